import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, type TestSite } from '../test-site.ts'

let site: TestSite
beforeAll(async () => {
  site = await createTestSite({ '_posts/a.md': article('A', ['categories: [a, b]']) })
})
afterAll(() => site[Symbol.asyncDispose]())

/** Returns a query with nested `parent` fields below four other levels. */
const withParents = (parents: number) =>
  `{ articles { nodes { category { ${'parent { '.repeat(parents)}name${' }'.repeat(parents)} } } } }`

test('a query has at most 12 levels, with or without fragments', async () => {
  expect((await site.execute(withParents(8))).errors).toBeUndefined()
  const tooDeep = [{ message: 'Query depth limit of 12 exceeded, found 13.', extensions: { code: 'QUERY_TOO_DEEP' } }]
  expect((await site.execute(withParents(9))).errors).toEqual(tooDeep)
  const folded = `{ articles { nodes { category { ...Up } } } }
    fragment Up on Category { ${'parent { '.repeat(9)}name${' }'.repeat(9)} }`
  expect((await site.execute(folded)).errors).toEqual(tooDeep)
})

test('introspection is exempt', async () => {
  const { data, errors } = await site.execute(getIntrospectionQuery({ oneOf: true, inputValueDeprecation: true }))
  expect(errors).toBeUndefined()
  expect(data.__schema.queryType.name).toBe('Query')
})

test('a query has at most 50 aliases', async () => {
  const aliased = (count: number) => `{ ${Array.from({ length: count }, (_, index) => `a${index}: site { title }`)} }`
  expect((await site.execute(aliased(50))).errors).toBeUndefined()
  expect((await site.execute(aliased(51))).errors).toEqual([
    { message: 'Aliases limit of 50 exceeded, found 51.', extensions: { code: 'TOO_MANY_ALIASES' } },
  ])
})

test('a query has at most 4,000 tokens', async () => {
  const { errors } = await site.execute(`{ ${'site { title } '.repeat(1_000)} }`)
  expect(errors).toMatchObject([
    {
      message: 'Syntax Error: Document contains more that 4000 tokens. Parsing aborted.',
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    },
  ])
})

test('a request contains at most 10 operations', async () => {
  const send = async (count: number) => {
    const response = await site.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(Array.from({ length: count }, () => ({ query: '{ site { articleCount } }' }))),
    })
    return { status: response.status, body: await response.json() }
  }
  const ten = await send(10)
  expect(ten.body).toEqual(Array.from({ length: 10 }, () => ({ data: { site: { articleCount: 1 } } })))
  expect(await send(11)).toEqual({
    status: 413,
    body: {
      errors: [{ message: 'Batching is limited to 10 operations per request.', extensions: { code: 'BAD_REQUEST' } }],
    },
  })
})

test('a request body over one megabyte is refused', async () => {
  const response = await site.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `{ site { title } } # ${'x'.repeat(1_000_000)}` }),
  })
  expect(response.status).toBe(413)
})

test('nodes returns at most 100 objects', async () => {
  const { errors } = await site.execute('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    ids: Array(101).fill('x'),
  })
  expect(errors).toMatchObject([
    { message: 'ids: 101 are too many; give 100 at most', extensions: { code: 'BAD_USER_INPUT' } },
  ])
})

test('a mutation gets the reason why there is none', async () => {
  const { data, errors } = await site.execute('mutation { deleteArticle(id: "1") { id } }')
  expect(data).toBeUndefined()
  expect(errors).toMatchObject([
    {
      message: 'This API has no mutations: the files of the content folder are the source of truth, so change a file',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    },
  ])
})
