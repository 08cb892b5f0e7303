import { offsetOf } from './calendar.ts'

const DAY = 86_400_000

/**
 * Returns a function that gives the day of an instant, in milliseconds since 1970, as its number since 1 January 1970 in
 * this time zone. Looking up the offset of a zone takes as long as reading a row, so it is kept for days on which it does
 * not change.
 * @param timeZone IANA name: `Asia/Shanghai`
 */
export function dayNumbers(timeZone: string): (instant: number) => number {
  const offsets = new Map<number, number | null>()
  return (instant) => {
    const day = Math.floor(instant / DAY)
    let offset = offsets.get(day)
    if (offset === undefined) {
      const [start, end] = [offsetOf(timeZone, day * DAY), offsetOf(timeZone, (day + 1) * DAY - 1)]
      offset = start === end ? start : null
      offsets.set(day, offset)
    }
    return Math.floor((instant + (offset ?? offsetOf(timeZone, instant))) / DAY)
  }
}

/** The date of such a number: `2026-04-15`. Years above 9999 and before 0 have a sign and six digits. */
export function dateOfDay(day: number): string {
  return new Date(day * DAY).toISOString().replace(/T.*$/, '')
}
