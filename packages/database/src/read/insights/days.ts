import { dateOfDay } from '../../time/day-numbers.ts'
import type { DayInsights, MonthSums, Sums } from './insight-reader.ts'

const DAY = 86_400_000

/** The sums of a day. `one` is its number since 1970. */
interface Day extends Sums {
  readonly one: number
}

/** @param days days with articles, in order */
export function monthsOf(days: readonly Day[]): MonthSums[] {
  const months = new Map<number, MonthSums>()
  for (const { one, articles, words, pictures } of days) {
    const date = new Date(one * DAY)
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1]
    const number = year * 12 + month
    const sums = months.get(number)
    months.set(number, {
      key: sums?.key ?? dateOfDay(one).slice(0, -3),
      year,
      month,
      articles: articles + (sums?.articles ?? 0),
      words: words + (sums?.words ?? 0),
      pictures: pictures + (sums?.pictures ?? 0),
    })
  }
  return [...months.values()]
}

export function insightsOfDays(days: readonly Day[]): DayInsights {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return { first: null, last: null, withArticles: 0, without: 0 }
  return {
    first: dateOfDay(first.one),
    last: dateOfDay(last.one),
    withArticles: days.length,
    without: last.one - first.one + 1 - days.length,
  }
}

/** Runs of days without articles, the longest first. `from` and `to` are the first and the last of them. */
export function gapsOf(days: readonly Day[]): { from: number; to: number; days: number }[] {
  return days
    .flatMap(({ one }, at) => {
      const before = days[at - 1]
      if (before === undefined || one - before.one < 2) return []
      return [{ from: before.one + 1, to: one - 1, days: one - before.one - 1 }]
    })
    .sort((a, b) => b.days - a.days || a.from - b.from)
}
