/** Instants from the first to, and not with, the second. */
export type Span = readonly [number, number]

const formats = new Map<string, Intl.DateTimeFormat>()

/** A month (1 to 12) of a year, or a whole year, as it begins and ends in a time zone. */
export function spanOf(timeZone: string, year: number, month: number | null): Span {
  const from = midnight(timeZone, year, month ?? 1)
  return [from, month === null ? midnight(timeZone, year + 1, 1) : midnight(timeZone, year, month + 1)]
}

/** The year that an instant falls into. */
export function yearOf(timeZone: string, instant: number): number {
  return new Date(instant + offsetOf(timeZone, instant)).getUTCFullYear()
}

/** When the first of a month begins; month 13 is the next year's first. */
function midnight(timeZone: string, year: number, month: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, 1)
  const wall = date.getTime()
  // The offset at the instant sought, which the first guess is at most a day away from.
  const guess = wall - offsetOf(timeZone, wall)
  return wall - offsetOf(timeZone, guess)
}

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
function offsetOf(timeZone: string, instant: number): number {
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
