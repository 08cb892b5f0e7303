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

const named = async (site: TestSite, list: 'authors' | 'categories' | 'tags', search: string, headers = {}) => {
  const type = { authors: 'Named', categories: 'Category', tags: 'Named' }[list]
  const { data, errors } = await site.execute(
    `query ($where: ${type}Where) { ${list}(first: 50, where: $where) { nodes { name } totalCount } }`,
    { where: { search } },
    headers,
  )
  expect(errors).toBeUndefined()
  expect(data[list].totalCount).toBe(data[list].nodes.length)
  return data[list].nodes.map(({ name }: { name: string }) => name)
}

test.each(['zhou', 'ZHOU WANG', ' wangzhou ', 'ｚｈｏｕ', '周望', '望舟'])('“%s” finds an author', async (search) => {
  expect(await named(seeds, 'authors', search)).toEqual(['周望舟'])
})

test('another spelling finds the author, and JSON punctuation finds nothing', async () => {
  expect(await named(seeds, 'authors', '沈硯')).toEqual(['沈砚秋'])
  expect(await named(seeds, 'authors', 'margot')).toEqual(['Marguerite Doyle'])
  for (const sign of ['["', '"', '","', '%']) expect(await named(seeds, 'authors', sign)).toEqual([])
})

test('an author is found by every merged spelling of the name', async () => {
  const { data } = await seeds.execute(
    '{ a: author(by: { name: "lin xi" }) { name } b: author(by: { name: "Nobody" }) { name } }',
  )
  expect(data).toEqual({ a: { name: '林汐' }, b: null })
})

test('a slug finds its term, and a category only by its own part of the slug', async () => {
  await using site = await createTestSite({
    'a.md': article('A', ['categories: [World News, Élan]', 'tags: [Service Mesh]', 'author: Zoë']),
  })
  expect(await named(site, 'tags', 'service-m')).toEqual(['Service Mesh'])
  expect(await named(site, 'categories', 'world-news')).toEqual(['World News'])
  expect(await named(site, 'categories', 'elan')).toEqual(['Élan'])
  expect(await named(site, 'authors', 'zoe')).toEqual(['Zoë'])
})

test('an author without published articles is found only in a preview', async () => {
  await using site = await createTestSite({
    'a.md': article('A', ['author: Ann', 'draft: true', 'tags: secret-tag']),
  })
  for (const list of ['authors', 'tags'] as const) {
    expect(await named(site, list, list === 'tags' ? 'secret' : 'ann')).toEqual([])
  }
  expect(await named(site, 'authors', 'ann', asPreview)).toEqual(['Ann'])
})

test('suggest finds an author by the start of another spelling or of a word in it', async () => {
  const suggested = async (prefix: string) =>
    (await seeds.execute('query ($prefix: String!) { suggest(prefix: $prefix) { text kind } }', { prefix })).data
      .suggest
  expect(await suggested('zhou')).toEqual([{ text: '周望舟', kind: 'AUTHOR' }])
  expect(await suggested('Wangzh')).toEqual([{ text: '周望舟', kind: 'AUTHOR' }])
  expect(await suggested('沈硯')).toContainEqual({ text: '沈砚秋', kind: 'AUTHOR' })
  expect(await suggested('angzhou')).toEqual([])
})
