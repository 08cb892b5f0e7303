import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, asPreview, createTestSite, type TestSite } from '../test-site.ts'

let site: TestSite
let url: string
beforeAll(async () => {
  site = await createTestSite(
    {
      '_posts/first.md': article('First', ['author: Ann', 'tags: [a, b]'], '![](https://img.example.org/1.jpg)'),
      '_posts/second.md': article('Second', ['author: Ben']),
      '_posts/draft.md': article('Hidden draft', ['draft: true']),
      '_posts/due.md': '---\ntitle: Due tomorrow\ndate: 2026-01-02T00:00:00Z\n---\nText.\n',
    },
    { now: Date.UTC(2026, 0, 1) },
  )
  url = `${await site.listen()}/graphql`
})
afterAll(() => site[Symbol.asyncDispose]())

const titles = '{ articles { nodes { title } } }'
const page =
  'query ($n: Int!) { articles(first: $n) { totalCount nodes { title author { name } images { nodes { url } } } } }'
const dear = 'query ($n: Int) { articles(first: $n) { nodes { related { node { related { node { html } } } } } } }'

interface Params {
  query?: unknown
  variables?: unknown
  operationName?: unknown
  [other: string]: unknown
}

const post = (params: Params, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(params),
})

const statusAndBody = async (response: Response) => ({ status: response.status, body: await response.text() })

let requests = 0
/** Sends a request that no cached response answers: the server ignores `extensions`. */
const first = async (params: Params, headers: Record<string, string> = {}) =>
  statusAndBody(await fetch(url, post({ ...params, extensions: { request: requests++ } }, headers)))
const byYoga = async (params: Params, headers: Record<string, string> = {}) =>
  statusAndBody(await site.fetch('/graphql', post(params, headers)))

/** Has the operation prepared, by valid requests. */
async function prepare(params: Params): Promise<void> {
  for (let count = 0; count < 4; count++) expect((await first(params)).status).toBe(200)
}

test.each<[string, Params, Params]>([
  ['other variables', { query: page, variables: { n: 1 } }, { variables: { n: 2 } }],
  ['a variable of the wrong type', { query: page, variables: { n: 1 } }, { variables: { n: 'x' } }],
  ['a variable out of range', { query: page, variables: { n: 1 } }, { variables: { n: 101 } }],
  ['no variables', { query: page, variables: { n: 1 } }, { variables: undefined }],
  ['variables that are not an object', { query: titles }, { variables: 'x' }],
  ['variables in a list', { query: titles }, { variables: [] }],
  ['an operation name that is not a text', { query: titles }, { operationName: 1 }],
  ['an operation that does not exist', { query: titles }, { operationName: 'B' }],
  ['an unknown parameter', { query: titles }, { mode: 'x' }],
  [
    'the other operation',
    { query: `query A ${titles} query B { site { url } }`, operationName: 'A' },
    { operationName: 'B' },
  ],
  [
    'no operation name for two operations',
    { query: `query A ${titles} query B { site { url } }`, operationName: 'A' },
    { operationName: undefined },
  ],
  ['a price above the limit', { query: dear, variables: { n: 1 } }, { variables: { n: 100 } }],
])('a prepared operation with %s is answered as Yoga answers it', async (_what, valid, changed) => {
  await prepare(valid)
  const params = { ...valid, ...changed }
  expect(await first(params)).toEqual(await byYoga(params))
})

test('a prepared operation shows drafts to requests with the token only', async () => {
  await prepare({ query: titles })
  const preview = await first({ query: titles }, asPreview)
  expect(preview).toEqual(await byYoga({ query: titles }, asPreview))
  expect(preview.body).toContain('Hidden draft')
  expect((await first({ query: titles })).body).not.toContain('Hidden draft')
})

test('a prepared operation shows a scheduled article when it is due, and what was imported since', async () => {
  await prepare({ query: titles })
  expect((await first({ query: titles })).body).not.toContain('Due tomorrow')
  site.now += 86_400_000
  expect((await first({ query: titles })).body).toContain('Due tomorrow')
  site.write({ '_posts/third.md': article('Third') })
  await site.import()
  expect((await first({ query: titles })).body).toContain('Third')
})
