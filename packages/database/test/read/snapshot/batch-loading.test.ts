import { afterAll, describe, expect, test } from 'vitest'
import type { Reader } from '../../../src/index.ts'
import type { ArticleSketch } from '../../support/archive-builder.ts'
import { generatedArticles, leaves } from '../../support/generated-archive.ts'
import { day, ReadArchive, sync } from '../../support/read-archive.ts'

const small = new ReadArchive(generatedArticles(600, { bodyLength: 100 }))
// The same archive with three times as many older articles.
const large = new ReadArchive([...generatedArticles(600, { bodyLength: 100 }), ...older()])
afterAll(() => {
  small[Symbol.dispose]()
  large[Symbol.dispose]()
})

function* older(): Generator<ArticleSketch> {
  for (const article of generatedArticles(1800, { bodyLength: 100, seed: 2 })) {
    const publishedAt = (article.publishedAt ?? 0) - 40 * 365 * day
    yield { ...article, slug: `older-${article.slug}`, publishedAt, updatedAt: null, draft: false }
  }
}

function listWithRelations(reader: Reader): void {
  const page = reader.articles.page({ first: 20 })
  for (const article of sync(page.nodes())) {
    reader.articles.authorsOf(article)
    reader.articles.categoriesOf(article)
    reader.articles.categoryOf(article)
    reader.articles.tagsOf(article)
    for (const image of sync(reader.articles.imagesOf(article, { first: 1 }).nodes())) reader.images.usageCountOf(image)
  }
}

function categoriesWithArticles(reader: Reader): void {
  for (const category of sync(reader.categories.page({ first: 60 }).nodes())) {
    const page = reader.categories.articlesOf(category, { first: 5 })
    for (const article of sync(page.nodes())) reader.articles.coverOf(article)
    page.totalCount()
  }
}

function everyPageAndCount(reader: Reader): void {
  const pages = [
    reader.articles.page({ first: 3 }),
    reader.articles.page({ first: 3, where: { category: { anyOf: [leaves[0]?.[0] ?? ''] } } }),
    reader.articles.page({ first: 3, where: { category: { allOf: [leaves[1]?.[0] ?? ''] }, year: 2010 } }),
    reader.articles.page({
      first: 3,
      where: { tag: { anyOf: ['标签1'] } },
      orderBy: [{ field: 'PUBLISHED_AT', direction: 'ASC' }],
    }),
    reader.articles.page({ first: 3, orderBy: [{ field: 'UPDATED_AT' }] }),
    reader.articles.page({ first: 3, orderBy: [{ field: 'WORDS' }] }),
    reader.authors.page({ first: 3 }),
    reader.tags.page({ first: 3 }),
    reader.images.page({ first: 3 }),
  ]
  for (const page of pages) {
    expect(sync(page.pageInfo()).hasNextPage).toBe(true)
  }
}

describe('a list with its relations', () => {
  test('costs one statement for the articles and one for each relation that their rows do not repeat', () => {
    expect(small.cost(listWithRelations)).toMatchInlineSnapshot(`
      [
        "20 × Article",
        "14 × Category",
        "20 × ImageUse",
      ]
    `)
  })
  test('reads as many rows in an archive of four times the size', () => {
    expect(large.cost(listWithRelations)).toEqual(small.cost(listWithRelations))
  })
})

describe('categories with five articles each', () => {
  test('cost one statement for the articles and one for the counts', () => {
    expect(small.cost(categoriesWithArticles)).toMatchInlineSnapshot(`
      [
        "60 × Category, ArticleCategory",
        "300 × Article, ArticleCategory",
        "215 × Image",
      ]
    `)
  })
  test('read as many rows in an archive of four times the size', () => {
    expect(large.cost(categoriesWithArticles)).toEqual(small.cost(categoriesWithArticles))
  })
})

test('pages and their page info read as many rows in an archive of four times the size', () => {
  expect(small.cost(everyPageAndCount)).toMatchInlineSnapshot(`
    [
      "3 × Article",
      "1 × Article",
      "1 × Category",
      "3 × Article, ArticleCategory",
      "1 × ArticleCategory",
      "1 × Article, Article, Site",
      "1 × Category",
      "3 × Article, ArticleCategory",
      "1 × ArticleCategory",
      "1 × Tag",
      "3 × Article, ArticleTag, ArticleTag",
      "1 × ArticleTag, ArticleTag",
      "3 × Article",
      "1 × Article",
      "3 × Article",
      "1 × Article",
      "3 × Author, ArticleAuthor",
      "1 × Author, ArticleAuthor",
      "3 × Tag, ArticleTag",
      "1 × Tag, ArticleTag",
      "3 × Image, ImageUse, Author",
      "1 × Image, ImageUse, Author",
    ]
  `)
  expect(large.cost(everyPageAndCount)).toEqual(small.cost(everyPageAndCount))
})

// An ascending list joins two limited ranges, the dated and the undated articles, and sorts only these rows.
test('no page sorts or scans the archive: each reads a range of an index', () => {
  const plans = [listWithRelations, categoriesWithArticles, everyPageAndCount].flatMap((ask) => small.plans(ask))
  const sorting = plans.filter((step) => step.includes('TEMP B-TREE'))
  const scanning = plans.filter((step) => /^SCAN (?!p$|p VIRTUAL|json_each|CONSTANT)/.test(step))
  expect({ sorting, scanning }).toMatchInlineSnapshot(`
    {
      "scanning": [
        "SCAN x USING INDEX Category_rank_id_idx",
        "SCAN part0",
        "SCAN part1",
        "SCAN parts",
        "SCAN part0",
        "SCAN part1",
        "SCAN x USING INDEX Author_rank_id_idx",
        "SCAN x USING INDEX Author_rank_id_idx",
        "SCAN x USING INDEX Tag_rank_id_idx",
        "SCAN x USING COVERING INDEX Tag_rank_id_idx",
        "SCAN x USING INDEX Image_url_key",
        "SCAN x USING INDEX Image_url_key",
      ],
      "sorting": [
        "USE TEMP B-TREE FOR count(DISTINCT)",
        "USE TEMP B-TREE FOR ORDER BY",
      ],
    }
  `)
})

test('a count reads no rows and is read once, and rows need no count', () => {
  expect(small.cost((reader) => reader.articles.page({}).totalCount())).toMatchInlineSnapshot(`[]`)
  expect(small.cost((reader) => reader.articles.page({ first: 2 }).nodes())).toMatchInlineSnapshot(`
    [
      "2 × Article",
    ]
  `)
  expect(small.cost((reader) => reader.articles.page({}))).toMatchInlineSnapshot(`[]`)
})

test('a body is read only for the article of the query', () => {
  expect(
    small.cost((reader) => {
      const article = sync(reader.articles.one({ slug: 'article-5' }))
      if (article) reader.articles.bodyPartOf(article, 'html')
    }),
  ).toMatchInlineSnapshot(`
    [
      "1 × Article",
      "1 × Body",
    ]
  `)
})

test('names ordered by article count are counted once for each name, not once for each article', () => {
  const plans = (['authors', 'categories', 'tags'] as const).flatMap((nouns) =>
    small.plans((reader) =>
      sync(reader[nouns].page({ orderBy: { field: 'ARTICLE_COUNT', direction: 'DESC' } }).nodes()),
    ),
  )
  // The name in SQLite's plan for the join that it makes of an EXISTS.
  expect(plans.filter((plan) => plan.includes(' EXISTS '))).toEqual([])
  expect(plans.filter((plan) => plan.startsWith('CORRELATED'))).not.toEqual([])
})
