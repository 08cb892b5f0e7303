import { afterAll, describe, expect, test } from 'vitest'
import type { ArchiveUnit, ArticleWhere, Reader } from '../../../src/index.ts'
import { generatedArticles, leaves } from '../../support/generated-archive.ts'
import { day, now, ReadArchive, sync } from '../../support/read-archive.ts'

const archive = new ReadArchive(generatedArticles(600, { bodyLength: 100 }))
const larger = new ReadArchive(generatedArticles(2400, { bodyLength: 100 }))
afterAll(() => {
  archive[Symbol.dispose]()
  larger[Symbol.dispose]()
})

const wheres: Record<string, ArticleWhere | null> = {
  everything: null,
  'a year': { year: 2010 },
  'a title': { title: { contains: '2' } },
  'one tag': { tag: { anyOf: ['标签1'] } },
  'a category and a year inside and': { and: [{ category: { anyOf: [leaves[1]?.[0] ?? ''] } }, { year: 2010 }] },
  'a slug': { slug: { in: ['article-3', 'article-4'] } },
  'either of two': { or: [{ lang: { eq: 'en' } }, { author: { anyOf: ['记者1'] } }] },
  'only ends of paths': { category: { anyOf: [leaves[1]?.[0] ?? ''], includeDescendants: false } },
}

// So many articles that the facets count along their own indexes.
const many: ArticleWhere = { and: [{ lang: { ne: 'en' } }] }

/**
 * The number of articles of a list, with the filter's condition on the dimension replaced by one of the facet's
 * entries.
 */
function listed(reader: Reader, where: ArticleWhere | null, entry: ArticleWhere): number {
  return sync(reader.articles.page({ where: { ...where, ...entry } }).totalCount())
}

describe.each([false, true])('to a preview: %s', (preview) => {
  test.each([
    ...Object.entries(wheres).map(([name, where]) => ({ name, where, of: archive })),
    { name: 'many', where: many, of: larger },
  ])('each entry has the count of its list: $name', ({ where, of }) => {
    of.ask(
      (reader) => {
        const facets = reader.facets.of({ where })
        const categories = sync(facets.categories({ first: 100 }))
        const includeDescendants = where?.category?.includeDescendants
        for (const { node, count } of categories) {
          const category = { anyOf: [node.slug], includeDescendants }
          expect([node.slug, count]).toEqual([node.slug, listed(reader, where, { category })])
        }
        for (const { node, count } of sync(facets.tags({ first: 100 })).slice(0, 20))
          expect(count).toBe(listed(reader, where, { tag: { anyOf: [node.slug] } }))
        for (const { node, count } of sync(facets.authors({ first: 100 })).slice(0, 20))
          expect(count).toBe(listed(reader, where, { author: { anyOf: [node.slug] } }))
        for (const { value, count } of sync(facets.langs()))
          expect(count).toBe(listed(reader, where, { lang: { eq: value } }))
        const initials = sync(facets.initials())
        for (const { value, count } of initials) expect(count).toBe(listed(reader, where, { initial: value }))
        expect(initials.reduce((all, { count }) => all + count, 0)).toBe(listed(reader, where, {}))
        for (const { value, count } of sync(facets.frontMatter({ key: 'series', first: 100 })))
          expect(count).toBe(listed(reader, where, { frontMatter: [{ key: 'series', eq: value }] }))
        for (const by of ['YEAR', 'MONTH', 'DAY'] as const) {
          const dates = sync(facets.dates(by))
          for (const { from, to, count } of dates.filter((_, index) => index % 5 === 0))
            expect(count).toBe(listed(reader, { and: [where ?? {}] }, { publishedAt: { gte: from, lt: to } }))
          const sum = dates.reduce((all, { count }) => all + count, 0)
          expect(sum).toBe(listed(reader, { and: [where ?? {}] }, { publishedAt: { isNull: false } }))
        }
      },
      { preview },
    )
  })
})

test('entries are ordered by count or by name, and limited by first', () => {
  archive.ask((reader) => {
    const facets = reader.facets.of({})
    const byCount = sync(facets.categories({ first: 3 }))
    expect(byCount.map(({ node, count }) => `${node.name} ${count}`)).toMatchInlineSnapshot(`
      [
        "新媒体 168",
        "财经 149",
        "Science 137",
      ]
    `)
    const byName = sync(facets.categories({ first: 3, orderBy: 'NAME_ASC' }))
    expect(byName.map(({ node }) => node.name)).toMatchInlineSnapshot(`
      [
        "财经",
        "财经栏目0",
        "财经栏目0版1",
      ]
    `)
    expect(sync(facets.tags({ first: 0 }))).toEqual([])
    expect(() => facets.tags({ first: 101 })).toThrow('first: 101 is out of range; give a whole number from 0 to 100')
  })
})

const units: readonly ArchiveUnit[] = ['YEAR', 'MONTH', 'DAY']

function everyFacet(where: ArticleWhere | null): (reader: Reader) => void {
  return (reader) => {
    const facets = reader.facets.of({ where })
    facets.categories({})
    facets.tags({})
    facets.authors({})
    facets.langs()
    facets.frontMatter({ key: 'layout' })
    for (const unit of units) facets.dates(unit)
  }
}

