import { fold } from '../search-text.ts'
import type { Given, NamedWhere } from './arguments.ts'
import { type Join, listedJoins } from './joins.ts'
import { isGiven } from './page.ts'
import type { Snapshot } from './snapshot.ts'
import { always, and, raw, type Sql, sql } from './sql.ts'
import { stringFilter } from './string-filter.ts'

/** Conditions on an author, category or tag under the alias `x`; articles are counted as the viewer sees them. */
export function namedFilter({ dialect, viewer }: Snapshot, join: Join, where: Given<NamedWhere>): Sql {
  if (!where) return always
  const folded = raw('x."foldedName"')
  const conditions = [
    stringFilter(dialect, raw('x.name'), where.name, folded),
    stringFilter(dialect, raw('x.slug'), where.slug),
  ]
  if (isGiven(where.search)) conditions.push(dialect.contains(folded, fold(where.search)))
  if (isGiven(where.minArticles) && where.minArticles > 0) {
    // Counts no further than it must.
    const some = sql`SELECT 1 FROM ${listedJoins(viewer, join, raw('x.id'))} LIMIT ${where.minArticles}`
    conditions.push(sql`(SELECT COUNT(*) FROM (${some}) some) = ${where.minArticles}`)
  }
  return and(conditions)
}
