/** A moment as the clock on the wall shows it: no zone. Months and days count from 1. */
export interface WallTime {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  millisecond: number
}

const minute = 60_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** Whether this is an IANA time zone (or a link to one) that the runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name)
    return true
  } catch {
    // Intl has no other way to say no.
    return false
  }
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    })
    formats.set(zone, format)
  }
  return format
}

/** The clock on the wall in a zone at an instant (milliseconds since 1970 in UTC). */
export function wallTime(instant: number, zone: string): WallTime {
  if (zone === 'UTC') return utcFields(instant)
  const fields = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 }
  let beforeChrist = false
  for (const { type, value } of formatOf(zone).formatToParts(instant)) {
    if (type in fields) fields[type as keyof typeof fields] = Number(value)
    else if (type === 'era') beforeChrist = value.startsWith('B')
  }
  if (beforeChrist) fields.year = 1 - fields.year
  return { ...fields, millisecond: ((instant % 1000) + 1000) % 1000 }
}

function utcFields(instant: number): WallTime {
  const date = new Date(instant)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  }
}

/** The instant at which a clock set to UTC shows this; null for a day or an hour that does not exist. */
export function utcInstant(wall: WallTime): number | null {
  const { year, month, day, hour, minute, second, millisecond } = wall
  const midnight24 = hour === 24 && minute === 0 && second === 0
  if (month < 1 || month > 12 || day < 1 || (hour > 23 && !midnight24) || minute > 59 || second > 60) return null
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCDate() !== day || date.getUTCMonth() !== month - 1) return null
  return date.getTime() + ((hour * 60 + minute) * 60 + Math.min(second, 60)) * 1000 + millisecond
}

/**
 * The instant at which a clock in the zone shows this; null for a day that does not exist. Where clocks were set back the
 * earlier of the two, where they were set forward as if they had not been, as java.time and Temporal do.
 */
export function zonedInstant(wall: WallTime, zone: string): number | null {
  const asUtc = utcInstant(wall)
  if (asUtc === null || zone === 'UTC') return asUtc
  // The offset at the wanted instant is one of those a day before and after it.
  const before = asUtc - offsetAt(asUtc - 1440 * minute, zone)
  const after = asUtc - offsetAt(asUtc + 1440 * minute, zone)
  if (before === after) return before
  const fits = [Math.min(before, after), Math.max(before, after)].find(
    (instant) => asUtc - offsetAt(instant, zone) === instant,
  )
  return fits ?? before
}

/** What the zone's clock is ahead of UTC by, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const wall = utcInstant(wallTime(instant, zone))
  return wall === null ? 0 : wall - instant
}
