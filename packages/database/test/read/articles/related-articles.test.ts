import { afterAll, expect, test } from 'vitest'
import type { Reader } from '../../../src/index.ts'
import type { ArticleSketch } from '../../support/archive-builder.ts'
import { generatedArticles } from '../../support/generated-archive.ts'
import { day, now, ReadArchive, sync } from '../../support/read-archive.ts'

const sketches: ArticleSketch[] = [
  { slug: 'own', tags: ['rare', 'wide'], categories: [['News', 'Local']], authors: ['Ann', 'Ben'], links: ['linked'] },
  { slug: 'linked' },
  { slug: 'linking', links: ['own', 'own'] },
  { slug: 'rare', tags: ['rare'] },
  { slug: 'both', tags: ['wide', 'rare'], authors: ['Ben'] },
  { slug: 'near', categories: [['News', 'Local']] },
  { slug: 'above', categories: [['News']] },
  { slug: 'second', categories: [['Other'], ['News', 'Local']] },
  { slug: 'by-ann', authors: ['Ann'] },
  { slug: 'draft', tags: ['rare', 'wide'], draft: true },
  { slug: 'hidden', tags: ['rare', 'wide'], hidden: true },
  { slug: 'over', tags: ['rare', 'wide'], expiresAt: now - day },
  { slug: 'soon', tags: ['rare', 'wide'], publishedAt: now + day },
  { slug: 'alone' },
  ...Array.from({ length: 60 }, (_, index) => ({ slug: `wide-${index}`, tags: ['wide'] })),
]
const dated = sketches.map((sketch, index) => ({ publishedAt: now - (index + 1) * day, ...sketch }))
const archive = new ReadArchive(dated)
const small = new ReadArchive(generatedArticles(600, { bodyLength: 100 }))
const large = new ReadArchive(generatedArticles(2400, { bodyLength: 100 }))
afterAll(() => {
  for (const each of [archive, small, large]) each[Symbol.dispose]()
})

function relatedTo(slug: string, first?: number): (reader: Reader) => string[] {
  return (reader) => {
    const article = sync(reader.articles.one({ slug }))
    if (!article) throw new Error(`${slug} is there`)
    const related = sync(reader.articles.relatedOf(article, first))
    return related.map(({ node, reasons }) => `${node.slug}: ${reasons.join(' ')}`)
  }
}

test('articles with most in common come first, a rare tag before a common one, newest first among equals', () => {
  expect(archive.ask(relatedTo('own', 10))).toMatchInlineSnapshot(`
    [
      "both: TAGS AUTHOR",
      "linked: LINKS",
      "linking: LINKS",
      "rare: TAGS",
      "near: CATEGORY",
      "wide-0: TAGS",
      "wide-1: TAGS",
      "wide-2: TAGS",
      "wide-3: TAGS",
      "wide-4: TAGS",
    ]
  `)
})

test('an article with nothing in common has no related articles', () => {
  expect(archive.ask(relatedTo('alone'))).toEqual([])
  expect(archive.ask(relatedTo('own', 0))).toEqual([])
  expect(archive.ask(relatedTo('own'))).toHaveLength(5)
  expect(() => archive.ask(relatedTo('own', 101))).toThrow('first: 101 is out of range')
})

test('only a preview has related articles that are not public', () => {
  const slugs = (lines: string[]) => lines.map((line) => line.split(':')[0])
  expect(slugs(archive.ask(relatedTo('own', 100)))).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/draft|hidden|over|soon/)]),
  )
  expect(slugs(archive.ask(relatedTo('own', 100), { preview: true }))).toEqual(
    expect.arrayContaining(['draft', 'hidden', 'over', 'soon']),
  )
  expect(archive.ask(relatedTo('own', 100), { now: now + 2 * day })).toContain('soon: TAGS')
})

test('a translation is not a related article', () => {
  using translated = new ReadArchive([
    { slug: 'a', lang: 'en', translationKey: 'k', tags: ['t'], publishedAt: 3 },
    { slug: 'b', lang: 'fr', translationKey: 'k', tags: ['t'], publishedAt: 2 },
    { slug: 'c', lang: 'en', tags: ['t'], publishedAt: 1 },
  ])
  expect(translated.ask(relatedTo('a'))).toEqual(['c: TAGS'])
})

function ofPage(reader: Reader): void {
  for (const article of sync(reader.articles.page({ first: 20 }).nodes())) {
    for (const { node } of sync(reader.articles.relatedOf(article, 3))) reader.articles.detailsOf(node)
  }
}

test('the related articles of a page cost one statement, and form one batch', () => {
  expect(small.cost(ofPage).map((line) => line.split(' ')[0])).toEqual(['20', '60', expect.any(String)])
  expect(large.cost(ofPage).map((line) => line.split(' ')[0])).toEqual(['20', '60', expect.any(String)])
})

test('no step scans a table of the archive', () => {
  const tables = /^SCAN (a|k|o|t|x)\b/
  expect(small.plans(ofPage).filter((step) => tables.test(step))).toEqual([])
})

test('a single article has the same related articles as in a page', () => {
  small.ask((reader) => {
    const lines = (slug: string) => relatedTo(slug, 3)(reader)
    for (const article of sync(reader.articles.page({ first: 20 }).nodes())) {
      const related = sync(reader.articles.relatedOf(article, 3))
      expect(related.map(({ node, reasons }) => `${node.slug}: ${reasons.join(' ')}`)).toEqual(lines(article.slug))
      expect(related.every(({ node, reasons }) => node.id !== article.id && reasons.length > 0)).toBe(true)
    }
  })
})
