import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, type TestSite } from '../test-site.ts'

let site: TestSite
beforeAll(async () => {
  site = await createTestSite({
    'title.md': article('Security at the harbour', ['date: 2020-01-01']),
    'text.md': article('New rules', ['date: 2022-01-01'], 'The secure room and its guard. 港口安全。'),
    'tag.md': article('Old rules', ['date: 2021-01-01', 'tags: security']),
    'other.md': article('Second thoughts', ['date: 2023-01-01'], 'Nothing of it. A section.'),
  })
})
afterAll(() => site[Symbol.asyncDispose]())

const hits = async (args: string) => {
  const { data, errors } = await site.execute(
    `{ search(${args}) { nodes { slug } totalCount pageInfo { endCursor hasNextPage hasPreviousPage } } }`,
  )
  expect(errors).toBeUndefined()
  return { ...data.search, slugs: data.search.nodes.map(({ slug }: { slug: string }) => slug) }
}

test('while a reader types, the last word may be a beginning', async () => {
  expect((await hits('query: "secur"')).slugs).toEqual([])
  expect(await hits('query: "secur", prefix: true')).toMatchObject({ slugs: ['title', 'tag', 'text'], totalCount: 3 })
  expect((await hits('query: "harbour secur", prefix: true')).slugs).toEqual(['title'])
  expect((await hits('query: "secur harbour", prefix: true')).slugs).toEqual([])
  expect((await hits('query: "secur ", prefix: true')).slugs).toEqual([])
  expect((await hits('query: "港口安", prefix: true')).slugs).toEqual(['text'])
  expect((await hits('query: "s", prefix: true')).slugs).toEqual([])
})

test('highlights and facets of an unfinished word show the whole words', async () => {
  const { data } = await site.execute(`{
    search(query: "secur", prefix: true, first: 1) { edges { matchedIn highlights { text ranges { start length } } } }
    facets(search: "secur", prefix: true) { tags { node { name } count } }
  }`)
  expect(data.search.edges).toEqual([
    { matchedIn: ['TITLE'], highlights: [{ text: 'Security at the harbour', ranges: [{ start: 0, length: 8 }] }] },
  ])
  expect(data.facets.tags).toEqual([{ node: { name: 'security' }, count: 1 }])
})

test('results are sorted by date alone, page by page, or by page number', async () => {
  expect((await hits('query: "rules security", mode: ANY_TERM')).slugs).toEqual(['text', 'tag', 'title'])
  expect((await hits('query: "security", orderBy: NEWEST')).slugs).toEqual(['tag', 'title'])
  const all = 'query: "secur", prefix: true, orderBy: NEWEST'
  const first = await hits(`${all}, first: 2`)
  expect(first).toMatchObject({ slugs: ['text', 'tag'], totalCount: 3, pageInfo: { hasNextPage: true } })
  expect(await hits(`${all}, first: 2, after: "${first.pageInfo.endCursor}"`)).toMatchObject({
    slugs: ['title'],
    pageInfo: { hasNextPage: false, hasPreviousPage: true },
  })
  expect(await hits(`${all}, first: 2, offset: 2`)).toMatchObject({ slugs: ['title'] })
  expect(await hits('query: "secur", prefix: true, first: 1, offset: 1')).toMatchObject({ slugs: ['tag'] })
})
