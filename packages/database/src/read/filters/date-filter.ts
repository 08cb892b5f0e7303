import { UNDATED } from '../../schema/undated.ts'
import { anywhere, narrowed, type Range, within } from '../../sql/range.ts'
import { and, type Sql, sql } from '../../sql/sql.ts'
import type { DateTimeFilter } from '../request/arguments.ts'
import { isGiven } from '../request/given.ts'

/** The bounds that a filter sets; instants are whole milliseconds. */
export function rangeOf({ eq, gt, gte, lt, lte }: DateTimeFilter): Range {
  const bounds: Range[] = []
  if (isGiven(eq)) bounds.push({ atLeast: eq, atMost: eq })
  if (isGiven(gt)) bounds.push({ atLeast: gt + 1, atMost: null })
  if (isGiven(gte)) bounds.push({ atLeast: gte, atMost: null })
  if (isGiven(lt)) bounds.push({ atLeast: null, atMost: lt - 1 })
  if (isGiven(lte)) bounds.push({ atLeast: null, atMost: lte })
  return bounds.reduce(narrowed, anywhere)
}

/** What a filter on `publishedAt` says of `sortAt`, which stands before every date where there is none. */
export function publishedRange(filter: DateTimeFilter): Range {
  const range = rangeOf(filter)
  if (filter.isNull === true) return narrowed(range, { atLeast: UNDATED, atMost: UNDATED })
  const dated = range !== anywhere || filter.isNull === false
  return dated ? narrowed(range, { atLeast: UNDATED + 1, atMost: null }) : anywhere
}

/** Conditions on an instant; where there is none, only `isNull: true` is met. */
export function dateFilter(column: Sql, filter: DateTimeFilter): Sql {
  const conditions = [within(column, rangeOf(filter))]
  if (isGiven(filter.isNull)) conditions.push(filter.isNull ? sql`${column} IS NULL` : sql`${column} IS NOT NULL`)
  return and(conditions)
}
