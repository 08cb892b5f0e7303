import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../apps/broadsheet/src/processes/run-process.mjs'

/** Runs `npm run audit` against a registry that answers each request in the same way. */
async function auditWith(status: number, answer: string) {
  const registry = createServer((request, response) => {
    request.resume()
    response.writeHead(status, { 'content-type': 'application/json' }).end(answer)
  }).listen(0, '127.0.0.1')
  await once(registry, 'listening')
  // A listening server has an AddressInfo.
  const { port } = registry.address() as AddressInfo
  try {
    const words = [join(import.meta.dirname, '../release/audit.ts'), '--registry', `http://127.0.0.1:${port}/`]
    return await run(process.execPath, words, { quiet: true })
  } finally {
    registry.close()
  }
}

test('an audit without a known vulnerability ends with 0, and one with a vulnerability names it and ends with 1', async () => {
  expect(await auditWith(200, '{}')).toEqual({ code: 0, output: 'No known vulnerabilities found\n' })
  const advisory = {
    id: 1,
    url: 'https://github.com/advisories/GHSA-0000-0000-0000',
    title: 'A document of few bytes takes minutes',
    severity: 'high',
    vulnerable_versions: '<1000',
    cwe: [],
    cvss: { score: 7, vectorString: '' },
  }
  const { code, output } = await auditWith(200, JSON.stringify({ graphql: [advisory] }))
  expect(code).toBe(1)
  expect(output).toContain('A document of few bytes takes minutes')
})

test('an audit that the registry cannot answer ends with 2, and says that nothing is known and what to do', async () => {
  for (const status of [404, 405]) {
    const { code, output } = await auditWith(status, '{}')
    expect(code).toBe(2)
    expect(output).toContain('Nothing is known about vulnerabilities: the registry did not answer the question.')
    expect(output).toContain('npm run audit -- --registry URL')
  }
})
