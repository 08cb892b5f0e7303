import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, type World, world } from '../world.ts'

// Sixty articles in eight categories, by five authors: a list that read more than it answers would show here.

let site: World
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
  site = await world(Object.fromEntries(files))
})
afterAll(() => site[Symbol.asyncDispose]())

/**
 * How many statements a question takes, and how many rows each gives, where it was asked once before: then the authors,
 * categories and tags of its lists are known.
 */
async function cost(query: string): Promise<{ statements: number; rows: number[] }> {
  await site.ask(query)
  const { errors } = await site.ask(query)
  expect(errors).toBeUndefined()
  return { statements: site.statements.length, rows: site.statements.map(({ rows }) => rows) }
}

const list = (first: number) =>
  `{ articles(first: ${first}) { nodes { title author { name } categories { name } images { nodes { url } } } } }`

test('a list with authors, categories and pictures takes a statement for each field, and reads what it answers', async () => {
  expect(await cost(list(10))).toMatchInlineSnapshot(`
    {
      "rows": [
        10,
        10,
        20,
        20,
      ],
      "statements": 4,
    }
  `)
  expect(await cost(list(50))).toMatchInlineSnapshot(`
    {
      "rows": [
        50,
        50,
        100,
        100,
      ],
      "statements": 4,
    }
  `)
})

test('categories with five articles each take two statements, whatever the categories hold', async () => {
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

test('a count and the end of a page cost something only where they are asked for', async () => {
  expect((await cost('{ articles(first: 5) { nodes { title } } }')).statements).toBe(1)
  expect((await cost('{ articles(first: 5) { nodes { title } pageInfo { endCursor } } }')).statements).toBe(1)
  // Whether there is more takes a look at a row that the answer does not have.
  const more = await cost('{ articles(first: 5) { nodes { title } pageInfo { hasNextPage } } }')
  expect(more).toEqual({ statements: 2, rows: [5, 1] })
  expect((await cost('{ articles(first: 5) { nodes { title } totalCount } }')).statements).toBe(2)
  expect((await cost('{ articles { totalCount } }')).statements).toBe(1)
})

test('of bodies only the texts are read that a field asks for', async () => {
  await site.ask('{ articles(first: 3) { nodes { title excerpt stats { words } dateOrigin } } }')
  expect(site.statements.filter(({ text }) => text.includes('"Body"'))).toEqual([])
  await site.ask('{ articles(first: 3) { nodes { html toc { id } frontMatter } } }')
  const read = site.statements.flatMap(
    ({ text, rows }) => text.match(/b\."(\w+)" AS text/)?.[1]?.concat(` ${rows}`) ?? [],
  )
  expect(read).toEqual(['html 3', 'toc 3', 'frontMatter 3'])
})

test('introspection asks the database nothing', async () => {
  expect(await cost('{ __schema { queryType { name } } }')).toEqual({ statements: 0, rows: [] })
})

test('nodes by id take a statement for each type, and their relations one for all of them', async () => {
  const { data } = await site.ask('{ articles(first: 6) { nodes { id } } authors(first: 2) { nodes { id } } }')
  const ids = [...data.articles.nodes, ...data.authors.nodes].map(({ id }) => id)
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Article { tags { name } author { name } } } }'
  await site.ask(query, { ids })
  await site.ask(query, { ids })
  expect(site.statements.map(({ rows }) => rows)).toEqual([6, 2, 0, 6])
})
