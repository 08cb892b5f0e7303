import { wallTime } from '../values/time-zone.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

export function datePlaceholders(publishedAt: number | null, zone: string): { [name: string]: Placeholder } {
  const wall = publishedAt === null ? null : wallTime(publishedAt, zone)
  const weekday = wall === null ? 0 : new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay()
  const dayOfYear =
    wall === null
      ? 0
      : Math.round((Date.UTC(wall.year, wall.month - 1, wall.day) - Date.UTC(wall.year, 0, 0)) / 86_400_000)
  const from = (read: (date: NonNullable<typeof wall>) => string) => () => (wall === null ? null : read(wall))
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    year: from(({ year }) => String(year)),
    short_year: from(({ year }) => two(year % 100)),
    month: from(({ month }) => two(month)),
    i_month: from(({ month }) => String(month)),
    monthname: from(({ month }) => (months[month - 1] ?? '').toLowerCase()),
    long_month: from(({ month }) => months[month - 1] ?? ''),
    short_month: from(({ month }) => (months[month - 1] ?? '').slice(0, 3)),
    day: from(({ day }) => two(day)),
    i_day: from(({ day }) => String(day)),
    y_day: from(() => String(dayOfYear).padStart(3, '0')),
    yearday: from(() => String(dayOfYear)),
    weekday: from(() => String(weekday)),
    weekdayname: from(() => (days[weekday] ?? '').toLowerCase()),
    long_day: from(() => days[weekday] ?? ''),
    short_day: from(() => (days[weekday] ?? '').slice(0, 3)),
    week: from(() => two(isoWeek(dayOfYear, weekday))),
    hour: from(({ hour }) => two(hour)),
    minute: from(({ minute }) => two(minute)),
    second: from(({ second }) => two(second)),
  }
}

/** The ISO week, except that it never belongs to the year before or after. */
function isoWeek(dayOfYear: number, weekday: number): number {
  return Math.max(1, Math.floor((dayOfYear - (weekday === 0 ? 7 : weekday) + 10) / 7))
}

export type Placeholder = () => string | null

/** The codes of strftime for parts of a date, as names of placeholders. */
const CODES: { [code: string]: string } = {
  Y: 'year',
  y: 'short_year',
  m: 'month',
  '-m': 'i_month',
  d: 'day',
  '-d': 'i_day',
  b: 'short_month',
  B: 'long_month',
  j: 'y_day',
  H: 'hour',
  M: 'minute',
}

/** Writes a date in the form of strftime: `%Y/%m/%d`. Null without a date, and for a code that is not known. */
export function formatDate(form: string, publishedAt: number | null, zone: string): string | null {
  const dates = datePlaceholders(publishedAt, zone)
  let isComplete = true
  const text = form.replace(/%(-?[A-Za-z])/g, (_, code: string) => {
    const value = dates[CODES[code] ?? '']?.() ?? null
    isComplete &&= value !== null
    return value ?? ''
  })
  return isComplete ? text : null
}
