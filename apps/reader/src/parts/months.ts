import { monthText } from '../words/dates.ts'
import type { Column } from './column-chart.ts'

interface MonthCount {
  year: number
  month: number
  count: number
}

/** More columns would be too narrow to point at. */
const MOST_COLUMNS = 120

/** Whether `monthColumns` has a column for each year, because the months are too many. */
export function isByYear(months: readonly { year: number; month: number }[]): boolean {
  const numbers = months.map(({ year, month }) => year * 12 + month)
  return Math.max(...numbers) - Math.min(...numbers) >= MOST_COLUMNS
}

/**
 * Columns for a chart of months: one for each month from the first to the last, also without articles. If they are too many,
 * one for each year.
 * @param months in any order
 * @param addressOf the `href` of the articles of a month, or of a year
 */
export function monthColumns(
  months: readonly MonthCount[],
  lang: string,
  addressOf: (year: number, month: number | null) => string,
): Column[] {
  const numbers = months.map(({ year, month }) => year * 12 + month - 1)
  if (numbers.length === 0) return []
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
  if (isByYear(months)) return yearColumns(months, addressOf)
  const counts = new Map(months.map(({ year, month, count }) => [year * 12 + month - 1, count]))
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const [year, month] = [Math.floor((first + at) / 12), ((first + at) % 12) + 1]
    return { label: monthText(year, month, lang), count: counts.get(first + at) ?? 0, address: addressOf(year, month) }
  })
}

/** Years without articles are left out if there are many, because a wrong date can be centuries away. */
function yearColumns(months: readonly MonthCount[], addressOf: (year: number, month: null) => string): Column[] {
  const counts = new Map<number, number>()
  for (const { year, count } of months) counts.set(year, (counts.get(year) ?? 0) + count)
  const years = [...counts.keys()].sort((a, b) => a - b)
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0]
  const shown = last - first < MOST_COLUMNS ? Array.from({ length: last - first + 1 }, (_, at) => first + at) : years
  return shown.map((year) => ({ label: String(year), count: counts.get(year) ?? 0, address: addressOf(year, null) }))
}
