import { dateOfDay } from '../../time/day-numbers.ts'
import type { DayInsights, MonthSums, Sums } from './insight-reader.ts'

/** The sums of a day. `one` is its number since 1970. */
interface Day extends Sums {
  readonly one: number
}

/** @param days days with articles, in order */
export function monthsOf(days: readonly Day[]): MonthSums[] {
  const months = new Map<string, MonthSums>()
  for (const { one, articles, words, pictures } of days) {
    const date = dateOfDay(one)
    const key = date.slice(0, -3)
    const sums = months.get(key)
    months.set(key, {
      key,
      year: Number(date.slice(0, -6)),
      month: Number(date.slice(-5, -3)),
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
