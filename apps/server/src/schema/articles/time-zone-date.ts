const formats = new Map<string, Intl.DateTimeFormat>()

/** The day on which a moment (milliseconds since 1970) falls in a time zone, as `YYYY-MM-DD`. */
export function dateInTimeZone(timeZone: string, milliseconds: number): string {
  let format = formats.get(timeZone)
  if (!format) {
    // Canada's English writes a day as ISO does.
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(timeZone, format)
  }
  return format.format(milliseconds)
}
