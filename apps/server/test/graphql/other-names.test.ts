import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, type TestSite } from '../test-site.ts'

let site: TestSite
beforeAll(async () => {
  site = await createTestSite({ '_posts/a.md': article('A') })
})
afterAll(() => site[Symbol.asyncDispose]())

/** The messages about a query, without what comes before the suggestion. */
async function suggestions(query: string): Promise<string[]> {
  const { errors } = await site.execute(query)
  return (errors ?? []).map(({ message }) => message.split('Did you mean ')[1] ?? 'nothing')
}

test('a name that other systems give a field of an article leads to its name here', async () => {
  const { errors } = await site.execute('{ articles { nodes { date } } }')
  expect(errors).toEqual([
    {
      message: 'Cannot query field "date" on type "Article". Did you mean "publishedAt" or "publishedOn"?',
      locations: [{ line: 1, column: 22 }],
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    },
  ])
  expect(await suggestions('{ articles { nodes { body summary image permalink wordCount next } } }')).toEqual([
    '"html", "text", or "source"?',
    '"excerpt" or "description"?',
    '"cover" or "images"?',
    '"path"?',
    '"stats"?',
    '"newer"?',
  ])
})

test('so do names of lists, terms, images and the site', async () => {
  expect(await suggestions('{ posts { id } settings { id } }')).toEqual(['"articles"?', '"site"?'])
  expect(await suggestions('{ tags { items { id } count nodes { title posts { id } } } }')).toEqual([
    '"nodes"?',
    '"totalCount"?',
    '"name"?',
    '"articles"?',
  ])
  expect(await suggestions('{ site { name } images { nodes { src } } }')).toEqual(['"title"?', '"url"?'])
})

test('so do names of arguments and of filters', async () => {
  expect(await suggestions('{ articles(limit: 3, skip: 3, filter: {}, sort: "x") { totalCount } }')).toEqual([
    '"first"?',
    '"offset" or "after"?',
    '"where"?',
    '"orderBy"?',
  ])
  expect(await suggestions('{ articles(where: { date: {}, categories: {} }) { totalCount } }')).toEqual([
    '"publishedAt"?',
    '"category"?',
  ])
})

test('another name gets the suggestions of graphql-js, if the schema has similar names', async () => {
  expect(await suggestions('{ articles { nodes { titel constructor } } }')).toEqual([
    expect.stringContaining('"title"'),
    'nothing',
  ])
})
