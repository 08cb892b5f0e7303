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
  if (isSet(contains)) conditions.push(dialect.contains(text, fold(contains)))
  if (isSet(startsWith)) conditions.push(edge(text, fold(startsWith), 1))
  if (isSet(endsWith)) conditions.push(edge(text, fold(endsWith), -1))
  if (isSet(isNull)) conditions.push(isNull ? sql`${column} IS NULL` : sql`${column} IS NOT NULL`)
  return and(conditions)
}

/** Whether the text begins (1) or ends (-1) with a part. Lengths count characters, as in SQL. */
function edge(text: Sql, part: string, side: 1 | -1): Sql {
  const length = [...part].length
  if (!length) return sql`${text} IS NOT NULL`
  return side === 1 ? sql`substr(${text}, 1, ${length}) = ${part}` : sql`substr(${text}, ${-length}) = ${part}`
}

function exact(text: string): string {
  return text.normalize('NFC')
}
