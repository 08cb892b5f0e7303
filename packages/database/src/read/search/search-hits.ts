import { always, and, raw, type Sql, sql } from '../../sql/sql.ts'
import type { ArticleSelection } from '../article-lists/article-selection.ts'
import type { Viewer } from '../request/viewer.ts'
import { listedWhenDue } from '../visibility/article-visibility.ts'

/** FROM and WHERE of the hits, `s`, with their articles, `a`, limited to articles that lists may show. */
export function searchHits(viewer: Viewer, match: Match, { range, condition }: ArticleSelection): Sql {
  const { index, expression, butInHead, within } = match
  const dates = [
    range.atMost === null ? always : sql`s.rowid <= (${lastAt(sql`r."sortAt" <= ${range.atMost}`)})`,
    range.atLeast === null ? always : sql`a."sortAt" >= ${range.atLeast}`,
  ]
  // Subqueries that run once per statement: titles are short, and a lookup for each row doubled the time.
  const notInHead =
    butInHead === undefined
      ? always
      : sql`s.rowid NOT IN (SELECT h.rowid FROM "HeadSearch" h WHERE h."HeadSearch" MATCH ${butInHead})`
  const isWithin =
    within === undefined
      ? always
      : // The plus sign keeps SQLite from evaluating the match once for each row of the subquery.
        sql`+s.rowid IN (SELECT t.rowid FROM "ArticleSearch" t WHERE t."ArticleSearch" MATCH ${within})`
  const conditions = and([listedWhenDue(viewer, 'a'), ...dates, condition, notInHead, isWithin])
  return sql`${raw(`"${index}"`)} s CROSS JOIN "Article" a
    WHERE s.${raw(`"${index}"`)} MATCH ${expression} AND a."searchId" = s.rowid AND ${conditions}`
}

/** SELECT of the row number of the newest article that meets a condition on `r`. Row numbers are in date order. */
export function lastAt(condition: Sql): Sql {
  return sql`SELECT r."searchId" FROM "Article" r WHERE ${condition} ORDER BY r."sortAt" DESC, r.id DESC LIMIT 1`
}

/** An index and the FTS5 expression to match in it. */
export interface Match {
  readonly index: 'ArticleSearch' | 'HeadSearch'
  readonly expression: string
  /** Hits of this expression in titles and names are excluded. */
  readonly butInHead?: string
  /** Only articles that this expression finds in any field. */
  readonly within?: string
}
