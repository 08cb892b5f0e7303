import { anywhere, within } from '../../sql/range.ts'
import { always, and, raw, type Sql, sql } from '../../sql/sql.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { due, listedWhenDue, unlistedIds } from '../visibility/article-visibility.ts'
import type { ValueFacet } from './facet-reader.ts'
import type { FacetScope } from './facet-scope.ts'

/** Languages of the scope's articles, most frequent first. */
export function readLangs(snapshot: Snapshot, { range, ids, few }: FacetScope): Awaitable<readonly ValueFacet[]> {
  const order = raw('ORDER BY count DESC, value')
  if (ids && few) {
    return snapshot.all<ValueFacet>(sql`SELECT a.lang AS value, COUNT(*) AS count
      FROM (${ids}) m CROSS JOIN "Article" a WHERE a.id = m.id AND a.lang IS NOT NULL GROUP BY a.lang ${order}`)
  }
  const shown = and([listedWhenDue(snapshot.viewer, 'a'), within(raw('a."sortAt"'), range)])
  const inScope = ids ? sql`${snapshot.dialect.withoutIndex(raw('a.id'))} IN (${ids})` : always
  // Jumps from one language to the next in the index, and counts a range for each.
  return snapshot.all<ValueFacet>(sql`WITH RECURSIVE l(lang) AS (SELECT MIN(a.lang) FROM "Article" a
      UNION ALL SELECT (SELECT MIN(a.lang) FROM "Article" a WHERE a.lang > l.lang) FROM l WHERE l.lang IS NOT NULL),
    counted AS MATERIALIZED (SELECT l.lang AS value,
      (SELECT COUNT(*) FROM "Article" a WHERE a.lang = l.lang AND ${and([shown, inScope])}) AS count FROM l)
    SELECT value, count FROM counted WHERE count > 0 ${order}`)
}

/**
 * The letters under which an index from A to Z lists the titles of the scope's articles, in the order of the index. `#`
 * stands for the digits.
 */
export function readInitials(snapshot: Snapshot, scope: FacetScope): Awaitable<readonly ValueFacet[]> {
  const query = sql`SELECT substr(a."titleKey", 1, 1) AS value, COUNT(*) AS count FROM ${titlesOf(snapshot, scope)}
    GROUP BY 1 ORDER BY 1`
  return after(snapshot.all<ValueFacet>(query), (rows) => {
    const counts = new Map<string, number>()
    for (const { value, count } of rows) {
      const initial = /\d/.test(value) ? '#' : value.toUpperCase()
      counts.set(initial, (counts.get(initial) ?? 0) + count)
    }
    return [...counts].map(([value, count]) => ({ value, count }))
  })
}

/** FROM and WHERE of the scope's articles, as `a`. An index of titles has all that many of them need. */
function titlesOf(snapshot: Snapshot, scope: FacetScope): Sql {
  const { range, ids, few } = scope
  if (ids && few) return sql`(${ids}) m CROSS JOIN "Article" a WHERE a.id = m.id`
  if (ids || isWhole(snapshot, scope)) return sql`"Article" a WHERE ${isInScope(snapshot, scope, raw('a.id'))}`
  return sql`"Article" a WHERE ${and([listedWhenDue(snapshot.viewer, 'a'), within(raw('a."sortAt"'), range)])}`
}

/** Values of a front matter key of the scope's articles, most frequent first. Members of lists count one by one. */
export function readValues(
  snapshot: Snapshot,
  scope: FacetScope,
  key: string,
  size: number,
): Awaitable<readonly ValueFacet[]> {
  const query = sql`SELECT v.value, COUNT(*) AS count FROM ${valuesOf(snapshot, scope, key)} AND v.value <> 'null'
    GROUP BY v.value ORDER BY count DESC, v.value LIMIT ${size}`
  return after(snapshot.all<ValueFacet>(query), (rows) =>
    rows.map(({ value, count }) => ({ value: plain(value), count })),
  )
}

function valuesOf(snapshot: Snapshot, scope: FacetScope, key: string): Sql {
  const { ids, few } = scope
  const table = raw('"FrontMatterValue" v')
  if (ids && few) {
    // An article has few values, but the key has as many as there are articles.
    const own = sql`${snapshot.dialect.withoutIndex(raw('v.key'))} = ${key}`
    return sql`(${ids}) m CROSS JOIN ${table} WHERE v."articleId" = m.id AND ${own}`
  }
  return sql`${table} WHERE v.key = ${key} AND ${isInScope(snapshot, scope, raw('v."articleId"'))}`
}

/** Keywords of the scope's articles, most frequent first. */
export function readKeywords(snapshot: Snapshot, scope: FacetScope, size: number): Awaitable<readonly ValueFacet[]> {
  const { ids, few } = scope
  const table = raw('"ArticleKeyword" k')
  const keywords =
    ids && few
      ? sql`(${ids}) m CROSS JOIN ${table} WHERE k."articleId" = m.id`
      : sql`${table} WHERE ${isInScope(snapshot, scope, raw('k."articleId"'))}`
  return snapshot.all<ValueFacet>(sql`SELECT k.keyword AS value, COUNT(*) AS count FROM ${keywords}
    GROUP BY k.keyword ORDER BY count DESC, value LIMIT ${size}`)
}

/** Whether a row of another table belongs to an article of the scope, by its id in `column`. */
function isInScope(snapshot: Snapshot, scope: FacetScope, column: Sql): Sql {
  const { ids, dated } = scope
  const articleId = snapshot.dialect.withoutIndex(column)
  return isWhole(snapshot, scope)
    ? sql`${articleId} NOT IN (${unlistedIds(snapshot.viewer)})`
    : sql`${articleId} IN (${ids ?? sql`SELECT a.id FROM ${dated.from} WHERE ${dated.where(anywhere)}`})`
}

/** Whether the scope has all articles that the viewer's lists have. */
function isWhole({ viewer }: Snapshot, { range, ids }: FacetScope): boolean {
  return !ids && range.atLeast === null && range.atMost === due(viewer).atMost
}

/** Returns a string as itself, and other values as JSON. */
function plain(json: string): string {
  const value: unknown = JSON.parse(json)
  return typeof value === 'string' ? value : json
}
