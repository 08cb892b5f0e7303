import type { Dialect } from '../../sql/dialect.ts'
import { always, and, or, raw, type Sql, sql } from '../../sql/sql.ts'
import { fold } from '../../text/folding.ts'
import { stringFilter } from '../filters/string-filter.ts'
import type { NamedWhere } from '../request/arguments.ts'
import { isSet, type Optional } from '../request/optional.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { Join } from '../visibility/joins.ts'
import { listedJoins } from '../visibility/term-visibility.ts'

/** Conditions on an author, category or tag, `x`. Article counts are those that the viewer sees. */
export function namedFilter({ dialect, viewer }: Snapshot, join: Join, where: Optional<NamedWhere>): Sql {
  if (!where) return always
  const folded = raw('x."foldedName"')
  const conditions = [
    stringFilter(dialect, raw('x.name'), where.name, folded),
    stringFilter(dialect, raw('x.slug'), where.slug),
  ]
  if (isSet(where.search)) conditions.push(called(dialect, join, fold(where.search).trim()))
  if (isSet(where.minArticles) && where.minArticles > 0) {
    // Stops counting at the minimum.
    const some = sql`SELECT 1 FROM ${listedJoins(viewer, join, raw('x.id'))} LIMIT ${where.minArticles}`
    conditions.push(sql`(SELECT COUNT(*) FROM (${some}) counted) = ${where.minArticles}`)
  }
  return and(conditions)
}

// The last part of the slug: a category's slug begins with those of the categories above it.
const ownSlug = raw(`substr(x.slug, length(rtrim(x.slug, replace(x.slug, '/', ''))) + 1)`)

/** Whether the name, the slug, or another spelling of an author contains this part. */
function called(dialect: Dialect, join: Join, part: string): Sql {
  const contains = (text: Sql) => sql`${dialect.placeIn(text, part)} > 0`
  const ways = [contains(raw('x."foldedName"')), contains(dialect.folded(ownSlug))]
  if (join.named === 'Author') ways.push(aliasIs(dialect, contains))
  return or(ways)
}

/** Whether one of the author's other spellings, folded, meets the condition. */
export function aliasIs(dialect: Dialect, condition: (alias: Sql) => Sql): Sql {
  return sql`EXISTS (SELECT 1 FROM ${dialect.members(raw('x.aliases'))} WHERE ${condition(dialect.folded(raw('e.value')))})`
}
