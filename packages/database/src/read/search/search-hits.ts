import { always, and, raw, type Sql, sql } from '../../sql/sql.ts'
import type { ArticleSelection } from '../article-lists/article-selection.ts'
import type { Viewer } from '../request/viewer.ts'
import { listedWhenDue } from '../visibility/article-visibility.ts'

/** Tables and conditions of what is found, `s` with its article `a`, of articles that lists may show. */
export function searchHits(viewer: Viewer, match: Match, { range, condition }: ArticleSelection): Sql {
  const { index, expression, butInHead } = match
  const dates = [
    range.atMost === null ? always : sql`s.rowid <= (${lastAt(sql`r."sortAt" <= ${range.atMost}`)})`,
    range.atLeast === null ? always : sql`a."sortAt" >= ${range.atLeast}`,
  ]
  // Found once for the statement: titles are short, and a look-up for each row took as long as the rows.
  const notInHead =
    butInHead === null
      ? always
      : sql`s.rowid NOT IN (SELECT h.rowid FROM "HeadSearch" h WHERE h."HeadSearch" MATCH ${butInHead})`
  const conditions = and([listedWhenDue(viewer, 'a'), ...dates, condition, notInHead])
  return sql`${raw(`"${index}"`)} s CROSS JOIN "Article" a
    WHERE s.${raw(`"${index}"`)} MATCH ${expression} AND a."searchId" = s.rowid AND ${conditions}`
}

/** The row number of the newest article under a condition on `r`. Row numbers are in the order of dates. */
export function lastAt(condition: Sql): Sql {
  return sql`SELECT r."searchId" FROM "Article" r WHERE ${condition} ORDER BY r."sortAt" DESC, r.id DESC LIMIT 1`
}

/** An index, and what is sought in it in FTS5's language. */
export interface Match {
  readonly index: 'ArticleSearch' | 'HeadSearch'
  readonly expression: string
  /** What is found by this in titles and names is left out. */
  readonly butInHead: string | null
}

/** Whatever hits at all. */
export function matchAnywhere(expression: string): Match {
  return { index: 'ArticleSearch', expression, butInHead: null }
}
