import { gql } from '@urql/core'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Live, live, oneHeading } from './live.ts'
import { urqlClient } from './urql-client.ts'

let archive: Live
let client: ReturnType<typeof urqlClient>
/** graphcache warns about every type that it cannot store. */
const warn = vi.spyOn(console, 'warn')
beforeAll(async () => {
  archive = await live()
})
beforeEach(() => {
  client = urqlClient(archive.url, archive.fetch)
  archive.requests = 0
})
afterAll(async () => {
  expect(warn.mock.calls).toEqual([])
  await archive[Symbol.asyncDispose]()
})

const Newest = gql`
  query Newest($after: String) {
    articles(first: 3, after: $after) {
      edges { cursor node { id title author { id name } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`

test('the next page is merged with the first one in the cache', async () => {
  const first = await client.query(Newest, {})
  await client.query(Newest, { after: first.data.articles.pageInfo.endCursor })
  const all = await client.query(Newest, {}, { requestPolicy: 'cache-only' })
  expect(all.data.articles.edges.map(({ node }: { node: { title: string } }) => node.title)).toEqual([
    '征集：你家抽屉里的旧城照片',
    'What the Electric Tug Costs',
    '第一条电动拖轮“听潮一号”下水',
    "A Reader's Guide to Getting Lost",
    '创刊三十年，编辑部致读者',
    'The Net Menders of Gull Point',
  ])
  expect(archive.requests).toBe(2)
})

test('an article of a list is read by id without a request', async () => {
  const { data } = await client.query(Newest, {})
  const { id } = data.articles.edges[1].node
  const answer = await client.query(
    gql`query ById($id: ID!) { article(by: { id: $id }) { id title author { id name } } }`,
    { id },
  )
  expect(answer.data.article).toMatchObject({ title: 'What the Electric Tug Costs', author: { name: 'Tomás Okafor' } })
  expect(archive.requests).toBe(1)
})

test('an unknown id returns null, also from the cache', async () => {
  const Nothing = gql`{ article(by: { id: "QXJ0aWNsZTox" }) { id title } }`
  expect((await client.query(Nothing, {})).data).toMatchObject({ article: null })
  expect((await client.query(Nothing, {})).data).toMatchObject({ article: null })
  expect(archive.requests).toBe(1)
})

test('the same article by slug is requested once', async () => {
  const BySlug = gql`query BySlug { article(by: { slug: "electric-tug" }) { id title } }`
  await client.query(BySlug, {})
  const again = await client.query(BySlug, {})
  expect(again.data.article.title).toBe('第一条电动拖轮“听潮一号”下水')
  expect(archive.requests).toBe(1)
})

test('headings with equal ids are stored per article', async () => {
  await using archive = await live(oneHeading)
  const query = gql`{ articles(first: 2) { edges { cursor node { id toc { id children { text } } } } } }`
  const { data } = await urqlClient(archive.url, archive.fetch).query(query, {})
  expect(JSON.stringify(data)).toContain('Of tea')
  expect(JSON.stringify(data)).toContain('Of bread')
})

test('search returns the ranges to highlight', async () => {
  const Search = gql`
    query Search($query: String!) {
      search(query: $query, first: 2) {
        edges { cursor node { id title } highlights(fields: [TITLE]) { text ranges { start length } } }
      }
    }
  `
  const { data } = await client.query(Search, { query: '地震' })
  expect(data.search.edges).toMatchObject([
    { node: { title: '地震之后，第一班电车晚了四分钟' }, highlights: [{ ranges: [{ start: 0, length: 2 }] }] },
    { node: { title: '凌晨3.9级地震，屿津人醒了又睡' } },
  ])
})

test('an object without an id is stored in its parent, without warnings', async () => {
  const Whole = gql`
    query Whole {
      site { title }
      suggest(prefix: "港") { text node { id } }
      article(by: { slug: "electric-tug" }) {
        id
        file { file }
        stats { words }
        toc { text children { text } }
        images { edges { cursor alt node { id url } } }
        diagnostics { code }
      }
    }
  `
  await client.query(Whole, {})
  const again = await client.query(Whole, {})
  expect(again.data.article.file.file).toBe('_posts/port/electric-tug.md')
  expect(archive.requests).toBe(1)
})

test('a fragment on an interface or a union matches the objects of the cache, without warnings', async () => {
  const Routes = gql`
    {
      tug: route(path: "/2026/04/29/electric-tug/") { __typename ... on Page { path } ... on Article { id title } }
      article(by: { slug: "electric-tug" }) { id ... on Page { path } ... on Node { id } }
    }
  `
  const first = await client.query(Routes, {})
  const again = await client.query(Routes, {})
  expect(again.data).toEqual(first.data)
  expect(again.data.article.path).toContain('/electric-tug/')
  expect(archive.requests).toBe(1)
})

test('an error has its code', async () => {
  const { error } = await client.query(gql`{ articles(first: 1000) { nodes { id } } }`, {})
  expect(error?.graphQLErrors[0]).toMatchObject({ path: ['articles'], extensions: { code: 'BAD_USER_INPUT' } })
})
