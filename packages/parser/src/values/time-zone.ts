/** Local time without a zone. Months and days count from 1. */
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

/** Returns whether the runtime knows this IANA time zone (or an alias of one). */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name)
    return true
  } catch {
    // Intl reports unknown zones only by an exception.
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

/** Returns the local time in a zone at an instant (milliseconds since 1970 in UTC). */
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

/** Returns the instant of a local time in UTC. Null for a day or an hour that does not exist. */
export function utcInstant(wall: WallTime): number | null {
  const { year, month, day, hour, minute, second } = wall
  const midnight24 = hour === 24 && minute === 0 && second === 0
  if ((hour > 23 && !midnight24) || minute > 59 || second > 60) return null
  // A day of two digits that its month does not have is in another month.
  if (new Date(utcMidnight(year, month, day)).getUTCMonth() !== month - 1) return null
  return fromUtc(wall)
}

function fromUtc({ year, month, day, hour, minute, second, millisecond }: WallTime): number {
  return utcMidnight(year, month, day) + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond
}

/** Unlike Date.UTC, reads the years 0 to 99 as they are. */
function utcMidnight(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day)
}

/**
 * Returns the instant of a local time in a zone. Null for a day that does not exist. When clocks are set back, a local time
 * occurs twice, and the earlier instant is returned. When they are set forward, a skipped time uses the offset from before.
 * java.time and Temporal do the same.
 */
export function zonedInstant(wall: WallTime, zone: string): number | null {
  const asUtc = utcInstant(wall)
  if (asUtc === null || zone === 'UTC') return asUtc
  // The offset at this instant is either the one a day before or the one a day after.
  const before = asUtc - offsetAt(asUtc - 1440 * minute, zone)
  const after = asUtc - offsetAt(asUtc + 1440 * minute, zone)
  if (before === after) return before
  const fits = [Math.min(before, after), Math.max(before, after)].find(
    (instant) => asUtc - offsetAt(instant, zone) === instant,
  )
  return fits ?? before
}

/** Returns the offset of the zone from UTC at an instant, in milliseconds. Positive means ahead of UTC. */
function offsetAt(instant: number, zone: string): number {
  return fromUtc(wallTime(instant, zone)) - instant
}
