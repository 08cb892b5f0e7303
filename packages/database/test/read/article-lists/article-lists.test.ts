import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { ArticleOrder, ArticleWhere, Viewer } from '../../../src/index.ts'
import { generatedArticles, leaves } from '../../support/generated-archive.ts'
import { random } from '../../support/random.ts'
import { ReadArchive, sync } from '../../support/read-archive.ts'
import { type PlainArticle, plainAnswer, plainArticles } from '../../support/reference-reader.ts'

// Hundreds of different statements: on a busy machine they take longer than the default of five seconds.
vi.setConfig({ testTimeout: 60_000 })

const count = 400
const archive = new ReadArchive(generatedArticles(count, { seed: 7, bodyLength: 60 }))
let plain: PlainArticle[] = []
beforeAll(async () => {
  plain = await plainArticles(archive.url)
})
afterAll(() => archive[Symbol.dispose]())

const start = Date.UTC(2010, 0, 1)
const span = count * 21_600_000

/** Filters and orders as clients may combine them, the same ones for the same seed. */
function* questions(seed: number, many: number) {
  const next = random(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  const pick = <T>(values: readonly T[]): T => values[below(values.length)] as T
  const names = (of: () => string) => Array.from({ length: 1 + below(3) }, of)
  const author = () => pick([`记者${below(200)}`, `记者${below(20)}`, 'nobody'])
  const tag = () => `标签${below(300)}`
  const category = () => pick(pick(leaves))
  const slug = () => pick([pick(leaves).join('/').toLowerCase(), category()])
  const instant = () => start + below(count) * 21_600_000
  const refs = (of: () => string) =>
    pick([
      { anyOf: names(of) },
      { allOf: [of()] },
      { noneOf: names(of) },
      { isEmpty: next() < 0.5 },
      { anyOf: [of()], noneOf: [of()] },
    ])
  const simple: (() => ArticleWhere)[] = [
    () => ({ slug: { eq: `article-${below(count)}` } }),
    () => ({ slug: { in: names(() => `article-${below(count)}`), ne: 'article-1' } }),
    () => ({ slug: pick([{ endsWith: '７' }, { startsWith: 'ARTICLE-1' }, { contains: '-2' }]) }),
    () => ({
      title: pick([
        { contains: 'ZURICH' },
        { contains: '救援' },
        { startsWith: '第1' },
        { endsWith: '人员' },
        { contains: '%' },
      ]),
    }),
    () => ({ path: { contains: pick(['9/', '/']) }, file: { endsWith: '.MD' } }),
    () => ({ lang: pick([{ eq: 'en' }, { ne: 'en' }, { notIn: ['en'] }, { isNull: true }, { startsWith: 'ZH' }]) }),
    () => ({ status: names(() => pick(['PUBLISHED', 'SCHEDULED', 'DRAFT', 'EXPIRED'])) as ArticleWhere['status'] }),
    () => ({
      publishedAt: pick([
        { gte: instant() },
        { lt: instant() },
        { gt: instant(), lte: instant() },
        { isNull: next() < 0.5 },
        { eq: instant() },
      ]),
    }),
    () => ({ updatedAt: pick([{ gte: instant() }, { isNull: next() < 0.5 }]) }),
    () => pick([{ year: 2010 }, { year: 2010, month: 1 + below(5) }, { month: 1 + below(5) }]),
    () => ({ onThisDay: pick(['2010-01-05', '2011-03-10', '2012-02-29', '2011-02-28', '2012-02-28']) }),
    () => ({ author: refs(author) }),
    () => ({ tag: refs(tag) }),
    () => ({ category: { ...refs(slug), includeDescendants: next() < 0.7 } }),
    () => ({
      image: pick([
        { role: 'HEAD' },
        { host: 'img.example.org' },
        { url: `https://img.example.org/shared/${below(200)}.jpg` },
        { status: 'MISSING' },
      ]),
    }),
    () => ({ hasCover: next() < 0.8 }),
    () => ({ collection: { eq: 'posts' } }),
    () => ({ kind: pick([['POST'], ['PAGE', 'SECTION']]) }),
    () => ({ initial: pick(['d', 'D', 'x']) }),
    () => ({
      frontMatter: [
        pick([
          { key: 'rating', eq: below(6) },
          { key: 'series', contains: `s${below(20)}` },
          { key: 'layout', in: ['wide', 3] },
          { key: 'rating', exists: next() < 0.5 },
          { key: 'series', eq: [`s${below(20)}`] },
          { key: 'rating', gt: below(6), lte: 4 },
        ]),
      ],
    }),
  ]
  const filter = (depth: number): ArticleWhere => {
    const chance = next()
    if (depth > 0 && chance < 0.15) return { and: [filter(depth - 1), filter(depth - 1)] }
    if (depth > 0 && chance < 0.3) return { or: [filter(depth - 1), filter(depth - 1)] }
    if (depth > 0 && chance < 0.45) return { not: filter(depth - 1) }
    return chance < 0.7 ? pick(simple)() : { ...pick(simple)(), ...pick(simple)() }
  }
  const fields = ['PUBLISHED_AT', 'UPDATED_AT', 'WORDS', 'TITLE', 'FRONT_MATTER'] as const
  for (let each = 0; each < many; each++) {
    const orderBy: ArticleOrder[] = names(() => '').map(() => ({
      field: pick(fields),
      key: pick(['rating', 'none']),
      direction: pick(['ASC', 'DESC']),
    }))
    // If a field occurs twice, the first one counts.
    const order = orderBy.filter(({ field }, at) => orderBy.findIndex((other) => other.field === field) === at)
    const viewer: Viewer = { preview: next() < 0.3, now: start + below(span) }
    yield { where: filter(2), orderBy: order, viewer, size: 1 + below(40), backward: next() < 0.5 }
  }
}

test('random filters, orders and viewers give the same pages as the reference reader', () => {
  let met = 0
  for (const { where, orderBy, viewer, size, backward } of questions(11, 200)) {
    const expected = plainAnswer(plain, viewer, where, orderBy).map(({ slug }) => slug)
    const answered = archive.ask((reader) => {
      const slugs: string[] = []
      let cursor: string | null = null
      for (;;) {
        const page = backward ? { last: size, before: cursor } : { first: size, after: cursor }
        const connection = reader.articles.page({ where, orderBy, ...page })
        expect(sync(connection.totalCount()), JSON.stringify({ where, viewer })).toBe(expected.length)
        const nodes = sync(connection.nodes()).map(({ slug }) => slug)
        if (backward) slugs.unshift(...nodes)
        else slugs.push(...nodes)
        const info = sync(connection.pageInfo())
        // Two pages of the longer lists: paging has its own test.
        if (!sync(backward ? info.hasPreviousPage : info.hasNextPage) || slugs.length > 60) return slugs
        cursor = backward ? info.startCursor : info.endCursor
      }
    }, viewer)
    const part = backward ? expected.slice(expected.length - answered.length) : expected.slice(0, answered.length)
    expect(answered, JSON.stringify({ where, orderBy, viewer })).toEqual(part)
    expect(answered.length, JSON.stringify({ where, orderBy, viewer })).toBeGreaterThanOrEqual(
      Math.min(expected.length, 60),
    )
    if (expected.length) met++
  }
  // Most of the queries must have results, otherwise this test proves little.
  expect(met).toBeGreaterThan(100)
})

test('the terms of articles are those of the reference reader, in its order', () => {
  const relations = archive.ask(
    (reader) =>
      sync(reader.articles.page({ first: 100 }).nodes()).map((article) => [
        article.slug,
        sync(reader.articles.authorsOf(article)).map(({ name }) => name),
        sync(reader.articles.categoriesOf(article)).map(({ slug }) => slug),
        sync(reader.articles.tagsOf(article)).map(({ name }) => name),
        sync(reader.articles.imagesOf(article, {}).edges()).map(({ node, use }) => [node.url, use.role, use.position]),
      ]),
    { preview: true },
  )
  const bySlug = new Map(plain.map((article) => [article.slug, article]))
  const expected = relations.map(([slug]) => {
    const article = bySlug.get(String(slug))
    return [
      slug,
      article?.authors.map(({ author }) => author.name),
      article?.categories.map(({ category }) => category.slug),
      article?.tags.map(({ tag }) => tag.name),
      article?.images.map(({ image, role, position }) => [image.url, role, position]),
    ]
  })
  expect(relations).toEqual(expected)
})

test('the articles of an author, a tag and a category with a filter are those of the list', () => {
  for (const { where, orderBy, viewer, size } of questions(23, 20)) {
    archive.ask((reader) => {
      const categories = sync(reader.categories.page({ first: 20 }).nodes())
      for (const category of categories) {
        const nested = reader.categories.articlesOf(category, { where, orderBy, first: size })
        const expected = plainAnswer(plain, viewer, { and: [where, { category: { anyOf: [category.slug] } }] }, orderBy)
        expect(sync(nested.nodes()).map(({ slug }) => slug)).toEqual(expected.slice(0, size).map(({ slug }) => slug))
        expect(sync(nested.totalCount())).toBe(expected.length)
      }
    }, viewer)
  }
})
