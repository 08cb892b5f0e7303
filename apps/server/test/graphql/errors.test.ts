import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, type TestSite } from '../test-site.ts'

let site: TestSite
beforeAll(async () => {
  site = await createTestSite({ '_posts/a.md': article('A'), '_posts/b.md': article('B') })
})
afterAll(() => site[Symbol.asyncDispose]())

test.each([
  ['first: 101', 'first: 101 is out of range; give a whole number from 0 to 100'],
  ['first: -1', 'first: -1 is out of range; give a whole number from 0 to 100'],
  ['last: 101', 'last: 101 is out of range; give a whole number from 0 to 100'],
  ['first: 1, last: 1', 'Give first or last, not both'],
  ['after: "Zm9v", offset: 1', 'Give an offset or a cursor, not both: a cursor already says where to start'],
  ['offset: -1', 'offset: -1 is out of range; give a whole number of 0 or more'],
  ['after: "no cursor"', 'after: "no cursor" is not a cursor; use one from a response'],
])('articles(%s) returns BAD_USER_INPUT with an explanation', async (args, message) => {
  const { data, errors } = await site.execute(`{ articles(${args}) { nodes { title } } }`)
  expect(data).toBeUndefined()
  expect(errors).toMatchObject([{ message, path: ['articles'], extensions: { code: 'BAD_USER_INPUT' } }])
  expect(site.reported).toEqual([])
})

test('a nested list reports the same errors', async () => {
  const { errors } = await site.execute('{ articles { nodes { title images(first: 1000) { totalCount } } } }')
  expect(errors?.[0]).toMatchObject({
    message: 'first: 1000 is out of range; give a whole number from 0 to 100',
    extensions: { code: 'BAD_USER_INPUT' },
  })
})

test('null means that an argument is left out, and first: 0 returns an empty page', async () => {
  const { data } = await site.execute(`{
    null: articles(first: null, after: null, last: null, offset: null, where: null, orderBy: null) { nodes { title } }
    none: articles(first: 0) { nodes { title } totalCount pageInfo { hasNextPage endCursor } }
  }`)
  expect(data.null.nodes).toHaveLength(2)
  expect(data.none).toEqual({ nodes: [], totalCount: 2, pageInfo: { hasNextPage: true, endCursor: null } })
})

test('variables in a URL or a form that are not JSON return 400', async () => {
  const parameters = 'query={site{title}}&variables={"a"'
  const type = 'application/x-www-form-urlencoded'
  for (const response of [
    await site.fetch(`/graphql?${parameters}`),
    await site.fetch('/graphql', { method: 'POST', headers: { 'content-type': type }, body: parameters }),
  ]) {
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: expect.stringMatching(/^variables and extensions must be JSON: /),
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    })
  }
  expect(site.reported).toEqual([])
})

test('a request without a query gets 400 and an example, for both media types and methods', async () => {
  const headers = { 'content-type': 'application/json' }
  for (const accept of ['application/json', 'application/graphql-response+json']) {
    for (const response of [
      await site.fetch('/graphql', { headers: { accept } }),
      await site.fetch('/graphql?query=', { headers: { accept } }),
      await site.fetch('/graphql', { method: 'POST', headers: { ...headers, accept }, body: '{}' }),
      await site.fetch('/graphql', { method: 'POST', headers: { ...headers, accept }, body: '{"query":null}' }),
    ]) {
      expect([response.status, response.headers.get('content-type')]).toEqual([400, `${accept}; charset=utf-8`])
      const { errors } = (await response.json()) as { errors: unknown[] }
      expect(errors).toEqual([
        { message: expect.stringMatching(/^There is no query: send one/), extensions: { code: 'BAD_REQUEST' } },
      ])
    }
  }
})

test('a body of another media type gets 415 and the reason', async () => {
  for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x']) {
    const response = await site.fetch('/graphql', { method: 'POST', headers: { 'content-type': type }, body: 'hello' })
    expect(response.status).toBe(415)
    expect(await response.json()).toEqual({
      errors: [
        {
          message: `The body's Content-Type is ${type}; send Content-Type: application/json`,
          extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' },
        },
      ],
    })
  }
  expect(site.reported).toEqual([])
})

test('a by argument must have exactly one member', async () => {
  const message = 'OneOf Input Object "ArticleBy" must specify exactly one key.'
  for (const by of ['{}', '{ slug: "a", path: "/a/" }']) {
    expect((await site.execute(`{ article(by: ${by}) { title } }`)).errors?.[0]).toMatchObject({ message })
  }
  const { errors } = await site.execute('query ($by: ArticleBy!) { article(by: $by) { title } }', {
    by: { slug: 'a', path: '/a/' },
  })
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
})

test('the error for a time without a zone or an invalid number explains the correct form', async () => {
  const query = 'query ($where: ArticleWhere, $first: Int) { articles(where: $where, first: $first) { totalCount } }'
  const moment = await site.execute(query, { where: { publishedAt: { gt: '2022-07-30' } } })
  expect(moment.errors).toMatchObject([
    {
      message:
        'Variable "$where" got invalid value "2022-07-30" at "where.publishedAt.gt"; "2022-07-30" is not a DateTime: write it with its zone, as in 2022-07-30T09:44:07Z.',
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ])
  expect((await site.execute(query, { first: 'ten' })).errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT' } },
  ])
  expect((await site.execute('{ articles { none } }')).errors).toMatchObject([
    { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  ])
  expect((await site.execute('{ articles {')).errors).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }])
})

test('an unexpected error is reported in full, and the client gets only an id', async () => {
  await using broken = await createTestSite({ '_posts/a.md': article('A') })
  broken.close()
  const { errors } = await broken.execute('{ articles { totalCount } }')
  const id = errors?.[0]?.extensions.id
  expect(errors).toEqual([
    {
      message: `Unexpected error on the server; its log has the details under ${id}`,
      locations: [{ line: 1, column: 3 }],
      path: ['articles'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', id },
    },
  ])
  expect(broken.reported).toEqual([new Error('The database is closed')])
})

test('a snapshot is released if the query fails', async () => {
  for (let count = 0; count < 50; count++) await site.execute('{ articles(first: -1) { totalCount } site { title } }')
  site.write({ '_posts/c.md': article('C') })
  await site.import()
  expect((await site.execute('{ articles { totalCount } }')).data.articles.totalCount).toBe(3)
})
