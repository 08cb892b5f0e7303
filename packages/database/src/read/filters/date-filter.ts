import { UNDATED } from '../../schema/undated.ts'
import { anywhere, narrowed, type Range, within } from '../../sql/range.ts'
import { and, type Sql, sql } from '../../sql/sql.ts'
import type { DateTimeFilter } from '../request/arguments.ts'
import { isSet } from '../request/optional.ts'

/** The bounds that a filter sets. Instants are whole milliseconds. */
export function rangeOf({ eq, gt, gte, lt, lte }: DateTimeFilter): Range {
  const bounds: Range[] = []
  if (isSet(eq)) bounds.push({ atLeast: eq, atMost: eq })
  if (isSet(gt)) bounds.push({ atLeast: gt + 1, atMost: null })
  if (isSet(gte)) bounds.push({ atLeast: gte, atMost: null })
  if (isSet(lt)) bounds.push({ atLeast: null, atMost: lt - 1 })
  if (isSet(lte)) bounds.push({ atLeast: null, atMost: lte })
  return bounds.reduce(narrowed, anywhere)
}

/** Converts a filter on `publishedAt` to bounds on `sortAt`. Articles without a date have the lowest `sortAt`. */
export function publishedRange(filter: DateTimeFilter): Range {
  const range = rangeOf(filter)
  if (filter.isNull === true) return narrowed(range, { atLeast: UNDATED, atMost: UNDATED })
  const dated = range !== anywhere || filter.isNull === false
  return dated ? narrowed(range, { atLeast: UNDATED + 1, atMost: null }) : anywhere
}

/** Conditions on an instant. A null instant matches only `isNull: true`. */
export function dateFilter(column: Sql, filter: DateTimeFilter): Sql {
  const conditions = [within(column, rangeOf(filter))]
  if (isSet(filter.isNull)) conditions.push(filter.isNull ? sql`${column} IS NULL` : sql`${column} IS NOT NULL`)
  return and(conditions)
}
