import { UNDATED } from '../../schema/undated.ts'
import { narrowed, type Range, rangeOfSpan, type Span } from '../../sql/range.ts'
import { always, and, type Sql, sql } from '../../sql/sql.ts'
import { daysOf, spanOf, yearOf } from '../../time/calendar.ts'
import { readEnds } from '../article-lists/archive-time.ts'
import type { ArchiveUnit } from '../request/arguments.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { ArchiveBucket } from './facet-reader.ts'
import type { FacetScope } from './facet-scope.ts'

type Empty = Omit<ArchiveBucket, 'count'>

/**
 * The scope's articles by time, newest first. The database has no time zones, so the statement gets the start and end
 * of each span, and counts an index range for each. Days are counted only in months that have articles, so old articles
 * cost no more than new ones.
 */
export function readArchive(
  snapshot: Snapshot,
  scope: FacetScope,
  unit: ArchiveUnit,
): Awaitable<readonly ArchiveBucket[]> {
  return after(readEnds(snapshot), ({ timeZone, first, last }): Awaitable<readonly ArchiveBucket[]> => {
    const { range } = scope
    if (first === null || last === null) return []
    const ends = narrowed(range, { atLeast: first, atMost: last })
    const from = yearOf(timeZone, ends.atLeast ?? first)
    const to = yearOf(timeZone, ends.atMost ?? last)
    const years = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => to - index)
    if (unit === 'YEAR')
      return count(
        snapshot,
        scope,
        years.map((year) => yearBucket(timeZone, year)),
      )
    const months = count(
      snapshot,
      scope,
      years.flatMap((year) => monthBuckets(timeZone, year)),
    )
    if (unit === 'MONTH') return months
    return after(months, (found) =>
      count(
        snapshot,
        scope,
        found.flatMap((month) => dayBuckets(timeZone, month)),
      ),
    )
  })
}

function yearBucket(timeZone: string, year: number): Empty {
  return bucket(spanOf(timeZone, year, null), year, null, null)
}

function monthBuckets(timeZone: string, year: number): Empty[] {
  return Array.from({ length: 12 }, (_, index) => bucket(spanOf(timeZone, year, 12 - index), year, 12 - index, null))
}

function dayBuckets(timeZone: string, { year, month }: ArchiveBucket): Empty[] {
  const days = month === null ? [] : daysOf(timeZone, year, month)
  return days.map((span, index) => bucket(span, year, month, index + 1)).reverse()
}

function bucket([from, to]: Span, year: number, month: number | null, day: number | null): Empty {
  const parts = [String(year).padStart(4, '0'), ...[month, day].flatMap((part) => (part === null ? [] : [two(part)]))]
  return { key: parts.join('-'), year, month, day, from, to }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** The buckets that contain articles. */
function count(snapshot: Snapshot, scope: FacetScope, buckets: readonly Empty[]): Awaitable<readonly ArchiveBucket[]> {
  const { range } = scope
  // Intersect the bounds, because with two bounds on one side SQLite may use the wrong one for its index range.
  const spans = buckets.map(({ from, to }) => cut([from, to], range))
  return after(scope.hits(), (hits): Awaitable<readonly ArchiveBucket[]> => {
    const counts = hits && countsIn(hits.dates(), spans)
    if (counts)
      return buckets.map((empty, place) => ({ ...empty, count: counts[place] ?? 0 })).filter(({ count }) => count > 0)
    return countByStatement(snapshot, scope, buckets, spans)
  })
}

/** How many dates are in each span, both ends included. @param dates in ascending order */
function countsIn(dates: Float64Array, spans: readonly Span[]): number[] {
  return spans.map(([from, to]) => Math.max(0, placeAfter(dates, to) - placeAfter(dates, from - 1)))
}

/** The place of the first date after this one. */
function placeAfter(dates: Float64Array, date: number): number {
  let [low, high] = [0, dates.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((dates[middle] ?? 0) <= date) low = middle + 1
    else high = middle
  }
  return low
}

function countByStatement(
  snapshot: Snapshot,
  scope: FacetScope,
  buckets: readonly Empty[],
  spans: readonly Span[],
): Awaitable<readonly ArchiveBucket[]> {
  const query = sql`WITH counted AS MATERIALIZED (
      SELECT t.place, (SELECT COUNT(*) FROM ${rowsInSpan(snapshot, scope)}) AS count FROM ${snapshot.dialect.spans(spans)})
    SELECT place, count FROM counted WHERE count > 0 ORDER BY place`
  return after(snapshot.all<{ place: number; count: number }>(query), (rows) =>
    rows.flatMap(({ place, count }) => {
      const empty = buckets[place]
      return empty ? [{ ...empty, count }] : []
    }),
  )
}

const dated: Range = { atLeast: UNDATED + 1, atMost: null }

function cut(span: Span, range: Range): Span {
  const { atLeast, atMost } = narrowed(narrowed(range, dated), rangeOfSpan(span))
  return [atLeast ?? span[0], atMost ?? span[1]]
}

/** FROM and WHERE of the scope's articles within the span `t`. */
function rowsInSpan({ dialect }: Snapshot, { range, ids, dated: list, before, whole }: FacetScope): Sql {
  const sortAt = list.columnOf('sortAt')
  const inScope = ids && !whole ? sql`${dialect.withoutIndex(list.columnOf('id'))} IN (${ids})` : always
  const conditions = [list.where(range), sql`${sortAt} >= t."from"`, sql`${sortAt} <= t."to"`, inScope]
  return sql`${before}${list.from} WHERE ${and(conditions)}`
}
