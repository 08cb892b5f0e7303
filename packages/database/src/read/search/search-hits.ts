import type { SearchExpression, SearchTable } from '../../sql/search-expression.ts'
import { always, and, instant, raw, type Sql, sql } from '../../sql/sql.ts'
import type { ArticleSelection } from '../article-lists/article-selection.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { listedWhenDue, unlistedIds } from '../visibility/article-visibility.ts'

/** FROM and WHERE of the hits, `s`, with their articles, `a`, limited to articles that lists may show. */
export function searchHits({ dialect, viewer }: Snapshot, match: Match, { range, condition }: ArticleSelection): Sql {
  const { table, expression, butInHead, within } = match
  const id = dialect.searchId('s')
  const dates = [
    range.atMost === null ? always : sql`${id} <= (${lastAt(sql`r."sortAt" <= ${instant(range.atMost)}`)})`,
    range.atLeast === null ? always : sql`a."sortAt" >= ${instant(range.atLeast)}`,
  ]
  const idsOf = (other: SearchTable, alias: string, sought: SearchExpression) =>
    sql`SELECT ${dialect.searchId(alias)} FROM ${raw(`"${other}" ${alias}`)} WHERE ${dialect.matches(other, alias, sought)}`
  // Subqueries that run once per statement: titles are short, and a lookup for each row doubled the time.
  const notInHead = butInHead === undefined ? always : sql`${id} NOT IN (${idsOf('HeadSearch', 'h', butInHead)})`
  const isWithin =
    within === undefined
      ? always
      : // Without the index, or SQLite evaluates the match once for each row of the subquery.
        sql`${dialect.withoutIndex(id)} IN (${idsOf('ArticleSearch', 't', within)})`
  const conditions = and([listedWhenDue(viewer, 'a'), ...dates, condition, notInHead, isWithin])
  return sql`${raw(`"${table}"`)} s CROSS JOIN "Article" a
    WHERE ${dialect.matches(table, 's', expression)} AND a."searchId" = ${id} AND ${conditions}`
}

/**
 * FROM and WHERE of all hits of an expression, `s`, for a count. If dates from an earliest one on and other conditions do not
 * narrow them, it reads no row of an article: that takes half of the time or less.
 */
export function countedHits(snapshot: Snapshot, match: Match, selection: ArticleSelection): Sql {
  const { range, condition } = selection
  if (condition !== always || range.atLeast !== null) return searchHits(snapshot, match, selection)
  const { dialect, viewer } = snapshot
  const id = dialect.searchId('s')
  const until = range.atMost === null ? always : sql`${id} <= (${lastAt(sql`r."sortAt" <= ${instant(range.atMost)}`)})`
  const isListed = sql`${id} NOT IN (${unlistedIds(viewer, 'searchId')})`
  const isFound = dialect.matches(match.table, 's', match.expression)
  return sql`${raw(`"${match.table}"`)} s WHERE ${and([isFound, until, isListed])}`
}

/** SELECT of the row number of the newest article that meets a condition on `r`. Row numbers are in date order. */
export function lastAt(condition: Sql): Sql {
  return sql`SELECT r."searchId" FROM "Article" r WHERE ${condition} ORDER BY r."sortAt" DESC, r.id DESC LIMIT 1`
}

/** A search table and the expression to match in it. */
export interface Match {
  readonly table: SearchTable
  readonly expression: SearchExpression
  /** Hits of this expression in titles and names are excluded. */
  readonly butInHead?: SearchExpression
  /** Only articles that this expression finds in any field. */
  readonly within?: SearchExpression
}
