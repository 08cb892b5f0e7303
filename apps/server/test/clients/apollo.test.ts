import { CombinedGraphQLErrors, gql } from '@apollo/client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { apolloClient } from './apollo-client.ts'
import { type Live, live, oneHeading } from './live.ts'

let archive: Live
let client: ReturnType<typeof apolloClient>
beforeAll(async () => {
  archive = await live()
})
beforeEach(() => {
  client = apolloClient(archive.url, archive.fetch)
  archive.requests = 0
})
afterAll(() => archive[Symbol.asyncDispose]())

const Newest = gql`
  query Newest($after: String) {
    articles(first: 3, after: $after) {
      edges { cursor node { id title author { id name } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`

interface Page {
  articles: { edges: { node: { id: string; title: string } }[]; pageInfo: { endCursor: string } }
}

test('the next page is merged with the first one in the cache', async () => {
  const first = await client.query<Page>({ query: Newest })
  const after = first.data?.articles.pageInfo.endCursor
  await client.watchQuery<Page>({ query: Newest }).fetchMore({ variables: { after } })
  const titles = client.readQuery<Page>({ query: Newest })?.articles.edges.map(({ node }) => node.title)
  expect(titles).toEqual([
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
  const { data } = await client.query<Page>({ query: Newest })
  const answer = await client.query({
    query: gql`query ById($id: ID!) { article(by: { id: $id }) { id title author { id name } } }`,
    variables: { id: data?.articles.edges[1]?.node.id },
  })
  expect(answer.data).toMatchObject({
    article: { title: 'What the Electric Tug Costs', author: { name: 'Tomás Okafor' } },
  })
  expect(archive.requests).toBe(1)
})

test('an unknown id returns null, also from the cache', async () => {
  const query = gql`{ article(by: { id: "QXJ0aWNsZTox" }) { id title } }`
  expect((await client.query({ query })).data).toEqual({ article: null })
  expect((await client.query({ query })).data).toEqual({ article: null })
  expect(archive.requests).toBe(1)
})

test('the same article by slug is requested once', async () => {
  const query = gql`query BySlug { article(by: { slug: "electric-tug" }) { id title } }`
  await client.query({ query })
  const again = await client.query({ query })
  expect(again.data).toMatchObject({ article: { title: '第一条电动拖轮“听潮一号”下水' } })
  expect(archive.requests).toBe(1)
})

test('fields of one article from two queries are merged', async () => {
  await client.query({ query: gql`{ article(by: { slug: "electric-tug" }) { id stats { words } } site { title } }` })
  await client.query({ query: gql`{ article(by: { slug: "electric-tug" }) { id stats { images } } site { url } }` })
  const both = gql`{ article(by: { slug: "electric-tug" }) { id stats { words images } } site { title url } }`
  expect(client.cache.readQuery({ query: both })).toMatchObject({
    article: { stats: { words: expect.any(Number), images: 1 } },
    site: { title: '潮信日报 Yujin Tidings', url: 'https://yujin-tidings.example' },
  })
})

test('headings with equal ids are stored per article', async () => {
  await using archive = await live(oneHeading)
  const query = gql`{ articles(first: 2) { edges { cursor node { id toc { id children { text } } } } } }`
  const { data } = await apolloClient(archive.url, archive.fetch).query({ query })
  expect(JSON.stringify(data)).toContain('Of tea')
  expect(JSON.stringify(data)).toContain('Of bread')
})

test('search returns the ranges to highlight', async () => {
  const query = gql`
    query Search($query: String!) {
      search(query: $query, first: 2) {
        edges { cursor node { id title } highlights(fields: [TITLE]) { text ranges { start length } } }
      }
    }
  `
  const { data } = await client.query({ query, variables: { query: '地震' } })
  expect(data).toMatchObject({
    search: {
      edges: [
        {
          node: { title: '地震之后，第一班电车晚了四分钟' },
          highlights: [{ ranges: [{ start: 0, length: 2 }] }],
        },
        { node: { title: '凌晨3.9级地震，屿津人醒了又睡' } },
      ],
    },
  })
})

test('an error has its code', async () => {
  const failed = await client.query({ query: gql`{ articles(first: 1000) { nodes { id } } }` }).catch((error) => error)
  expect(CombinedGraphQLErrors.is(failed)).toBe(true)
  expect(failed.errors[0]).toMatchObject({ path: ['articles'], extensions: { code: 'BAD_USER_INPUT' } })
})
