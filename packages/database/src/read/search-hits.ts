import type { ArticleSelection } from './article-selection.ts'
import type { Viewer } from './reader.ts'
import { always, and, type Sql, sql } from './sql.ts'
import { listedWhenDue } from './visibility.ts'

/** Tables and conditions of what an expression finds, `s` with its article `a`, of articles that lists may show. */
export function searchHits(viewer: Viewer, match: string, { range, condition }: ArticleSelection): Sql {
  const dates = [
    range.atMost === null ? always : sql`s.rowid <= (${lastAt(sql`r."sortAt" <= ${range.atMost}`)})`,
    range.atLeast === null ? always : sql`a."sortAt" >= ${range.atLeast}`,
  ]
  const conditions = and([listedWhenDue(viewer, 'a'), ...dates, condition])
  return sql`"ArticleSearch" s CROSS JOIN "Article" a
    WHERE s."ArticleSearch" MATCH ${match} AND a."searchId" = s.rowid AND ${conditions}`
}

/** The row number of the newest article under a condition on `r`. Row numbers are in the order of dates. */
export function lastAt(condition: Sql): Sql {
  return sql`SELECT r."searchId" FROM "Article" r WHERE ${condition} ORDER BY r."sortAt" DESC, r.id DESC LIMIT 1`
}
