import { afterAll, expect, test } from 'vitest'
import type { ArticleWhere } from '../../../src/index.ts'
import { Archive, put } from '../../support/archive.ts'
import { day, now, sync } from '../../support/read-archive.ts'

/** So many articles that the facets of a search are counted in memory. Some are drafts, hidden, expired or not due yet. */
const archive = new Archive()
afterAll(() => archive[Symbol.dispose]())
archive.import((writer) => {
  for (let at = 0; at < 2_800; at++) {
    const date = at % 50 === 7 ? now + at * day : now - (at % 900) * day
    put(writer, `${(at * 7919) % 2_800}.md`, {
      article: {
        title: at % 8 === 0 ? 'Mountain' : 'Harbour',
        lang: at % 3 === 0 ? 'en' : 'fr',
        publishedAt: at % 40 === 3 ? null : date,
        draft: at % 60 === 11,
        hidden: at % 60 === 13,
        expiresAt: at % 60 === 17 ? now - 1 : null,
      },
      tags: [`tag ${at % 5}`, `tag ${at % 7}`],
    })
  }
})

test.each<{ name: string; preview: boolean; where: ArticleWhere }>([
  { name: 'all hits, to the public', preview: false, where: {} },
  { name: 'all hits, to a preview', preview: true, where: {} },
  { name: 'hits in a language, to a preview', preview: true, where: { not: { lang: { eq: 'de' } } } },
  { name: 'hits since a date', preview: false, where: { publishedAt: { gte: now - 880 * day } } },
])('each facet of many hits has the count of its own search: $name', ({ preview, where }) => {
  const reader = archive.database.openSnapshot({ preview, now })
  const hits = (more: ArticleWhere = {}) =>
    sync(reader.search.page({ query: 'harbour', where: { and: [where, more] } }).totalCount())
  const facets = reader.facets.of({ search: 'harbour', where })
  expect(hits()).toBeGreaterThan(2_000)
  const tags = sync(facets.tags({}))
  expect(tags).toHaveLength(7)
  for (const { node, count } of tags) expect(count).toBe(hits({ tag: { anyOf: [node.slug] } }))
  const langs = sync(facets.langs())
  expect(langs).toHaveLength(2)
  for (const { value, count } of langs) expect(count).toBe(hits({ lang: { eq: value } }))
  const years = sync(facets.dates('YEAR'))
  expect(years.length).toBeGreaterThan(2)
  for (const { from, to, count } of years) expect(count).toBe(hits({ publishedAt: { gte: from, lt: to } }))
  reader.release()
})
