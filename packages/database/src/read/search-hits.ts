import type { ArticleSelection } from './article-selection.ts'
import type { Viewer } from './reader.ts'
import type { Match } from './search-tiers.ts'
import { always, and, raw, type Sql, sql } from './sql.ts'
import { listedWhenDue } from './visibility.ts'

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
