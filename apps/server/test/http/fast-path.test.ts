import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, asPreview, createTestSite, type TestSite } from '../test-site.ts'

const day = 86_400_000
const start = Date.UTC(2026, 0, 1)

let site: TestSite
let url: string
beforeAll(async () => {
  site = await createTestSite(
    {
      '_posts/first.md': article('First', ['author: Ann', 'tags: [a, b]'], `Body of ${'some length. '.repeat(200)}`),
      '_posts/second.md': article('Second', ['author: Ben']),
      '_posts/draft.md': article('Hidden draft', ['draft: true']),
      '_posts/due.md': '---\ntitle: Due tomorrow\ndate: 2026-01-02T00:00:00Z\n---\nText.\n',
      '_posts/over.md': article('Over in two days', ['expires: 2026-01-03T00:00:00Z']),
    },
    { now: start },
  )
  url = `${await site.listen()}/graphql`
})
afterAll(() => site[Symbol.asyncDispose]())

const titles = '{ articles { nodes { title } } }'

function post(query: string, { variables = {}, headers = {} }: { variables?: object; headers?: HeadersInit } = {}) {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
}

function get(query: string, headers: HeadersInit = {}) {
  return fetch(`${url}?${new URLSearchParams({ query })}`, { headers })
}

async function titlesNow(headers: HeadersInit = {}): Promise<string[]> {
  // The query names the shape.
  const { data } = (await (await post(titles, { headers })).json()) as {
    data: { articles: { nodes: { title: string }[] } }
  }
  return data.articles.nodes.map(({ title }) => title).toSorted()
}

test.each([
  ['a list', { query: titles }],
  ['variables', { query: 'query ($n: Int!) { articles(first: $n) { totalCount } }', variables: { n: 1 } }],
  ['one of two operations', { query: 'query A { site { timeZone } } query B { site { url } }', operationName: 'B' }],
  ['no result', { query: '{ article(by: { slug: "none" }) { title } }' }],
  ['introspection', { query: '{ __schema { queryType { name } } }' }],
  ['an error of the client', { query: '{ articles(first: 101) { totalCount } }' }],
  ['no such field', { query: '{ nonsense }' }],
  ['no document', { query: '{ articles' }],
  ['no such operation', { query: 'query A { site { url } }', operationName: 'B' }],
  [
    'a variable of the wrong type',
    { query: 'query ($n: Int!) { articles(first: $n) { totalCount } }', variables: { n: 'x' } },
  ],
  ['variables that are not an object', { query: titles, variables: 'x' }],
  ['a field too deep', { query: `{ articles { nodes ${'{ newer '.repeat(20)}{ title }${' }'.repeat(20)} } }` }],
  ['a parameter that GraphQL does not know', { query: titles, nonsense: 1 }],
  ['no query', { variables: {} }],
  ['a batch', [{ query: titles }, { query: '{ site { timeZone } }' }]],
  ['null', null],
])('a request with %s gets the same answer as from Yoga, the first time and again', async (_name, params) => {
  for (const accept of ['application/json', 'application/graphql-response+json', '*/*']) {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify(params),
    }
    const expected = await parts(await site.fetch('/graphql', init))
    expect(await parts(await fetch(url, init))).toEqual(expected)
    expect(await parts(await fetch(url, init))).toEqual(expected)
  }
})

async function parts(response: Response) {
  const type = response.headers.get('content-type')
  const text = await response.text()
  return { status: response.status, type, body: text && JSON.parse(text) }
}

test('the same query by GET, by POST and in a chunked body has the same answer', async () => {
  const byPost = await (await post(titles)).text()
  expect(await (await get(titles)).text()).toBe(byPost)
  const chunked = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(JSON.stringify({ query: titles })))
      controller.close()
    },
  })
  const headers = { 'content-type': 'application/json' }
  const streamed = await fetch(url, { method: 'POST', headers, body: chunked, duplex: 'half' } as RequestInit)
  expect(await streamed.text()).toBe(byPost)
})

test('GET returns an ETag, and 304 if the client sends it back', async () => {
  const first = await get(titles)
  const etag = first.headers.get('etag') ?? ''
  expect(first.status).toBe(200)
  const again = await get(titles, { 'if-none-match': `"other", ${etag}` })
  expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, ''])
  expect((await get(titles, { 'if-none-match': '"other"' })).status).toBe(200)
  expect((await get('{ site { timeZone } }', { 'if-none-match': etag })).status).toBe(200)
})

test('a repeated long response is compressed, and a short one never is', async () => {
  const ask = (query: string) => post(query, { headers: { 'accept-encoding': 'gzip' } })
  const long = '{ article(by: { slug: "first" }) { html } }'
  let response = await ask(long)
  const plain = await response.text()
  expect(response.headers.get('content-encoding')).toBeNull()
  // Compression runs in the background. Until it ends, requests get the plain body.
  while (response.headers.get('content-encoding') === null) {
    response = await ask(long)
    expect(await response.text()).toBe(plain)
  }
  expect(response.headers.get('content-encoding')).toBe('gzip')
  expect(Number(response.headers.get('content-length'))).toBeLessThan(plain.length / 4)
  for (let count = 0; count < 4; count++) {
    expect((await ask('{ site { timeZone } }')).headers.get('content-encoding')).toBeNull()
  }
})

test('Vary names the headers that change the response, and pages of any origin may read it', async () => {
  const { headers } = await post(titles, { headers: { origin: 'https://example.org' } })
  expect(headers.get('vary')).toBe('Accept, Accept-Encoding, Authorization')
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('cache-control')).toBe('no-cache')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('a response to a request with the token is private and not sent to other clients', async () => {
  for (let count = 0; count < 3; count++) {
    const preview = await post(titles, { headers: asPreview })
    expect(preview.headers.get('cache-control')).toBe('private, no-store')
    expect(await preview.text()).toContain('Hidden draft')
    expect(await (await post(titles)).text()).not.toContain('Hidden draft')
    expect(await (await get(titles, asPreview)).text()).toContain('Hidden draft')
    expect(await (await get(titles)).text()).not.toContain('Hidden draft')
    expect(await (await post(titles, { headers: { authorization: 'Bearer wrong' } })).text()).not.toContain(
      'Hidden draft',
    )
  }
})

test('an article appears and expires on time, also if responses are cached', async () => {
  const moments = [start, start + day - 1, start + day, start + 2 * day - 1, start + 2 * day, start]
  const seen: string[][] = []
  for (const now of moments) {
    site.now = now
    seen.push(await titlesNow(), await titlesNow())
  }
  const today = ['First', 'Over in two days', 'Second']
  const tomorrow = ['Due tomorrow', 'First', 'Over in two days', 'Second']
  const later = ['Due tomorrow', 'First', 'Second']
  expect(seen).toEqual([today, today, tomorrow, tomorrow, later, today].flatMap((list) => [list, list]))
})

test('an import is visible in the next response', async () => {
  expect(await titlesNow()).not.toContain('Third')
  site.write({ '_posts/third.md': article('Third') })
  await site.import()
  expect(await titlesNow()).toContain('Third')
})
