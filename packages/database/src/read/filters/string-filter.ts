import type { Dialect } from '../../sql/dialect.ts'
import { and, not, type Sql, sql } from '../../sql/sql.ts'
import { fold } from '../../text/folding.ts'
import type { StringFilter } from '../request/arguments.ts'
import { isSet, type Optional } from '../request/optional.ts'

/**
 * Conditions on a text. Whole values compare as written (NFC); parts of a text compare folded.
 * `folded` is the column with the folded text, if there is one.
 */
export function stringFilter(dialect: Dialect, column: Sql, filter: Optional<StringFilter>, folded?: Sql): Sql {
  if (!filter) return and([])
  const conditions: Sql[] = []
  const { eq, ne, in: oneOf, notIn, contains, startsWith, endsWith, isNull } = filter
  if (isSet(eq)) conditions.push(sql`${column} = ${exact(eq)}`)
  if (isSet(ne)) conditions.push(not(sql`${column} = ${exact(ne)}`))
  if (isSet(oneOf)) conditions.push(dialect.isOneOf(column, oneOf.map(exact)))
  if (isSet(notIn)) conditions.push(not(dialect.isOneOf(column, notIn.map(exact))))
  const text = folded ?? dialect.folded(column)
  if (isSet(contains)) conditions.push(sql`${dialect.placeIn(text, fold(contains))} > 0`)
  if (isSet(startsWith)) conditions.push(begins(text, fold(startsWith)))
  if (isSet(endsWith)) conditions.push(dialect.endsWith(text, fold(endsWith)))
  if (isSet(isNull)) conditions.push(isNull ? sql`${column} IS NULL` : sql`${column} IS NOT NULL`)
  return and(conditions)
}

/** Lengths count characters, as in SQL. */
function begins(text: Sql, part: string): Sql {
  return sql`substr(${text}, 1, CAST(${[...part].length} AS INTEGER)) = ${part}`
}

function exact(text: string): string {
  return text.normalize('NFC')
}
