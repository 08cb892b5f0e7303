import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database, type Reader, type Sums } from '../../src/index.ts'
import { Archive, put, site } from '../support/archive.ts'
import type { articleRows } from '../support/article-rows.ts'
import { importsInto } from '../support/postgres/both-databases.ts'
import { type TemporaryPostgres, temporaryPostgres } from '../support/postgres/temporary-postgres.ts'
import { random } from '../support/random.ts'

type Sketch = NonNullable<Parameters<typeof articleRows>[1]>

const now = Date.UTC(2026, 3, 15, 12)
const day = 86_400_000
const timeZone = 'America/St_Johns'

let archive: Archive
let postgres: TemporaryPostgres
let server: Database

beforeAll(async () => {
  archive = new Archive()
  postgres = await temporaryPostgres()
  server = createDatabase(postgres.url)
  await server.connect()
}, 120_000)

afterAll(async () => {
  archive[Symbol.dispose]()
  await server.close()
  await postgres[Symbol.asyncDispose]()
})

/** One import into both databases. */
function importIntoBoth(steps: Parameters<Archive['import']>[0], zone = timeZone): void {
  const whole: typeof steps = (writer) => {
    writer.putSite({ ...site, timeZone: zone, settingsHash: zone })
    steps(writer)
  }
  archive.import(whole)
  const writer = importsInto(postgres.url).beginImport()
  whole(writer)
  writer.commit(1)
}

/** The answer of both databases, which must be the same. */
async function ask<T>(
  question: (reader: Reader) => T | Promise<T>,
  viewer: { preview?: boolean; now?: number } = {},
): Promise<T> {
  const answers: T[] = []
  for (const database of [archive.database, server]) {
    const reader = database.openSnapshot({ preview: false, now, ...viewer })
    answers.push(await question(reader))
    reader.release()
  }
  expect(answers[1]).toEqual(answers[0])
  return answers[0] as T // There are two databases.
}

/** All insights, with names for nodes. */
async function insights({ insights }: Reader) {
  const most = 100
  return {
    sums: await insights.sums(),
    months: await insights.months(),
    days: await insights.days(),
    gaps: await insights.gaps(most),
    categories: (await insights.categories(most))
      .map(({ category, articles, words, pictures }) => `${category.slug} ${articles} ${words} ${pictures}`)
      .sort(),
    tagPairs: (await insights.tagPairs(most))
      .map(({ tags, articles }) => `${tags.map(({ name }) => name).sort()} ${articles}`)
      .sort(),
    writing: (await insights.writing(most))
      .map(({ author, category, articles, words }) => `${author.name} ${category.slug} ${articles} ${words}`)
      .sort(),
    corrected: (await insights.corrected(most)).map(({ articles }) => articles.map(({ path }) => path)).sort(),
  }
}

const letters = 'the quick brown fox jumps over a lazy dog while some boats leave harbour early each morning'.split(' ')

/** Articles with the states that matter: drafts, hidden and scheduled ones, ones that expire, versions of a story. */
function randomSketch(next: () => number): Sketch {
  const below = (limit: number) => Math.floor(next() * limit)
  const story = below(12)
  const chance = below(10)
  return {
    article: {
      publishedAt: chance === 0 ? null : now + (below(60) - 50) * day + below(day),
      expiresAt: chance === 1 ? now + (below(20) - 10) * day : null,
      draft: chance === 2,
      hidden: chance === 3,
      words: below(1000),
      pictures: below(4),
      ...(chance === 4 ? { key: `id:${below(3)}` } : {}),
    },
    authors: pick(['Ada', 'Bo', 'Cy'], below(3), below(3)).map((name) => ({ name, spelling: name })),
    categories: [[['News', 'Sport'][below(2)] ?? '', `Part ${below(3)}`], ...(below(3) ? [] : [['News', 'Part 0']])],
    tags: pick(['sea', 'sky', 'rain', 'wind', 'fog'], below(5), below(4)),
    body: {
      text: Array.from({ length: 90 }, (_, at) => letters[(at * (story + 1) + story * 7) % letters.length]).join(' '),
    },
  }
}

function pick(names: readonly string[], from: number, count: number): string[] {
  return Array.from({ length: count }, (_, at) => names[(from + at) % names.length] ?? '')
}

