import { describe, expect, test } from 'vitest'
import type { Span } from '../../src/sql/range.ts'
import { anniversariesOf, daysOf, spanOf, yearOf } from '../../src/time/calendar.ts'

const utc = ([from, to]: Span) => `${new Date(from).toISOString()} ${new Date(to).toISOString()}`
const hours = ([from, to]: Span) => (to - from) / 3_600_000

test('a month begins at midnight in its time zone', () => {
  expect(utc(spanOf('Asia/Shanghai', 2022, 7))).toBe('2022-06-30T16:00:00.000Z 2022-07-31T16:00:00.000Z')
  expect(utc(spanOf('America/New_York', 2022, 12))).toBe('2022-12-01T05:00:00.000Z 2023-01-01T05:00:00.000Z')
  expect(utc(spanOf('UTC', 2024, null))).toBe('2024-01-01T00:00:00.000Z 2025-01-01T00:00:00.000Z')
  expect(yearOf('Asia/Shanghai', Date.UTC(2021, 11, 31, 16))).toBe(2022)
})

describe('days', () => {
  test('have 24 hours unless the clocks change', () => {
    expect(new Set(daysOf('Asia/Shanghai', 2022, 7).map(hours))).toEqual(new Set([24]))
    const march = daysOf('Europe/Berlin', 2023, 3)
    expect([march.length, march.map(hours).indexOf(23)]).toEqual([31, 25])
    const october = daysOf('Europe/Berlin', 2023, 10)
    expect([october.length, october.map(hours).indexOf(25)]).toEqual([31, 28])
  })
  test('follow each other without a gap, also when the clocks change', () => {
    for (const zone of [
      'Asia/Shanghai',
      'America/Sao_Paulo',
      'Asia/Beirut',
      'America/Havana',
      'Pacific/Apia',
      'Asia/Amman',
    ]) {
      for (const year of [1988, 2011, 2018, 2021]) {
        for (let month = 1; month <= 12; month++) {
          const [from, to] = spanOf(zone, year, month)
          const days = daysOf(zone, year, month)
          expect([days[0]?.[0], days.at(-1)?.[1]]).toEqual([from, to])
          for (const [index, [, end]] of days.entries()) expect(days[index + 1]?.[0] ?? to).toBe(end)
        }
      }
    }
  })
  test('begin when clocks skip midnight, and at the first of two midnights', () => {
    expect(utc(daysOf('America/Sao_Paulo', 2018, 11)[3] ?? [0, 0])).toBe(
      '2018-11-04T03:00:00.000Z 2018-11-05T02:00:00.000Z',
    )
    expect(utc(daysOf('America/Havana', 2020, 11)[0] ?? [0, 0])).toBe(
      '2020-11-01T04:00:00.000Z 2020-11-02T05:00:00.000Z',
    )
    expect(utc(daysOf('Asia/Amman', 2021, 10)[28] ?? [0, 0])).toBe('2021-10-28T21:00:00.000Z 2021-10-29T22:00:00.000Z')
  })
  test('that a time zone skipped are empty: Samoa had no 30 December 2011', () => {
    expect(daysOf('Pacific/Apia', 2011, 12).map(hours).slice(28)).toEqual([24, 0, 24])
  })
})

describe('anniversaries', () => {
  const years = [2020, 2021, 2022, 2023, 2024]
  const days = (date: string, zone = 'UTC') =>
    anniversariesOf(zone, date, years).map((span) => `${utc(span).slice(0, 10)} ${hours(span)}`)

  test('are the same day of the other years, from midnight to midnight in the time zone', () => {
    expect(days('2022-07-30')).toEqual(['2020-07-30 24', '2021-07-30 24', '2023-07-30 24', '2024-07-30 24'])
    expect(anniversariesOf('Asia/Shanghai', '2026-01-01', [2022]).map(utc)).toEqual([
      '2021-12-31T16:00:00.000Z 2022-01-01T16:00:00.000Z',
    ])
    expect(days('2026-03-26', 'Europe/Berlin').map((day) => day.slice(-2))).toEqual(['24', '24', '24', '23', '24'])
  })

  test('of 29 February are in leap years, and on 28 February of a date in another year', () => {
    expect(days('2028-02-29')).toEqual(['2020-02-29 24', '2024-02-29 24'])
    expect(days('2028-02-28').map((day) => day.slice(-2))).toEqual(['24', '24', '24', '24', '24'])
    expect(days('2027-02-28').map((day) => day.slice(-2))).toEqual(['48', '24', '24', '24', '48'])
  })
})
