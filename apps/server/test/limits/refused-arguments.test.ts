import { isObjectType } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schema } from '../../src/graphql/schema.ts'
import { argumentChecks } from '../../src/limits/argument-checks.ts'
import { article, createTestSite, type TestSite } from '../test-site.ts'

let site: TestSite
beforeAll(async () => {
  site = await createTestSite({
    '_posts/a.md': article('A', ['tags: [tea]', 'categories: [port]']),
    '_posts/b.md': article('B'),
  })
})
afterAll(() => site[Symbol.asyncDispose]())

const post = (query: string, variables: object = {}, accept = 'application/graphql-response+json') =>
  site.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ query, variables }),
  })
const badInput = { code: 'BAD_USER_INPUT' }

test('a list with a wrong cursor is refused with its path before another list is read', async () => {
  site.statements.length = 0
  const response = await post('{ tags { nodes { name } }\n  articles(after: "no cursor") { nodes { title } } }')
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual({
    errors: [
      {
        message: 'after: "no cursor" is not a cursor; use one from a response',
        locations: [{ line: 2, column: 3 }],
        path: ['articles'],
        extensions: badInput,
      },
    ],
  })
  expect(site.statements).toEqual([])
})

test('all wrong lists of a request are named, also nested ones', async () => {
  const response = await post(
    `query ($first: Int) {
    newest: articles(first: $first) { nodes { title related(first: 200) { node { title } } } }
    tags(first: 1, last: 1) { nodes { name } }
    tag(by: { slug: "tea" }) { articles(first: 1000, orderBy: { field: FRONT_MATTER }) { nodes { title } } }
    site { title }
  }`,
    { first: 1000 },
  )
  const { errors, data } = (await response.json()) as { errors: unknown[]; data?: unknown }
  expect(data).toBeUndefined()
  const range = 'is out of range; give a whole number from 0 to 100'
  expect(errors).toMatchObject([
    { path: ['newest'], message: `first: 1000 ${range}` },
    { path: ['newest', 'nodes', 'related'], message: `first: 200 ${range}` },
    { path: ['tags'], message: 'Give first or last, not both' },
    { path: ['tag', 'articles'], message: 'orderBy: FRONT_MATTER needs the key to sort by, as in key: "weight"' },
  ])
})

test('a cursor of another order is refused, and a cursor of the same order is not', async () => {
  const query = `query ($after: String, $field: ArticleOrderField!) {
    articles(first: 1, after: $after, orderBy: { field: $field }) { nodes { title } pageInfo { endCursor } }
  }`
  const { data } = await site.execute(query, { field: 'TITLE' })
  const after = data.articles.pageInfo.endCursor
  expect((await site.execute(query, { field: 'TITLE', after })).data.articles.nodes).toHaveLength(1)
  expect((await post(query, { field: 'WORDS', after })).status).toBe(400)
})

test.each([
  [
    '{ search(query: "x x x x x x x x x x x x x x x x x") { totalCount } }',
    'query: 17 words are too many; use at most 16',
  ],
  ['{ suggest(prefix: "a", first: 51) { text } }', 'first: 51 is out of range; give 0 to 50'],
  ['{ articles(where: { not: { month: 13 } }) { totalCount } }', 'month: 13 is not a month; give 1 to 12'],
  [
    '{ facets(where: { frontMatter: { key: "weight", gt: true } }) { tags { count } } }',
    'frontMatter: "weight" is compared with true; use a number or a string',
  ],
  ['{ search(query: "a") { edges { highlights(size: 5) { text } } } }', 'size: 5 is out of range; give 10 to 500'],
  ['{ articles { nodes { excerpt(length: -1) } } }', 'length: -1 is negative; give 0 or more.'],
])('%s is refused before it is read', async (query, message) => {
  site.statements.length = 0
  const response = await post(query)
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ errors: [{ message, extensions: badInput }] })
  expect(site.statements).toEqual([])
})

test.each([51, 500, 3_000, 100_000])('a filter of %i levels is refused, and one of 50 is not', async (levels) => {
  const nested = (depth: number) => JSON.parse(`${'{"not":'.repeat(depth)}{}${'}'.repeat(depth)}`)
  const query = 'query ($where: ArticleWhere) { articles(where: $where) { totalCount } }'
  expect((await site.execute(query, { where: nested(50) })).data.articles.totalCount).toBe(2)
  const body = JSON.stringify({ query, variables: { where: 0 } }).replace(
    /0\}\}$/,
    `${'{"not":'.repeat(levels)}{}${'}'.repeat(levels)}}}`,
  )
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' }
  const response = await site.fetch('/graphql', { method: 'POST', headers, body })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({
    errors: [{ message: expect.stringMatching(/nested more than \d+ levels deep/), extensions: badInput }],
  })
  expect(site.reported).toEqual([])
})

test('a list that @skip leaves out is not refused', async () => {
  const query = `query ($all: Boolean = false) { articles(first: 1000) @include(if: $all) { totalCount } site { title } }`
  expect((await site.execute(query)).errors).toBeUndefined()
  expect((await post(query, { all: true })).status).toBe(400)
})

test('an operation that was answered often is refused too', async () => {
  const query = 'query ($first: Int) { articles(first: $first) { nodes { title } } }'
  for (let count = 0; count < 5; count++) expect((await post(query, { first: 1 })).status).toBe(200)
  expect((await post(query, { first: 101 })).status).toBe(400)
})

test('a client that accepts only application/json gets 200, as for other refused requests', async () => {
  const response = await post('{ articles(first: 1000) { totalCount } }', {}, 'application/json')
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ errors: [{ extensions: badInput }] })
})

test('every list whose length or place a client chooses has a check, and every check belongs to a field', () => {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) ? Object.values(type.getFields()).map((field) => ({ type, field })) : [],
  )
  const unchecked = fields
    .filter(({ field }) => field.args.some(({ name }) => /^(?:first|last|after|before|offset)$/.test(name)))
    .map(({ type, field }) => `${type.name}.${field.name}`)
    .filter((name) => !Object.hasOwn(argumentChecks, name))
  expect(unchecked).toEqual([])
  const names = new Set(fields.map(({ type, field }) => `${type.name}.${field.name}`))
  expect(Object.keys(argumentChecks).filter((name) => !names.has(name))).toEqual([])
})
