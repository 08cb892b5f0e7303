const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * Returns the calendar day of a point in time.
 * @param timeZone IANA name: `Asia/Shanghai`
 * @param milliseconds since 1970
 * @returns `YYYY-MM-DD`
 */
export function dateInTimeZone(timeZone: string, milliseconds: number): string {
  let format = formats.get(timeZone)
  if (!format) {
    // Canadian English formats days as ISO 8601 does.
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(timeZone, format)
  }
  return format.format(milliseconds)
}
