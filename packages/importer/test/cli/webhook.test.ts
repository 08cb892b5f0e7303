import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { parseWebhook } from '../../src/cli/webhook-setting.ts'
import { startImport } from '../support/import-process.ts'
import { article, testArchive } from '../support/test-archive.ts'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

test.each([
  [{}, null],
  [{ WEBHOOK_URL: 'example.org', WEBHOOK_SECRET: secret }, 'WEBHOOK_URL: it is not a web address'],
  [{ WEBHOOK_URL: 'ftp://example.org', WEBHOOK_SECRET: secret }, 'WEBHOOK_URL: it is not a web address'],
  [{ WEBHOOK_URL: 'https://example.org' }, 'WEBHOOK_SECRET: it is missing; make one with'],
  [
    { WEBHOOK_URL: 'https://example.org', WEBHOOK_SECRET: 'short' },
    'WEBHOOK_SECRET: it is not whsec_ and 24 to 64 bytes',
  ],
  [{ WEBHOOK_URL: 'https://example.org', WEBHOOK_SECRET: 'whsec_c2hvcnQ=' }, 'WEBHOOK_SECRET: it is not whsec_ and 24'],
])('the settings %o are refused with what to write instead', (variables, message) => {
  if (message === null) expect(parseWebhook(variables)).toBeNull()
  else expect(() => parseWebhook(variables)).toThrow(message)
})

test('an import sends its message before it ends, and tries again when the receiver fails', async () => {
  using archive = testArchive({ 'a.md': article('A') })
  const statuses = [503, 204]
  const ids: unknown[] = []
  const server = createServer((request, response) => {
    ids.push(request.headers['webhook-id'])
    response.writeHead(statuses[ids.length - 1] ?? 500).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // The server listens on a port.
  const environment = { WEBHOOK_URL: `http://127.0.0.1:${port}/`, WEBHOOK_SECRET: secret }
  const child = startImport(archive.folder.path, archive.databaseUrl, environment)
  const [code] = await once(child, 'close')
  expect(code).toBe(0)
  expect(ids).toEqual([ids[0], ids[0]])
  server.close()
  await once(server, 'close')
})
