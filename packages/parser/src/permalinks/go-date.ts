import { datePlaceholders } from './date-placeholders.ts'

/** Parts of Go's layouts, with the placeholder of each. Longer parts come first. */
const parts: [string, string][] = [
  ['2006', 'year'],
  ['January', 'long_month'],
  ['Monday', 'long_day'],
  ['Jan', 'short_month'],
  ['Mon', 'short_day'],
  ['06', 'short_year'],
  ['01', 'month'],
  ['02', 'day'],
  ['15', 'hour'],
  ['04', 'minute'],
  ['05', 'second'],
  ['1', 'i_month'],
  ['2', 'i_day'],
]

const layout = new RegExp(parts.map(([part]) => part).join('|'), 'g')

/** Whether a token is a date layout of Go: `2006`, `01`, `Jan02`. */
export function isGoDate(token: string): boolean {
  return token.search(layout) !== -1
}

/** Formats an instant by a layout of Go; null without an instant. */
export function goDate(token: string, instant: number | null, zone: string): string | null {
  if (instant === null) return null
  const values = datePlaceholders(instant, zone)
  const names = new Map(parts)
  return token.replace(layout, (part) => values[names.get(part) ?? '']?.() ?? part)
}
