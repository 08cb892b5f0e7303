import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type StartedServer, startServer } from '../started-server.ts'
import { article, createTestSite, type TestSite } from '../test-site.ts'

let site: TestSite
let server: StartedServer

beforeAll(async () => {
  site = await createTestSite({ '_posts/a.md': article('A') })
  server = await startServer(site, { PREVIEW_TOKEN: 'right-token', LOG_LEVEL: 'silent' })
})
afterAll(async () => {
  await server.stop()
  await site[Symbol.asyncDispose]()
})

async function post(body: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  return { status: response.status, text: await response.text() }
}

async function get(parameters: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${server.url}/graphql?${parameters}`)
  return { status: response.status, text: await response.text() }
}

/** Sends bytes as they are, and returns what comes back until the server closes the connection. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1')
  let answer = ''
  socket.setEncoding('utf8').on('data', (part) => {
    answer += part
  })
  // The server may close while bytes are still on their way.
  socket.on('error', () => {})
  const closed = once(socket, 'close')
  socket.write(bytes)
  await closed
  return answer
}

const one = '{ articles { totalCount } }'
const query = (text: string) => () => post(JSON.stringify({ query: text }))
const fragments = Array.from({ length: 200 }, (_, n) => `fragment F${n} on Article { ...F${(n + 1) % 200} }`).join(' ')
const deep = (times: number) =>
  `{ articles { nodes ${'{ related { article '.repeat(times)}{ title }${' } }'.repeat(times)} } }`

/** The name of an attack, the request, and a pattern of the status and the body of the answer. */
const attacks: [name: string, send: () => Promise<{ status: number; text: string }>, expected: RegExp][] = [
  [
    '2,000 aliases',
    query(`{ ${Array.from({ length: 2_000 }, (_, n) => `a${n}: __typename`).join(' ')} }`),
    /^200 .*more that 4000 tokens/,
  ],
  [
    '60 aliases',
    query(`{ ${Array.from({ length: 60 }, (_, n) => `a${n}: ${one.slice(2, -2)}`).join(' ')} }`),
    /^200 .*TOO_MANY_ALIASES/,
  ],
  ['a field repeated 10,000 times', query(`{ ${'__typename '.repeat(10_000)} }`), /^200 .*more that 4000 tokens/],
  [
    'a directive repeated 1,000 times',
    query(`{ articles { totalCount ${'@aa'.repeat(1_000)} } }`),
    /^200 .*Unknown directive/,
  ],
  ['lists in lists, 20 levels deep', query(deep(20)), /^200 .*QUERY_TOO_DEEP/],
  ['200 fragments in a circle', query(`{ node(id: "x") { ...F0 } } ${fragments}`), /^200 .*Cannot spread fragment/],
  [
    '11 operations in one request',
    () => post(JSON.stringify(Array.from({ length: 11 }, () => ({ query: one })))),
    /^413 .*limited to 10/,
  ],
  ['a page of a million articles', query('{ articles(first: 1000000) { nodes { html } } }'), /^200 .*BAD_USER_INPUT/],
  ['a document of 1.5 MB', query(`{ articles { totalCount } } #${'x'.repeat(1_500_000)}`), /^413 .*too large/],
  [
    'introspection in a circle',
    query(`{ __schema { types { fields { type ${'{ fields { type '.repeat(12)}{ name }${' } }'.repeat(12)} } } } }`),
    /^200 .*introspection depth/,
  ],
  ['a mutation by GET', () => get('query=mutation{x}'), /^405 /],
  [
    'a form of another site, which can only read',
    () => post('query={__typename}', { 'content-type': 'application/x-www-form-urlencoded' }),
    /^200 .*"Query"/,
  ],
  ['100,000 open brackets', () => post('['.repeat(100_000)), /^400 .*invalid JSON/],
  [
    'a variable named __proto__',
    () => post('{"query":"{ __typename }","variables":{"__proto__":{"x":1}}}'),
    /^200 .*"Query"/,
  ],
]

test.for(attacks)('%s is answered with a reason, and the next request is served', async ([, send, expected]) => {
  const before = memory()
  const started = performance.now()
  const { status, text } = await send()
  expect(`${status} ${text.slice(0, 2_000)}`).toMatch(expected)
  expect(status).toBeLessThan(500)
  // Generous, because the machine may be busy. An attack that works takes minutes and gigabytes.
  expect(performance.now() - started).toBeLessThan(20_000)
  expect(memory() - before).toBeLessThan(300)
  expect(await post(JSON.stringify({ query: one }))).toEqual({
    status: 200,
    text: '{"data":{"articles":{"totalCount":1}}}',
  })
})

/** Memory of the server process in MB. 0 where the system does not tell. */
function memory(): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

test('a URL of 20 KB, a header of 20 KB and headers without an end are refused', async () => {
  expect(await raw(`GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 /)
  expect(await raw(`GET /health HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 /)
  // No line ever ends the headers. The connection is closed after ten seconds.
  expect(await raw('GET /health HTTP/1.1\r\nHost: a\r\n')).toMatch(/^HTTP\/1.1 408 /)
})

test('two contradicting lengths of a body are refused', async () => {
  const smuggled =
    'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n'
  expect(await raw(smuggled)).toMatch(/^HTTP\/1.1 400 /)
})

test('100 requests in one packet are all answered', async () => {
  const request = 'GET /health HTTP/1.1\r\nHost: a\r\n\r\n'
  const answer = await raw(`${request.repeat(99)}GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)
  expect(answer.match(/HTTP\/1.1 200 /g)).toHaveLength(100)
})

test('a client cannot guess the preview token, nor open more than 20 subscriptions', async () => {
  const subscription = new URLSearchParams({ query: 'subscription { contentChanged { revision } }' })
  const open = await Promise.all(
    Array.from({ length: 21 }, () =>
      fetch(`${server.url}/graphql?${subscription}`, { headers: { accept: 'text/event-stream' } }),
    ),
  )
  expect(open.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 20 }, () => 200), 429])
  await Promise.all(open.map(({ body }) => body?.cancel()))

  const guess = (token: string) => post(JSON.stringify({ query: one }), { authorization: `Bearer ${token}` })
  const wrong = await guess('guess-0')
  expect([wrong.status, JSON.parse(wrong.text).errors[0].extensions.code]).toEqual([401, 'WRONG_TOKEN'])
  for (let times = 1; times < 10; times++) expect((await guess(`guess-${times}`)).status).toBe(401)
  const refused = await guess('right-token')
  expect([refused.status, JSON.parse(refused.text).errors[0].extensions.code]).toEqual([429, 'TOO_MANY_TOKENS'])
  expect((await post(JSON.stringify({ query: one }))).status).toBe(200)
})

test('a client that has used its points gets 429 until the minute ends, and others are served', async () => {
  await using limited = await startServer(site, { RATE_LIMIT: '100', TRUSTED_HOPS: '1' })
  const ask = (client: string) =>
    fetch(`${limited.url}/graphql?query=${one}`, { headers: { 'x-forwarded-for': client } })
  const first = await ask('203.0.113.1')
  expect(first.headers.get('ratelimit-policy')).toBe('"points";q=100;w=60')
  expect(first.headers.get('ratelimit')).toMatch(/^"points";r=100;t=\d+$/)
  let last = first
  for (let times = 0; times < 20 && last.status === 200; times++) last = await ask('203.0.113.1')
  expect(last.status).toBe(429)
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await ask('203.0.113.2')).status).toBe(200)
  // A prefix that the client invents changes nothing.
  expect((await ask('198.51.100.9, 203.0.113.1')).status).toBe(429)
})
