import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { expect, test, vi } from 'vitest'
import { startServer } from '../started-server.ts'
import { article, createTestSite } from '../test-site.ts'

const faults = {
  'uncaught exception': "setImmediate(() => { throw new Error('a fault of this test') })",
  'unhandled rejection': "Promise.reject(new Error('a fault of this test'))",
}

test.each(Object.entries(faults))('an %s is logged, and the server ends in order with code 70', async (name, fault) => {
  await using site = await createTestSite({ '_posts/a.md': article('A') })
  const program = join(site.contentDir, 'fault.mjs')
  writeFileSync(program, `process.on('SIGUSR2', () => { ${fault} })`)
  await using server = await startServer(site, { NODE_OPTIONS: `--import ${pathToFileURL(program).href}` })
  // A request whose headers the server has, and whose body comes later.
  const body = JSON.stringify({ query: '{ articles { totalCount } }' })
  const headers = { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue' }
  const sending = request(`${server.url}/graphql`, { method: 'POST', headers })
  const answered = once(sending, 'response')
  sending.flushHeaders()
  await once(sending, 'continue')
  process.kill(server.pid, 'SIGUSR2')
  await vi.waitUntil(() => server.errors().length > 0)
  sending.end(body)
  const [answer] = await answered
  expect(await json(answer)).toEqual({ data: { articles: { totalCount: 1 } } })
  expect(await server.ended).toBe(70)
  const [line] = server.errors().map((text) => JSON.parse(text))
  expect(line).toMatchObject({ level: 50, msg: `${name}: the server ends`, err: { message: 'a fault of this test' } })
})
