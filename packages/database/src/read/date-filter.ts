import { UNDATED } from '../write/listing.ts'
import type { DateTimeFilter } from './arguments.ts'
import type { Span } from './calendar.ts'
import { isGiven } from './page.ts'
import { anywhere, narrowed, type Range, within } from './range.ts'
import { and, or, type Sql, sql } from './sql.ts'

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

export function rangeOfSpan([from, to]: Span): Range {
  return { atLeast: from, atMost: to - 1 }
}

export function withinSpans(column: Sql, spans: readonly Span[]): Sql {
  return or(spans.map((span) => sql`(${within(column, rangeOfSpan(span))})`))
}
