import { ClientError, GraphQLClient, gql } from 'graphql-request'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Live, live } from './live.ts'

let archive: Live
let client: GraphQLClient
beforeAll(async () => {
  archive = await live()
  client = new GraphQLClient(archive.url, { fetch: archive.fetch })
})
afterAll(() => archive[Symbol.asyncDispose]())

interface Page {
  articles: { nodes: { title: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
}

const Newest = gql`
  query Newest($after: String) {
    articles(first: 10, after: $after) { nodes { title } pageInfo { hasNextPage endCursor } }
  }
`

test('paging reaches the end of the list', async () => {
  const titles: string[] = []
  let after: string | null = null
  do {
    const { articles }: Page = await client.request<Page>(Newest, { after })
    titles.push(...articles.nodes.map(({ title }) => title))
    after = articles.pageInfo.hasNextPage ? articles.pageInfo.endCursor : null
  } while (after !== null)
  expect([titles.length, new Set(titles).size]).toEqual([29, 29])
})

test('an article is found by id and by slug', async () => {
  const { bySlug } = await client.request<{ bySlug: { id: string } }>(
    gql`{ bySlug: article(by: { slug: "electric-tug" }) { id } }`,
  )
  const answer = await client.request(gql`query ById($id: ID!) { article(by: { id: $id }) { title } }`, bySlug)
  expect(answer).toEqual({ article: { title: '第一条电动拖轮“听潮一号”下水' } })
})

test('search returns the ranges to highlight', async () => {
  const query = gql`query Search($query: String!) {
    search(query: $query, first: 1) { edges { node { title } highlights(fields: [TITLE]) { ranges { start length } } } }
  }`
  expect(await client.request(query, { query: '地震' })).toEqual({
    search: {
      edges: [
        { node: { title: '地震之后，第一班电车晚了四分钟' }, highlights: [{ ranges: [{ start: 0, length: 2 }] }] },
      ],
    },
  })
})

test('an error has its code', async () => {
  const failed = await client.request(gql`{ articles(first: 1000) { nodes { id } } }`).catch((error) => error)
  expect(failed).toBeInstanceOf(ClientError)
  expect(failed.response.errors[0]).toMatchObject({ path: ['articles'], extensions: { code: 'BAD_USER_INPUT' } })
})
