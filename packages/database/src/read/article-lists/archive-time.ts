import { UNDATED } from '../../schema/undated.ts'
import type { Span } from '../../sql/range.ts'
import { instant, sql } from '../../sql/sql.ts'
import type { FilterScope } from '../filters/article-filter.ts'
import { spanOf, yearOf } from '../filters/calendar.ts'
import type { ArticleWhere } from '../request/arguments.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { BadInputError } from '../request/input-errors.ts'
import { isSet } from '../request/optional.ts'
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

export type Spans = FilterScope['spans']

/** Months depend on the site's time zone. Only a filter with a year or month reads the site and the archive's ends. */
export function readSpans(snapshot: Snapshot, parts: readonly ArticleWhere[]): Awaitable<Spans> {
  if (!parts.some(asksForTime)) return () => []
  return after(readEnds(snapshot), ({ timeZone, first, last }): Spans => {
    return (year, month) => {
      if (isSet(month) && !(month >= 1 && month <= 12))
        throw new BadInputError(`month: ${month} is not a month; give 1 to 12`)
      if (isSet(year)) return [spanOf(timeZone, year, month ?? null)]
      if (!isSet(month) || first === null || last === null) return []
      const spans: Span[] = []
      for (let each = yearOf(timeZone, first); each <= yearOf(timeZone, last); each++)
        spans.push(spanOf(timeZone, each, month))
      return spans
    }
  })
}

function asksForTime(where: ArticleWhere): boolean {
  const parts = [...(where.and ?? []), ...(where.or ?? []), ...(where.not ? [where.not] : [])]
  return isSet(where.year) || isSet(where.month) || parts.some(asksForTime)
}
