import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, type TestSite } from '../test-site.ts'

// 60 articles in 8 categories by 5 authors, so that a list that reads more than it returns fails a test.

let site: TestSite
beforeAll(async () => {
  const files = Array.from({ length: 60 }, (_, index) => [
    `_posts/a${index}.md`,
    article(
      `Article ${index}`,
      [
        `author: Author ${index % 5}`,
        `categories: [Root ${index % 2}, Leaf ${index % 8}]`,
        `headimg: https://img.example.org/${index}.jpg`,
      ],
      `![](https://img.example.org/shared.jpg)`,
    ),
  ])
  site = await createTestSite(Object.fromEntries(files))
})
afterAll(() => site[Symbol.asyncDispose]())

/**
 * Returns the number of statements of a query and the rows of each. The query runs twice and the second run counts,
 * because the first one fills the caches of author, category and tag names.
 */
async function cost(query: string): Promise<{ statements: number; rows: number[] }> {
  await site.execute(query)
  const { errors } = await site.execute(query)
  expect(errors).toBeUndefined()
  return { statements: site.statements.length, rows: site.statements.map(({ rows }) => rows) }
}

const list = (first: number) =>
  `{ articles(first: ${first}) { nodes { title author { name } categories { name } tags { name } images { nodes { url } } } } }`

test('a list with authors, categories, tags and images takes one statement', async () => {
  expect(await cost(list(10))).toMatchInlineSnapshot(`
    {
      "rows": [
        10,
      ],
      "statements": 1,
    }
  `)
  expect(await cost(list(50))).toMatchInlineSnapshot(`
    {
      "rows": [
        50,
      ],
      "statements": 1,
    }
  `)
})

test('categories with five articles each take two statements for any number of articles', async () => {
  const query = '{ categories { nodes { name articles(first: 5) { nodes { title } } } } }'
  expect(await cost(query)).toMatchInlineSnapshot(`
    {
      "rows": [
        10,
        50,
      ],
      "statements": 2,
    }
  `)
})

test('totalCount and hasNextPage cost statements only if they are selected', async () => {
  expect((await cost('{ articles(first: 5) { nodes { title } } }')).statements).toBe(1)
  expect((await cost('{ articles(first: 5) { nodes { title } pageInfo { endCursor } } }')).statements).toBe(1)
  // hasNextPage reads one row beyond the page.
  const more = await cost('{ articles(first: 5) { nodes { title } pageInfo { hasNextPage } } }')
  expect(more).toEqual({ statements: 2, rows: [5, 1] })
  const where = 'where: { slug: { ne: "none" } }'
  expect((await cost(`{ articles(first: 5, ${where}) { nodes { title } totalCount } }`)).statements).toBe(2)
  expect((await cost(`{ articles(${where}) { totalCount } }`)).statements).toBe(1)
  // The count of all articles is in the cache.
  expect((await cost('{ articles(first: 5) { nodes { title } totalCount } }')).statements).toBe(1)
})

test('only the selected texts of a body are read', async () => {
  await site.execute('{ articles(first: 3) { nodes { title excerpt stats { words } dateOrigin } } }')
  expect(site.statements.filter(({ text }) => text.includes('"Body"'))).toEqual([])
  await site.execute('{ articles(first: 3) { nodes { html toc { id } frontMatter } } }')
  const read = site.statements.flatMap(
    ({ text, rows }) => text.match(/b\."(\w+)"(?: AS BLOB\))? AS text/)?.[1]?.concat(` ${rows}`) ?? [],
  )
  expect(read).toEqual(['html 3', 'toc 3', 'frontMatter 3'])
})

test('introspection runs no statement', async () => {
  expect(await cost('{ __schema { queryType { name } } }')).toEqual({ statements: 0, rows: [] })
})

test('nodes takes one statement per type', async () => {
  const { data } = await site.execute('{ articles(first: 6) { nodes { id } } authors(first: 2) { nodes { id } } }')
  const ids = [...data.articles.nodes, ...data.authors.nodes].map(({ id }) => id)
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Article { tags { name } author { name } } } }'
  await site.execute(query, { ids })
  await site.execute(query, { ids })
  expect(site.statements.map(({ rows }) => rows)).toEqual([6, 2])
})
