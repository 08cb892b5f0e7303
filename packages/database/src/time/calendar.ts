import type { Span } from '../sql/range.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** The span of a month (1 to 12) of a year, or of a whole year, in a time zone. */
export function spanOf(timeZone: string, year: number, month: number | null): Span {
  const from = midnight(timeZone, year, month ?? 1, 1)
  return [from, month === null ? midnight(timeZone, year + 1, 1, 1) : midnight(timeZone, year, month + 1, 1)]
}

/** The days of a month, in order. A day that the zone skipped, as when it changed sides of the date line, is empty. */
export function daysOf(timeZone: string, year: number, month: number): Span[] {
  const [from, to] = spanOf(timeZone, year, month)
  const count = lengthOf(year, month)
  // In most months the offset does not change, so all days have the same length.
  const even = to - from === count * day && offsetOf(timeZone, from) === offsetOf(timeZone, to)
  const begins = Array.from({ length: count }, (_, index) =>
    even ? from + index * day : midnight(timeZone, year, month, index + 1),
  )
  return begins.map((begin, index) => [begin, begins[index + 1] ?? to])
}

/** The year of an instant in a time zone. */
export function yearOf(timeZone: string, instant: number): number {
  return new Date(instant + offsetOf(timeZone, instant)).getUTCFullYear()
}

/**
 * The month and day of a date in each of these years, without the date's own year. In a year that has no 29 February, the
 * articles of that day belong to 28 February, so each article has its day every year.
 * @param date `YYYY-MM-DD`
 */
export function anniversariesOf(timeZone: string, date: string, years: readonly number[]): Span[] {
  const given = new Date(date)
  const [ownYear, month, dayOfMonth] = [given.getUTCFullYear(), given.getUTCMonth() + 1, given.getUTCDate()]
  const isLastOfFebruary = month === 2 && dayOfMonth === 28 && lengthOf(ownYear, month) === 28
  const last = isLastOfFebruary ? 29 : dayOfMonth
  return years
    .filter((year) => year !== ownYear && dayOfMonth <= lengthOf(year, month))
    .map((year) => {
      const next = Math.min(last, lengthOf(year, month)) + 1
      return [midnight(timeZone, year, month, dayOfMonth), midnight(timeZone, year, month, next)]
    })
}

/** The number of days of a month. */
function lengthOf(year: number, month: number): number {
  return new Date(wallOf(year, month + 1, 0)).getUTCDate()
}

const day = 86_400_000

/** When a day begins: at the first of two midnights, or at the end of the gap if clocks skip midnight. */
function midnight(timeZone: string, year: number, month: number, dayOfMonth: number): number {
  const wall = wallOf(year, month, dayOfMonth)
  const before = offsetOf(timeZone, wall - day)
  const later = offsetOf(timeZone, wall + day)
  const first = wall - before
  if (before === later || offsetOf(timeZone, first) === before) return first
  return offsetOf(timeZone, wall - later) === later ? wall - later : first
}

/** Midnight in UTC. Month 13 is January of the next year, and day 0 is the last day of the month before. */
function wallOf(year: number, month: number, dayOfMonth: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, dayOfMonth)
}

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
export function offsetOf(timeZone: string, instant: number): number {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  const wall = new Date(0)
  const year = parts.era === 'BC' ? 1 - Number(parts.year) : Number(parts.year)
  wall.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day))
  wall.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second))
  return wall.getTime() - Math.floor(instant / 1000) * 1000
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(timeZone, format)
  return format
}
