import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, asPreview, createTestSite, type TestSite } from '../test-site.ts'

let seeds: TestSite
beforeAll(async () => {
  seeds = await createTestSite(
    {},
    { contentDir: join(import.meta.dirname, '../../../../seeds'), now: Date.UTC(2026, 10, 1) },
  )
})
afterAll(() => seeds[Symbol.asyncDispose]())

interface Related {
  node: { title: string }
  reasons: string[]
}

test('related articles have their reasons', async () => {
  const { data, errors } = await seeds.execute(
    '{ article(by: { slug: "library-boat" }) { title related(first: 4) { node { title } reasons } } }',
  )
  expect(errors).toBeUndefined()
  expect(
    data.article.related.map(({ node, reasons }: Related) => `${node.title}: ${reasons.join(' ')}`),
  ).toMatchInlineSnapshot(`
    [
      "A Reader's Guide to Getting Lost: TAGS AUTHOR",
      "凌晨3.9级地震，屿津人醒了又睡: TAGS",
      "最后一位灯塔看守人下了岛: TAGS",
      "The Last Table at the Café Meridian: CATEGORY AUTHOR",
    ]
  `)
})

test('the related articles of a list take one statement', async () => {
  const query = '{ articles(first: 10) { nodes { related(first: 2) { node { title author { name } } reasons } } } }'
  // The first query also loads the names of authors; the articles repeat their ids.
  await seeds.execute(query)
  await seeds.execute(query)
  expect(seeds.statements).toHaveLength(2)
})

test('drafts are related articles only in a preview', async () => {
  await using site = await createTestSite({
    'a.md': article('A', ['tags: t'], '[b](b.md)'),
    'b.md': article('B', ['tags: t', 'draft: true']),
  })
  const query = '{ article(by: { slug: "a" }) { related { node { title } reasons } } }'
  expect((await site.execute(query)).data.article.related).toEqual([])
  expect((await site.execute(query, {}, asPreview)).data.article.related).toEqual([
    { node: { title: 'B' }, reasons: ['TAGS', 'LINKS'] },
  ])
})
