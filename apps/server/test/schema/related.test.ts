import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, asPreview, type World, world } from '../world.ts'

let seeds: World
beforeAll(async () => {
  seeds = await world({}, { contentDir: join(import.meta.dirname, '../../../../seeds'), now: Date.UTC(2026, 10, 1) })
})
afterAll(() => seeds[Symbol.asyncDispose]())

interface Related {
  node: { title: string }
  reasons: string[]
}

test('an article names others with what they have in common', async () => {
  const { data, errors } = await seeds.ask(
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

test('a list of articles with related ones costs one statement for them', async () => {
  const query = '{ articles(first: 10) { nodes { related(first: 2) { node { title author { name } } reasons } } } }'
  // The first answer also meets the authors' names.
  await seeds.ask(query)
  await seeds.ask(query)
  expect(seeds.statements).toHaveLength(3)
})

test('no draft is related, but to the preview', async () => {
  await using site = await world({
    'a.md': article('A', ['tags: t'], '[b](b.md)'),
    'b.md': article('B', ['tags: t', 'draft: true']),
  })
  const query = '{ article(by: { slug: "a" }) { related { node { title } reasons } } }'
  expect((await site.ask(query)).data.article.related).toEqual([])
  expect((await site.ask(query, {}, asPreview)).data.article.related).toEqual([
    { node: { title: 'B' }, reasons: ['TAGS', 'LINKS'] },
  ])
})