test('nothing is read before a facet is requested', () => {
  expect(archive.cost((reader) => reader.facets.of({ where: { tag: { anyOf: ['标签1'] } } }))).toEqual([])
})

test('a facet costs its own statement, and the filter is evaluated once for all facets', () => {
  const statements = (of: ReadArchive) =>
    of.cost(everyFacet({ category: { anyOf: ['财经'] } })).map((line) => line.replace(/^\d+ × /, ''))
  expect(statements(archive)).toMatchInlineSnapshot(`
    [
      "Category, ArticleCategory, Category",
      "Category",
      "ArticleCategory",
      "ArticleCategory, ArticleTag, Tag",
      "ArticleCategory, ArticleAuthor, Author",
      "ArticleCategory, Article",
      "ArticleCategory, FrontMatterValue",
      "Article, Article, Site",
      "ArticleCategory",
      "Article, Article, Site",
      "ArticleCategory",
      "Article, Article, Site",
      "ArticleCategory",
      "ArticleCategory",
    ]
  `)
  expect(statements(larger)).toEqual(statements(archive))
})

test('without a filter, facets read indexes and no rows of articles', () => {
  const plans = archive.plans(everyFacet(null)).filter((step) => / (a|j|v) /.test(step))
  expect([...new Set(plans)]).toMatchInlineSnapshot(`
    [
      "SCAN j USING COVERING INDEX ArticleCategory_categoryId_listed_sortAt_articleId_expiresAt_idx",
      "SCAN j USING COVERING INDEX ArticleTag_tagId_listed_sortAt_articleId_expiresAt_idx",
      "SCAN j USING COVERING INDEX ArticleAuthor_authorId_listed_sortAt_articleId_expiresAt_idx",
      "SEARCH a USING COVERING INDEX Article_lang_listed_sortAt_id_expiresAt_idx",
      "SEARCH a USING COVERING INDEX Article_lang_listed_sortAt_id_expiresAt_idx (lang>?)",
      "SEARCH a USING COVERING INDEX Article_lang_listed_sortAt_id_expiresAt_idx (lang=? AND listed=? AND sortAt<?)",
      "SEARCH v USING COVERING INDEX FrontMatterValue_key_value_articleId_idx (key=?)",
      "SEARCH a USING COVERING INDEX Article_listed_words_id_idx (listed=?)",
      "SEARCH a USING COVERING INDEX Article_listed_sortAt_id_expiresAt_idx (listed=? AND sortAt>?)",
      "SEARCH a USING INDEX Article_expiresAt_idx (expiresAt<?)",
      "SEARCH a USING COVERING INDEX Article_sortAt_id_idx (sortAt>?)",
      "SEARCH a USING COVERING INDEX Article_listed_sortAt_id_expiresAt_idx (listed=? AND sortAt>? AND sortAt<?)",
    ]
  `)
})

test('facets of many articles count the articles that an import adds, and their new tag', () => {
  using changing = new ReadArchive(generatedArticles(2400, { bodyLength: 100 }))
  const counted = (reader: Reader) => {
    const facets = reader.facets.of({ where: many })
    const tags = sync(facets.tags({ first: 100 })).map(({ node, count }): [string, number] => [node.name, count])
    const years = sync(facets.dates('YEAR')).reduce((all, { count }) => all + count, 0)
    return { tags: new Map(tags), years }
  }
  const before = changing.ask(counted)
  const added = Array.from({ length: 300 }, (_, at) => ({ slug: `new-${at}`, lang: 'zh-CN', tags: ['标签1', 'new'] }))
  changing.builder.addAll(added.map((sketch) => ({ ...sketch, publishedAt: now - day })))
  const after = changing.ask(counted)
  expect(after.tags.get('标签1')).toBe((before.tags.get('标签1') ?? 0) + 300)
  expect([before.tags.has('new'), after.tags.get('new')]).toEqual([false, 300])
  expect(after.years).toBe(before.years + 300)
})

test('a few articles are read directly, and many are counted in memory, except for values of the front matter', () => {
  const steps = (of: ReadArchive, where: ArticleWhere) =>
    of.plans(everyFacet(where)).filter((step) => /(SCAN|SEARCH) (j|v) /.test(step) || /SEARCH a .*\(id=/.test(step))
  expect([...new Set(steps(archive, { slug: { in: ['article-3', 'article-4'] } }))]).toMatchInlineSnapshot(`
    [
      "SEARCH j USING INDEX sqlite_autoindex_ArticleCategory_1 (articleId=?)",
      "SEARCH j USING INDEX sqlite_autoindex_ArticleTag_1 (articleId=?)",
      "SEARCH j USING INDEX sqlite_autoindex_ArticleAuthor_1 (articleId=?)",
      "SEARCH a USING INDEX sqlite_autoindex_Article_1 (id=?)",
      "SEARCH v USING INDEX sqlite_autoindex_FrontMatterValue_1 (articleId=?)",
    ]
  `)
  expect([...new Set(steps(larger, many))]).toMatchInlineSnapshot(`
    [
      "SEARCH v USING COVERING INDEX FrontMatterValue_key_value_articleId_idx (key=?)",
    ]
  `)
})

test('no facet reads a body', () => {
  for (const where of Object.values(wheres)) {
    expect(archive.cost(everyFacet(where)).filter((line) => line.includes('Body'))).toEqual([])
  }
})
