import { expect, onTestFinished, test } from 'vitest'
import type { Reader } from '../../../src/index.ts'
import { day, now, ReadArchive, sync } from '../../support/read-archive.ts'

function archive(): ReadArchive {
  const made = new ReadArchive([
    { slug: 'old', publishedAt: now - 9 * day, authors: ['Ada'], tags: ['t'], categories: [['top', 'below']] },
    { slug: 'over', publishedAt: now - 8 * day, expiresAt: now + 2 * day, tags: ['t'], categories: [['top']] },
    { slug: 'due', publishedAt: now + day, authors: ['Ada'], tags: ['t'], categories: [['top', 'below']] },
    { slug: 'draft', draft: true, authors: ['Ada'], tags: ['t'], categories: [['top']] },
  ])
  onTestFinished(() => made[Symbol.dispose]())
  return made
}

/** The counts of all articles, of the site, of Ada, of the tag, and of the category `top` with and without the ones below. */
function counts(reader: Reader): number[] {
  const [ada, tag, top] = [
    sync(reader.authors.one({ slug: 'ada' })),
    sync(reader.tags.one({ slug: 't' })),
    sync(reader.categories.one({ names: ['top'] })),
  ]
  if (!ada || !tag || !top) throw new Error('The archive has these')
  return [
    reader.articles.page({}).totalCount(),
    reader.site.articleCount(),
    reader.authors.articleCountOf(ada),
    reader.tags.articlesOf(tag, { first: 1 }).totalCount(),
    reader.categories.articleCountOf(top, true),
    reader.categories.articleCountOf(top, false),
  ].map((count) => sync(count))
}

test('counts change when an article becomes due or expires, also when the clock is set back', () => {
  const made = archive()
  const expected: [at: number, counts: number[]][] = [
    [now, [2, 2, 1, 2, 2, 1]],
    [now + day - 1, [2, 2, 1, 2, 2, 1]],
    [now + day, [3, 3, 2, 3, 3, 1]],
    [now + 2 * day - 1, [3, 3, 2, 3, 3, 1]],
    [now + 2 * day, [2, 2, 2, 2, 2, 0]],
    [now + 99 * day, [2, 2, 2, 2, 2, 0]],
    [now, [2, 2, 1, 2, 2, 1]],
    [now - 8 * day - 1, [1, 1, 1, 1, 1, 0]],
  ]
  for (const [at, found] of expected) {
    expect(made.ask(counts, { now: at })).toEqual(found)
    expect(made.ask(counts, { now: at })).toEqual(found)
    expect(made.ask(counts, { now: at, preview: true })).toEqual([4, 4, 3, 4, 4, 2])
  }
})

test('counts are read once, and again after a commit', () => {
  const made = archive()
  const counted = () => made.cost(counts).filter((line) => !/^1 × (Author|Tag|Category),/.test(line))
  expect(counted()).toEqual([])
  made.connection.exec('UPDATE Article SET expiresAt = NULL; UPDATE ArticleTag SET listed = 0')
  expect(made.ask(counts)).toEqual([2, 2, 1, 0, 2, 1])
})

test('a list with a filter is counted each time', () => {
  const made = archive()
  const filtered = (lang: string) => (reader: Reader) => {
    const tag = sync(reader.tags.one({ slug: 't' }))
    return [
      reader.articles.page({ where: { lang: { eq: lang } } }).totalCount(),
      tag && reader.tags.articlesOf(tag, { where: { lang: { eq: lang } } }).totalCount(),
    ]
  }
  expect(made.ask(counts)).toEqual([2, 2, 1, 2, 2, 1])
  expect(made.ask(filtered('en'))).toEqual([0, 0])
  made.connection.exec(`UPDATE Article SET lang = 'en'`)
  expect(made.ask(filtered('en'))).toEqual([2, 2])
  expect(made.ask(filtered('fr'))).toEqual([0, 0])
})

test('terms are in the order of their counts, and the order follows what becomes due', () => {
  const made = new ReadArchive([
    { slug: 'one', tags: ['first', 'second'] },
    { slug: 'two', tags: ['first'] },
    { slug: 'three', publishedAt: now + day, tags: ['second'] },
    { slug: 'four', publishedAt: now + day, tags: ['second'] },
  ])
  onTestFinished(() => made[Symbol.dispose]())
  expect(made.ask(tagsByCount)).toEqual(['first', 'second'])
  expect(made.ask(tagsByCount, { now: now + day })).toEqual(['second', 'first'])
  expect(made.ask(tagsByCount)).toEqual(['first', 'second'])
})

test('so many terms that the statement counts them itself are in the order of their counts too', () => {
  const names = Array.from({ length: 520 }, (_, number) => `tag ${number}`)
  const made = new ReadArchive([
    { slug: 'all', tags: names },
    { slug: 'two', tags: ['tag 300', 'tag 7'] },
    { slug: 'one', tags: ['tag 7'] },
  ])
  onTestFinished(() => made[Symbol.dispose]())
  expect(made.ask(tagsByCount).slice(0, 2)).toEqual(['tag 7', 'tag 300'])
})

function tagsByCount(reader: Reader): string[] {
  const page = reader.tags.page({ orderBy: { field: 'ARTICLE_COUNT', direction: 'DESC' } })
  return sync(page.nodes()).map(({ name }) => name)
}
