import { afterAll, expect, test } from 'vitest'
import type { ArticleNode, ArticleWhere, Reader, Scope } from '../../../src/index.ts'
import { generatedArticles, leaves } from '../../support/generated-archive.ts'
import { now, ReadArchive, sync } from '../../support/read-archive.ts'

const archive = new ReadArchive([
  ...generatedArticles(300, { bodyLength: 100 }),
  { slug: 'unlisted', hidden: true, publishedAt: Date.UTC(2010, 1, 1, 1), tags: ['标签7'] },
  { slug: 'undated-a' },
  { slug: 'undated-b' },
])
afterAll(() => archive[Symbol.dispose]())

const leaf = leaves[3] ?? []
const [tag] =
  [...generatedArticles(300)].find(({ categories, lang }) => categories?.[0]?.[0] === leaf[0] && lang !== 'en')?.tags ??
  []
/** Each scope, and the filter of the same list. */
const scopes: [Scope, ArticleWhere][] = [
  [{}, {}],
  [{ tag: { slug: '标签3' } }, { tag: { anyOf: ['标签3'] } }],
  [{ author: { name: '记者5' } }, { author: { anyOf: ['记者5'] } }],
  [{ category: { names: leaf.slice(0, 1) } }, { category: { anyOf: [leaf[0] ?? ''] } }],
  [{ lang: 'en' }, { lang: { eq: 'en' } }],
  [
    { lang: 'zh-CN', category: { names: leaf.slice(0, 1) }, tag: { name: tag ?? '' } },
    { lang: { eq: 'zh-CN' }, category: { anyOf: [leaf[0] ?? ''] }, tag: { anyOf: [tag ?? ''] } },
  ],
]

function whole(reader: Reader, where: ArticleWhere): ArticleNode[] {
  const all: ArticleNode[] = []
  for (let offset = 0; ; offset += 100) {
    const page = sync(reader.articles.page({ where, first: 100, offset }).nodes())
    all.push(...page)
    if (page.length < 100) return all
  }
}

test.each(scopes)('neighbours are those of the list: %j', (scope, where) => {
  for (const preview of [false, true]) {
    archive.ask(
      (reader) => {
        const list = whole(reader, where)
        expect(list.length).toBeGreaterThan(0)
        const slugs = [null, ...list.map(({ slug }) => slug), null]
        for (const [index, article] of list.entries()) {
          const newer = sync(reader.articles.newerOf(article, scope))?.slug ?? null
          const older = sync(reader.articles.olderOf(article, scope))?.slug ?? null
          expect([newer, older]).toEqual([slugs[index], slugs[index + 2]])
        }
      },
      { preview },
    )
  }
})

test('an article outside of the list has the neighbours of the place that it would have', () => {
  archive.ask((reader) => {
    const article = sync(reader.articles.one({ slug: 'unlisted' }))
    if (!article) throw new Error('Whoever has its address sees it')
    for (const [scope, where] of scopes) {
      const dates = whole(reader, where).map(({ sortAt }) => sortAt)
      const newer = dates.findLast((sortAt) => sortAt > article.sortAt) ?? null
      const older = dates.find((sortAt) => sortAt < article.sortAt) ?? null
      expect(sync(reader.articles.newerOf(article, scope))?.sortAt ?? null).toBe(newer)
      expect(sync(reader.articles.olderOf(article, scope))?.sortAt ?? null).toBe(older)
    }
  })
})

test('an empty scope has no neighbours, for any viewer', () => {
  archive.ask((reader) => {
    const article = sync(reader.articles.one({ slug: 'article-100' }))
    if (!article) throw new Error('It is there')
    for (const scope of [{ tag: { slug: 'none' } }, { author: { name: 'Nobody' } }, { lang: 'xx' }]) {
      expect([sync(reader.articles.newerOf(article, scope)), sync(reader.articles.olderOf(article, scope))]).toEqual([
        null,
        null,
      ])
    }
    expect(() => reader.articles.newerOf(article, { tag: {} })).toThrow('Give exactly one of id, slug, name')
  })
})

function ofPage(scope: Scope): (reader: Reader) => void {
  return (reader) => {
    for (const article of sync(reader.articles.page({ first: 20, offset: 40 }).nodes())) {
      reader.articles.newerOf(article, scope)
      reader.articles.olderOf(article, scope)
    }
  }
}

test('the neighbours of a page cost one statement for each side, with one row for each article', () => {
  expect(archive.cost(ofPage({})).map((line) => line.split(' ')[0])).toEqual(['20', '20', '20'])
  expect(archive.cost(ofPage({ category: { names: leaf.slice(0, 1) } }))).toHaveLength(3)
})

test('each neighbour is the first row of an index range', () => {
  const plans = scopes.slice(0, 5).flatMap(([scope]) => archive.plans(ofPage(scope)))
  expect([...new Set(plans.filter((step) => step.startsWith('SEARCH n ')))]).toMatchInlineSnapshot(`
    [
      "SEARCH n USING COVERING INDEX Article_listed_sortAt_id_expiresAt_idx (listed=? AND sortAt>? AND sortAt<?)",
      "SEARCH n USING COVERING INDEX Article_listed_sortAt_id_expiresAt_idx (listed=? AND sortAt<?)",
      "SEARCH n USING COVERING INDEX ArticleTag_tagId_listed_sortAt_articleId_expiresAt_idx (tagId=? AND listed=? AND sortAt>? AND sortAt<?)",
      "SEARCH n USING COVERING INDEX ArticleTag_tagId_listed_sortAt_articleId_expiresAt_idx (tagId=? AND listed=? AND sortAt<?)",
      "SEARCH n USING COVERING INDEX ArticleAuthor_authorId_listed_sortAt_articleId_expiresAt_idx (authorId=? AND listed=? AND sortAt>? AND sortAt<?)",
      "SEARCH n USING COVERING INDEX ArticleAuthor_authorId_listed_sortAt_articleId_expiresAt_idx (authorId=? AND listed=? AND sortAt<?)",
      "SEARCH n USING COVERING INDEX ArticleCategory_categoryId_listed_sortAt_articleId_expiresAt_idx (categoryId=? AND listed=? AND sortAt>? AND sortAt<?)",
      "SEARCH n USING COVERING INDEX ArticleCategory_categoryId_listed_sortAt_articleId_expiresAt_idx (categoryId=? AND listed=? AND sortAt<?)",
      "SEARCH n USING COVERING INDEX Article_lang_listed_sortAt_id_expiresAt_idx (lang=? AND listed=? AND sortAt>? AND sortAt<?)",
      "SEARCH n USING COVERING INDEX Article_lang_listed_sortAt_id_expiresAt_idx (lang=? AND listed=? AND sortAt<?)",
    ]
  `)
})

test('a scheduled article is not a newer article before its time', () => {
  using scheduled = new ReadArchive([
    { slug: 'out', publishedAt: now - 2 },
    { slug: 'over', publishedAt: now - 1, expiresAt: now },
    { slug: 'soon', publishedAt: now + 1 },
  ])
  const newer = (reader: Reader) => {
    const [article] = sync(reader.articles.byIds([sync(reader.articles.one({ slug: 'out' }))?.id ?? 0]))
    return article ? (sync(reader.articles.newerOf(article, {}))?.slug ?? null) : null
  }
  expect(scheduled.ask(newer)).toBeNull()
  expect(scheduled.ask(newer, { now: now - 1 })).toBe('over')
  expect(scheduled.ask(newer, { now: now + 1 })).toBe('soon')
  expect(scheduled.ask(newer, { preview: true })).toBe('over')
})
