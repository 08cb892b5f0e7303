import { UNDATED } from '../../schema/undated.ts'
import type { Span } from '../../sql/range.ts'
import { instant, sql } from '../../sql/sql.ts'
import { anniversariesOf, spanOf, yearOf } from '../../time/calendar.ts'
import type { FilterScope } from '../filters/article-filter.ts'
import type { ArticleWhere } from '../request/arguments.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { BadInputError } from '../request/input-errors.ts'
import { isSet, type Optional } from '../request/optional.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'

/** The site's time zone, and the dates of its first and last dated article, whether the viewer may see them or not. */
export interface ArchiveEnds {
  readonly timeZone: string
  readonly first: number | null
  readonly last: number | null
}

/** Two index lookups. */
export function readEnds(snapshot: Snapshot): Awaitable<ArchiveEnds> {
  const query = sql`SELECT "timeZone",
    (SELECT a."sortAt" FROM "Article" a WHERE a."sortAt" > ${instant(UNDATED)} ORDER BY a."sortAt", a.id LIMIT 1) AS first,
    (SELECT a."sortAt" FROM "Article" a WHERE a."sortAt" > ${instant(UNDATED)} ORDER BY a."sortAt" DESC, a.id DESC LIMIT 1) AS last
    FROM "Site" WHERE id = 1`
  return after(snapshot.all<ArchiveEnds>(query), ([ends]) => ends ?? { timeZone: 'UTC', first: null, last: null })
}

export type ArchiveTime = Pick<FilterScope, 'spans' | 'anniversaries'>

/**
 * Months and days depend on the site's time zone. Only a filter with a year, a month or a day reads the site and the
 * archive's ends.
 */
export function readTime(snapshot: Snapshot, parts: readonly ArticleWhere[]): Awaitable<ArchiveTime> {
  if (!parts.some(asksForTime)) return { spans: () => [], anniversaries: () => [] }
  return after(readEnds(snapshot), (ends) => ({
    spans: (year, month) => spansOf(ends, year, month),
    anniversaries: (date) => anniversariesOf(ends.timeZone, date, yearsOf(ends)),
  }))
}

/** @throws `BadInputError` if it is not a month of the calendar */
export function checkMonth(month: Optional<number>): void {
  if (!isSet(month) || (month >= 1 && month <= 12)) return
  throw new BadInputError(`month: ${month} is not a month; give 1 to 12`)
}

function spansOf(ends: ArchiveEnds, year: Optional<number>, month: Optional<number>): readonly Span[] {
  checkMonth(month)
  if (isSet(year)) return [spanOf(ends.timeZone, year, month ?? null)]
  return isSet(month) ? yearsOf(ends).map((each) => spanOf(ends.timeZone, each, month)) : []
}

/** The years from the first article with a date to the last one. */
function yearsOf({ timeZone, first, last }: ArchiveEnds): number[] {
  if (first === null || last === null) return []
  const from = yearOf(timeZone, first)
  return Array.from({ length: yearOf(timeZone, last) - from + 1 }, (_, index) => from + index)
}

function asksForTime(where: ArticleWhere): boolean {
  const parts = [...(where.and ?? []), ...(where.or ?? []), ...(where.not ? [where.not] : [])]
  return [where.year, where.month, where.onThisDay].some(isSet) || parts.some(asksForTime)
}
