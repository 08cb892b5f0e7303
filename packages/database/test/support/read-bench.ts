/**
 * Compares the readers with handwritten statements that build the same JSON, in one process on a generated archive:
 * `node test/support/read-bench.ts [articles] [file to keep]`.
 */
import { existsSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { migrate } from '../../src/file/migrate.ts'
import { createDatabase } from '../../src/index.ts'
import type { Reader } from '../../src/reader.ts'
import { ArchiveBuilder } from './archive-builder.ts'
import { generatedArticles } from './generated-archive.ts'
import { temporaryDatabase } from './temporary-database.ts'

const now = Date.UTC(2026, 0, 1)
const articles = Number(process.argv[2] ?? 20_000)
const kept = process.argv[3]
const temporary = kept ? null : temporaryDatabase()
const file = kept ?? temporary?.file ?? ''
if (!existsSync(file)) migrate(file)
const connection = new Sqlite(file)
connection.pragma('journal_mode = WAL')
if (!connection.prepare('SELECT 1 FROM Article').get())
  new ArchiveBuilder(connection).addAll(generatedArticles(articles))
const raw = (text: string) => connection.prepare<unknown[], string>(text).pluck()
const database = createDatabase(`file:${file}`)

const visible = (row: string) =>
  `${row}.listed = 1 AND ${row}.sortAt <= :now AND (${row}.expiresAt IS NULL OR ${row}.expiresAt > :now)`
const authors = `(SELECT json_group_array(json_object('name', x.name)) FROM ArticleAuthor j CROSS JOIN Author x
  WHERE j.articleId = a.id AND x.id = j.authorId)`
const categories = `(SELECT json_group_array(json_object('name', x.name)) FROM ArticleCategory j CROSS JOIN Category x
  WHERE j.articleId = a.id AND x.id = j.categoryId)`
const images = `(SELECT json_group_array(json_object('url', x.url)) FROM ImageUse j CROSS JOIN Image x
  WHERE j.articleId = a.id AND x.id = j.imageId)`
const tags = `(SELECT json_group_array(json_object('name', x.name)) FROM ArticleTag j CROSS JOIN Tag x
  WHERE j.articleId = a.id AND x.id = j.tagId)`
const card = `'title', a.title, 'slug', a.slug, 'publishedAt', a.publishedAt`
const list = (rest: string) => `SELECT json_group_array(json_object(${card},
    'authors', json(${authors}), 'categories', json(${categories}), 'images', json(${images})))
  FROM (SELECT a.id, a.title, a.slug, a.publishedAt FROM Article a WHERE ${rest}) a`

const newest = raw(list(`${visible('a')} ORDER BY a.sortAt DESC, a.id DESC LIMIT 20`))
const later = raw(
  list(`a.listed = 1 AND (a.sortAt, a.id) < (:sortAt, :id) AND (a.expiresAt IS NULL OR a.expiresAt > :now)
  ORDER BY a.sortAt DESC, a.id DESC LIMIT 20`),
)
const whole = raw(`SELECT json_object(${card}, 'html', b.html, 'authors', json(${authors}),
  'categories', json(${categories}), 'tags', json(${tags}), 'images', json(${images}))
  FROM Article a CROSS JOIN Body b WHERE a.slug = ? AND b.articleId = a.id`)
const ofCategory = (limit: number) => `(SELECT json_group_array(json_object(${card})) FROM
  (SELECT a.title, a.slug, a.publishedAt FROM ArticleCategory j CROSS JOIN Article a WHERE a.id = j.articleId
    AND j.categoryId = c.id AND ${visible('j')} ORDER BY j.sortAt DESC, j.articleId DESC LIMIT ${limit}) a)`
const oneCategory = raw(`SELECT json_object('name', c.name, 'articles', json(${ofCategory(20)}),
  'totalCount', (SELECT COUNT(*) FROM ArticleCategory j WHERE j.categoryId = c.id AND ${visible('j')}))
  FROM Category c WHERE c.slug = :slug`)
const allCategories = raw(
  `SELECT json_group_array(json_object('name', c.name, 'articles', json(${ofCategory(5)}))) FROM Category c`,
)

function sync<T>(value: T | Promise<T>): T {
  if (value instanceof Promise) throw new Error('SQLite answers at once')
  return value
}
const cards = (reader: Reader, args: object) =>
  sync(reader.articles.page(args).nodes()).map((article) => ({
    title: article.title,
    slug: article.slug,
    publishedAt: article.publishedAt,
    authors: sync(reader.articles.authorsOf(article)).map(({ name }) => ({ name })),
    categories: sync(reader.articles.categoriesOf(article)).map(({ name }) => ({ name })),
    images: sync(reader.articles.imagesOf(article, {}).nodes()).map(({ url }) => ({ url })),
  }))
const short = ({ title, slug, publishedAt }: { title: string; slug: string; publishedAt: number | null }) => ({
  title,
  slug,
  publishedAt,
})

const slugs = connection
  .prepare<[], string>('SELECT slug FROM Article WHERE listed = 1 ORDER BY id LIMIT 500')
  .pluck()
  .all()
const paths = connection.prepare<[], string>('SELECT slug FROM Category ORDER BY id').pluck().all()
const places = connection
  .prepare<[number], { sortAt: number; id: number }>(
    `SELECT sortAt, id FROM Article WHERE listed = 1 AND sortAt <= ? ORDER BY sortAt DESC, id DESC LIMIT 100 OFFSET ${Math.floor(articles * 0.75)}`,
  )
  .all(now)
const cursors = places.map(({ sortAt, id }) =>
  Buffer.from(JSON.stringify(['sortAt,id', sortAt, id])).toString('base64url'),
)
const at = <T>(values: readonly T[], turn: number): T => values[turn % values.length] as T

const cases = {
  'Q1 20 newest with relations': {
    raw: () => newest.get({ now }),
    read: (reader: Reader) => cards(reader, { first: 20 }),
  },
  'Q2 one by slug, body and relations': {
    raw: (turn: number) => whole.get(at(slugs, turn)),
    read: (reader: Reader, turn: number) => {
      const article = sync(reader.articles.one({ slug: at(slugs, turn) }))
      if (!article) return null
      return {
        ...short(article),
        html: sync(reader.articles.bodyPartOf(article, 'html')),
        authors: sync(reader.articles.authorsOf(article)).map(({ name }) => ({ name })),
        categories: sync(reader.articles.categoriesOf(article)).map(({ name }) => ({ name })),
        tags: sync(reader.articles.tagsOf(article)).map(({ name }) => ({ name })),
        images: sync(reader.articles.imagesOf(article, {}).nodes()).map(({ url }) => ({ url })),
      }
    },
  },
  "Q3 a category's 20 newest and count": {
    raw: (turn: number) => oneCategory.get({ now, slug: at(paths, turn) }),
    read: (reader: Reader, turn: number) => {
      const category = sync(reader.categories.one({ slug: at(paths, turn) }))
      if (!category) return null
      const page = reader.categories.articlesOf(category, { first: 20 })
      return { name: category.name, articles: sync(page.nodes()).map(short), totalCount: sync(page.totalCount()) }
    },
  },
  'Q5 20 after three quarters': {
    raw: (turn: number) => later.get({ now, ...at(places, turn) }),
    read: (reader: Reader, turn: number) => cards(reader, { first: 20, after: at(cursors, turn) }),
  },
  '60 categories with 5 articles each': {
    raw: () => allCategories.get({ now }),
    read: (reader: Reader) =>
      sync(reader.categories.page({ first: 100 }).nodes()).map((category) => ({
        name: category.name,
        articles: sync(reader.categories.articlesOf(category, { first: 5 }).nodes()).map(short),
      })),
  },
}

/** Measures processor time, because other processes may run on the machine. */
function microseconds(run: (turn: number) => unknown): number {
  const times: number[] = []
  let turn = 0
  for (let round = 0; round < 7; round++) {
    const began = process.cpuUsage()
    let runs = 0
    let spent = 0
    do {
      for (let each = 0; each < 20; each++) run(turn++)
      runs += 20
      const { user, system } = process.cpuUsage(began)
      spent = user + system
    } while (spent < 150_000)
    times.push(spent / runs)
  }
  return times.sort((a, b) => a - b)[3] ?? 0
}

function read(run: (reader: Reader, turn: number) => unknown, turn: number): string {
  const reader = database.openSnapshot({ preview: false, now })
  const answer = JSON.stringify(run(reader, turn))
  reader.release()
  return answer
}

for (const [name, { raw: baseline, read: ours }] of Object.entries(cases)) {
  const beside = microseconds(baseline)
  const time = microseconds((turn) => read(ours, turn))
  const equal = JSON.stringify(JSON.parse(baseline(3) ?? '')).length === read(ours, 3).length
  const figures = `raw ${beside.toFixed(0)} µs, reader ${time.toFixed(0)} µs, ${(beside / time).toFixed(2)} of raw`
  console.log(`${name.padEnd(38)} ${figures}${equal ? '' : '  (answers differ!)'}`)
}
database.close()
connection.close()
temporary?.[Symbol.dispose]()