/** The same insights by reading every article that lists show. The archives here have fewer than 100. */
async function counted(reader: Reader, zone = timeZone): ReturnType<typeof insights> {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone })
  const [dates, months, categories, pairs, writing] = [
    new Set<string>(),
    new Map<string, Sums>(),
    new Map<string, Sums>(),
    new Map<string, Sums>(),
    new Map<string, Sums>(),
  ]
  const all = new Map<string, Sums>()
  for (const article of await reader.articles.page({ first: 100 }).nodes()) {
    const { words, pictures } = await reader.articles.detailsOf(article)
    const add = (sums: Map<string, Sums>, key: string) => {
      const before = sums.get(key) ?? { articles: 0, words: 0, pictures: 0 }
      sums.set(key, {
        articles: before.articles + 1,
        words: before.words + words,
        pictures: before.pictures + pictures,
      })
    }
    add(all, '')
    if (article.publishedAt !== null) {
      const date = format.format(article.publishedAt)
      dates.add(date)
      add(months, date.slice(0, 7))
    }
    for (const { slug } of await reader.categories.page({ first: 100 }).nodes()) {
      const names = (await reader.articles.categoriesOf(article)).map((each) => each.slug)
      if (names.some((name) => name === slug || name.startsWith(`${slug}/`))) add(categories, slug)
    }
    const tags = (await reader.articles.tagsOf(article)).map(({ name }) => name).sort()
    for (const [at, tag] of tags.entries()) for (const other of tags.slice(at + 1)) add(pairs, `${tag},${other}`)
    const category = await reader.articles.categoryOf(article)
    for (const { name } of await reader.articles.authorsOf(article)) add(writing, `${name} ${category?.slug}`)
  }
  const days = [...dates].sort()
  const gaps = days.slice(1).map((date, at) => ({ after: days[at] ?? '', before: date }))
  const stories = new Map<number, string[]>()
  for (const article of await reader.articles.page({ first: 100 }).nodes()) {
    const story = await reader.stories.of(article)
    if (story)
      stories.set(
        story.id,
        story.articles.map(({ path }) => path),
      )
  }
  return {
    sums: all.get('') ?? { articles: 0, words: 0, pictures: 0 },
    months: [...months]
      .map(([key, sums]) => ({ key, year: Number(key.slice(0, 4)), month: Number(key.slice(5)), ...sums }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
    days: {
      first: days[0] ?? null,
      last: days.at(-1) ?? null,
      withArticles: days.length,
      without: days.length === 0 ? 0 : between(days[0] ?? '', days.at(-1) ?? '') + 1 - days.length,
    },
    gaps: gaps
      .filter(({ after, before }) => between(after, before) > 1)
      .map(({ after, before }) => ({
        from: moved(after, 1),
        to: moved(before, -1),
        days: between(after, before) - 1,
      }))
      .sort((a, b) => b.days - a.days || (a.from < b.from ? -1 : 1)),
    categories: [...categories].map(([slug, sums]) => `${slug} ${sums.articles} ${sums.words} ${sums.pictures}`).sort(),
    tagPairs: [...pairs].map(([names, sums]) => `${names} ${sums.articles}`).sort(),
    writing: [...writing].map(([names, sums]) => `${names} ${sums.articles} ${sums.words}`).sort(),
    corrected: [...stories.values()].sort(),
  }
}

function between(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / day
}

function moved(date: string, days: number): string {
  return new Date(Date.parse(date) + days * day).toISOString().slice(0, 10)
}

test('after random imports, the counters give what counting all articles gives, at each time and for a preview', async () => {
  const next = random(5)
  const below = (limit: number) => Math.floor(next() * limit)
  const paths = new Set<string>()
  for (let round = 0; round < 12; round++) {
    const puts = Array.from({ length: round === 0 ? 30 : below(9) }, (): [string, Sketch] => [
      `${below(45)}.md`,
      randomSketch(next),
    ])
    const removed = [...paths].filter((path) => below(12) === 0 && !puts.some(([put]) => put === path))
    const zone = round === 9 ? 'Asia/Tokyo' : timeZone
    importIntoBoth((writer) => {
      for (const [path, sketch] of puts) put(writer, path, sketch)
      for (const path of removed) writer.removeFile(path)
    }, zone)
    for (const [path] of puts) paths.add(path)
    for (const path of removed) paths.delete(path)
    for (const viewer of [{ now: now - 20 * day }, { now }, { now: now + 30 * day }, { preview: true }])
      expect(await ask(insights, viewer)).toEqual(await ask((reader) => counted(reader, zone), viewer))
  }
  const { sums, corrected, gaps } = await ask(insights)
  expect([sums.articles > 9, corrected.length > 0, gaps.length > 3]).toEqual([true, true, true])
}, 120_000)

test('lists begin with the most articles, `first` limits them, and the first entries are right when other articles become due', async () => {
  using own = new Archive()
  const sketch = (publishedAt: number, ...tags: string[]): Sketch => ({ article: { publishedAt }, tags })
  own.put({
    'a.md': sketch(1, 'sea', 'sky'),
    'b.md': sketch(2, 'sea', 'sky'),
    'c.md': sketch(3, 'fog', 'sea'),
    'd.md': sketch(now + day, 'fog', 'sea'),
    'e.md': sketch(now + day, 'fog', 'sea'),
  })
  const first = async (at: number) => {
    const reader = own.database.openSnapshot({ preview: false, now: at })
    const pairs = await reader.insights.tagPairs(1)
    reader.release()
    return pairs.map(({ tags, articles }) => `${tags.map(({ name }) => name).sort()} ${articles}`)
  }
  expect(await first(now)).toEqual(['sea,sky 2'])
  expect(await first(now + 2 * day)).toEqual(['fog,sea 3'])
  expect(() => own.database.openSnapshot({ preview: false, now }).insights.gaps(101)).toThrow(
    'first: 101 is out of range',
  )
})

test('a database of an earlier version is counted by the next import, also if no file has changed', async () => {
  using own = new Archive()
  own.put({ 'a.md': { article: { publishedAt: 1, words: 7 } } })
  const counters = () => own.rows('SELECT kind, articles, words FROM Counter ORDER BY kind')
  const before = counters()
  expect(before).toEqual([
    ['ALL', 1, 7],
    ['DAY', 1, 7],
  ])
  own.run("DELETE FROM Counter; UPDATE Site SET countedBy = ''")
  own.import(() => {})
  expect(counters()).toEqual(before)
})

test('insights read counters, and articles that are not due or expire once until the archive changes', () => {
  using own = new Archive()
  own.put({ 'due.md': { article: { publishedAt: now - day } }, 'later.md': { article: { publishedAt: now + day } } })
  const ask = () => {
    const statements: string[] = []
    const reader = own.database.openSnapshot({ preview: false, now }, (text) => statements.push(text))
    reader.insights.months()
    reader.insights.gaps(10)
    reader.insights.days()
    reader.release()
    return statements
  }
  expect(ask().filter((text) => text.includes('AS sign'))).toHaveLength(1)
  expect(ask()).toEqual([expect.stringMatching(/^SELECT one, other, articles, words, pictures FROM "Counter" /)])
})

test('an archive whose articles are mostly not due reads those that are due, and later only those that became due or expired', () => {
  using own = new Archive()
  const sketch = (at: number): Sketch => ({
    article: { publishedAt: now + (at - 3) * day, words: 5, expiresAt: at === 0 ? now + 2 * day : null },
    categories: [['News']],
    tags: ['sea', 'sky'],
  })
  own.put(Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`${at}.md`, sketch(at)])))
  const ask = (at: number) => {
    let rows = 0
    const reader = own.database.openSnapshot({ preview: false, now: at }, (text, count) => {
      if (text.includes('AS sign')) rows += count
    })
    const [{ articles, words }, pairs] = [reader.insights.sums() as Sums, reader.insights.tagPairs(5)]
    reader.release()
    return { articles, words, together: Object(pairs)[0].articles, rows }
  }
  expect(ask(now)).toEqual({ articles: 4, words: 20, together: 4, rows: 4 })
  expect(ask(now + 1)).toEqual({ articles: 4, words: 20, together: 4, rows: 0 })
  expect(ask(now + 2 * day)).toEqual({ articles: 5, words: 25, together: 5, rows: 3 })
  expect(ask(now - day)).toEqual({ articles: 3, words: 15, together: 3, rows: 3 })
  expect(ask(now + 35 * day)).toEqual({ articles: 38, words: 190, together: 38, rows: 37 })
})
