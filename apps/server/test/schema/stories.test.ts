import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textChanges } from '../../src/schema/stories/text-changes.ts'
import { createTestSite, type TestSite, token } from '../test-site.ts'

const fixtures = join(import.meta.dirname, '../../../../packages/importer/test/fixtures/stories')
const text = (name: string) => readFileSync(join(fixtures, name), 'utf8')

let site: TestSite
beforeAll(async () => {
  site = await createTestSite(
    {
      'site.yml': 'title: T\nlang: en\n',
      '登记册.md': text('登记册.md'),
      '短讯.md': text('登记册-短讯.md'),
      '更正.md': text('登记册-更正.md'),
      'pilots.md': text('pilots.md'),
      'pilots-draft.md': text('pilots-reworded.md').replace('lang: en', 'lang: en\ndraft: true'),
      'cafe.md': text('cafe-meridian.md'),
      'later.md': text('cafe-meridian-corrected.md').replace('2025-06-20', '2025-08-20'),
    },
    { now: Date.parse('2025-07-01') },
  )
})
afterAll(() => site[Symbol.asyncDispose]())

async function ask(query: string, headers?: Record<string, string>) {
  const { data, errors } = await site.execute(query, {}, headers)
  expect(errors).toBeUndefined()
  return data
}
const preview = { authorization: `Bearer ${token}` }
const files = (nodes: { file: { file: string } }[]) => nodes.map(({ file }) => file.file)

test('a story has its versions from the oldest to the newest, and is found again by its id', async () => {
  const { article } = await ask(`{ article(by: { file: "短讯.md" }) {
    story { id articles { file { file } } canonical { file { file } } } versions { article { file { file } } } } }`)
  expect(files(article.story.articles)).toEqual(['登记册.md', '短讯.md', '更正.md'])
  expect(article.story.canonical.file.file).toBe('更正.md')
  expect(article.versions).toHaveLength(3)
  const { node } = await ask(`{ node(id: "${article.story.id}") { __typename ... on Story { canonical { title } } } }`)
  expect(node).toEqual({
    __typename: 'Story',
    canonical: { title: '疫情三年，鸥咀社区留下一本出入登记册（更正）' },
  })
})

test('each version says what was inserted and deleted against the one before', async () => {
  const { article } = await ask(`{ article(by: { file: "更正.md" }) { versions { article { text }
    titleChanges { ranges { kind text start length at } } textChanges { isExact ranges { kind text start at } } } } }`)
  const [first, second, third] = article.versions
  expect(first).toMatchObject({ titleChanges: null, textChanges: null })
  expect(second.titleChanges.ranges[0]).toEqual({ kind: 'DELETED', text: '疫情三年，', start: 0, length: 5, at: 0 })
  expect(third.titleChanges.ranges.at(-1)).toMatchObject({ kind: 'INSERTED', text: '（更正）' })
  expect(third.textChanges.isExact).toBe(true)
  for (const { kind, text, start } of third.textChanges.ranges) {
    const source = kind === 'INSERTED' ? third.article.text : second.article.text
    expect(source.slice(start, start + text.length)).toBe(text)
  }
})

test('lists, search and facets show each story once with story: CANONICAL', async () => {
  const where = 'where: { story: CANONICAL }'
  const data = await ask(`{ articles(${where}) { totalCount nodes { file { file } } }
    search(query: "登记册", ${where}) { totalCount nodes { file { file } } }
    facets(${where}) { langs { value count } } }`)
  expect(files(data.articles.nodes).sort()).toEqual(['cafe.md', 'pilots.md', '更正.md'])
  expect(data.articles.totalCount).toBe(3)
  expect(files(data.search.nodes)).toEqual(['更正.md'])
  expect(data.facets.langs).toEqual([
    { value: 'en', count: 2 },
    { value: 'zh-CN', count: 1 },
  ])
})

test('drafts and scheduled versions do not show: not in stories, counts or the choice of the canonical version', async () => {
  const query =
    '{ articles(where: { story: CANONICAL }) { nodes { file { file } story { id } versions { article { slug } } } } }'
  const pub = await ask(query)
  const pilots = pub.articles.nodes.find(({ file }: { file: { file: string } }) => file.file === 'pilots.md')
  expect(pilots).toMatchObject({ story: null, versions: [{ article: { slug: 'pilots' } }] })
  const all = await ask(query, preview)
  expect(files(all.articles.nodes).sort()).toEqual(['later.md', 'pilots-draft.md', '更正.md'])
  const id = all.articles.nodes.find(({ file }: { file: { file: string } }) => file.file === 'later.md').story.id
  expect(await ask(`{ node(id: "${id}") { id } }`)).toEqual({ node: null })
  site.now = Date.parse('2025-09-01')
  expect((await ask(`{ node(id: "${id}") { id } }`)).node).toEqual({ id })
  expect(files((await ask(query)).articles.nodes)).toContain('later.md')
  site.now = Date.parse('2025-07-01')
})

test('changes of a text are found by word and by Chinese character', () => {
  expect(textChanges('Three boats came home.', 'Four boats came home late.').ranges).toEqual([
    { kind: 'DELETED', text: 'Three', start: 0, at: 0 },
    { kind: 'INSERTED', text: 'Four', start: 0, at: 0 },
    { kind: 'INSERTED', text: ' late', start: 20, at: 20 },
  ])
  expect(textChanges('三人死亡', '五人死亡').ranges.map(({ text }) => text)).toEqual(['三', '五'])
  expect(textChanges('same', 'same')).toEqual({ isExact: true, ranges: [] })
})

test('texts that differ too much are one deletion and one insertion, found in bounded time', () => {
  const words = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}${at}`).join(' ')
  const [older, newer] = [`begin ${words('a', 3_000)} end`, `begin ${words('b', 3_000)} end`]
  const { isExact, ranges } = textChanges(older, newer)
  expect(isExact).toBe(false)
  expect(ranges.map(({ kind, start }) => [kind, start])).toEqual([
    ['DELETED', 6],
    ['INSERTED', 6],
  ])
  expect(ranges.map(({ text }) => text === words('a', 3_000) || text === words('b', 3_000))).toEqual([true, true])
})
