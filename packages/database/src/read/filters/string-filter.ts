import type { Dialect } from '../../sql/dialect.ts'
import { and, not, type Sql, sql } from '../../sql/sql.ts'
import { fold } from '../../text/folding.ts'
import type { StringFilter } from '../request/arguments.ts'
import { type Given, isGiven } from '../request/given.ts'

/**
 * Conditions on a text: whole values compare as written (NFC), parts of it without case, width and accents. `folded`
 * is the column that holds the folded text, where there is one.
 */
export function stringFilter(dialect: Dialect, column: Sql, filter: Given<StringFilter>, folded?: Sql): Sql {
  if (!filter) return and([])
  const conditions: Sql[] = []
  const { eq, ne, in: among, notIn, contains, startsWith, endsWith, isNull } = filter
  if (isGiven(eq)) conditions.push(sql`${column} = ${exact(eq)}`)
  if (isGiven(ne)) conditions.push(not(sql`${column} = ${exact(ne)}`))
  if (isGiven(among)) conditions.push(dialect.among(column, among.map(exact)))
  if (isGiven(notIn)) conditions.push(not(dialect.among(column, notIn.map(exact))))
  const text = folded ?? dialect.folded(column)
  if (isGiven(contains)) conditions.push(dialect.contains(text, fold(contains)))
  if (isGiven(startsWith)) conditions.push(edge(text, fold(startsWith), 1))
  if (isGiven(endsWith)) conditions.push(edge(text, fold(endsWith), -1))
  if (isGiven(isNull)) conditions.push(isNull ? sql`${column} IS NULL` : sql`${column} IS NOT NULL`)
  return and(conditions)
}

/** The text begins (1) or ends (-1) with a part. Lengths are of characters, as SQL counts them. */
function edge(text: Sql, part: string, side: 1 | -1): Sql {
  const length = [...part].length
  if (!length) return sql`${text} IS NOT NULL`
  return side === 1 ? sql`substr(${text}, 1, ${length}) = ${part}` : sql`substr(${text}, ${-length}) = ${part}`
}

function exact(text: string): string {
  return text.normalize('NFC')
}
