import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readDate } from '../../src/values/dates.ts'

const zone = 'Asia/Shanghai'
const iso = (value: string | number) => {
  const instant = readDate(value, zone)
  return instant === null ? null : new Date(instant).toISOString()
}

test.each([
  ['Sat, 30 Jul 2022 09:44:07 GMT', '2022-07-30T09:44:07.000Z'],
  ['30 Jul 2022 09:44:07 +0200', '2022-07-30T07:44:07.000Z'],
  ['2022-07-30T09:44:07.000Z', '2022-07-30T09:44:07.000Z'],
  ['2022-07-30 09:44:07', '2022-07-30T01:44:07.000Z'],
  ['2022-07-30 09:44', '2022-07-30T01:44:00.000Z'],
  ['2022-07-30 09:44:07 +8', '2022-07-30T01:44:07.000Z'],
  ['2022-07-30 09:44:07 -0330', '2022-07-30T13:14:07.000Z'],
  ['2009-11-10 23:00:00 +0000 UTC', '2009-11-10T23:00:00.000Z'],
  ['2022-07-30T09:44:07+08:00[Asia/Shanghai]', '2022-07-30T01:44:07.000Z'],
  ['2020-12-2', '2020-12-01T16:00:00.000Z'],
  ['2022/7/3', '2022-07-02T16:00:00.000Z'],
  ['2022年7月30日', '2022-07-29T16:00:00.000Z'],
  ['2022年7月30日 星期六 下午3时05分', '2022-07-30T07:05:00.000Z'],
  ['2022년 7월 30일', '2022-07-29T16:00:00.000Z'],
  ['July 30, 2022', '2022-07-29T16:00:00.000Z'],
  ['Sat Jul 30 2022 09:44:07 GMT+0800 (中国标准时间)', '2022-07-30T01:44:07.000Z'],
  ['Sat Jul 30 09:44:07 CST 2022', '2022-07-30T01:44:07.000Z'],
  ['30/07/2022', '2022-07-29T16:00:00.000Z'],
  ['２０２２-０７-３０', '2022-07-29T16:00:00.000Z'],
  ['20220730', '2022-07-29T16:00:00.000Z'],
  [1659174247, '2022-07-30T09:44:07.000Z'],
  [1659174247000, '2022-07-30T09:44:07.000Z'],
  ['1659174247', '2022-07-30T09:44:07.000Z'],
])('%s is %s for a site in Shanghai', (value, expected) => {
  expect(iso(value)).toBe(expected)
})

test.each([
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
].map((name, index) => [name, index] as const))('%s is a month in full, with three letters, with a point and in any case', (name, index) => {
  const expected = new Date(Date.UTC(2022, index, 3) - 8 * 3_600_000).toISOString()
  const short = name.slice(0, 3)
  for (const form of [name, short, `${short}.`, name.toUpperCase(), short.toLowerCase()]) {
    expect(iso(`${form} 3, 2022`), form).toBe(expected)
    expect(iso(`3 ${form} 2022`), form).toBe(expected)
  }
}) // biome-ignore format: a table reads better in rows

test.each([
  ['Sept. 3rd, 2022', '2022-09-02T16:00:00.000Z'],
  ['3rd of nothing', null],
  ['Fe.b 3 2022', null],
  ['Sat., July 30 2022 at 9:05 am', '2022-07-30T01:05:00.000Z'],
  ['Saturday, 30-Jul-22 09:44:07 GMT', '2022-07-30T09:44:07.000Z'],
  ['30 Jul 49', '2049-07-29T16:00:00.000Z'],
  ['30 Jul 50', '1950-07-29T16:00:00.000Z'],
  ['30 Jul 99', '1999-07-29T16:00:00.000Z'],
  ['30 Foo 2022', null],
  ['Sat Jul 30 09:44:07 2022', '2022-07-30T01:44:07.000Z'],
])('%s in words is %s', (value, expected) => {
  expect(iso(value)).toBe(expected)
})

test.each([
  ['2022-07-30 12:05 am', '2022-07-29T16:05:00.000Z'],
  ['2022-07-30 12:05 pm', '2022-07-30T04:05:00.000Z'],
  ['2022-07-30 11:05 A.M.', '2022-07-30T03:05:00.000Z'],
  ['2022-07-30 11:05PM', '2022-07-30T15:05:00.000Z'],
  ['2022-07-30 12:05', '2022-07-30T04:05:00.000Z'],
  ['2022-07-30 15:05 pm', '2022-07-30T07:05:00.000Z'],
  ['2022-07-30 9:5', '2022-07-30T01:05:00.000Z'],
  ['2022-07-30T09:44:07.25', '2022-07-30T01:44:07.250Z'],
  ['2022-07-30T09:44:07,9999', '2022-07-30T01:44:07.999Z'],
  ['2022-07-30 24:00', '2022-07-30T16:00:00.000Z'],
  ['2022-07-30 24:00:00', '2022-07-30T16:00:00.000Z'],
  ['2022-07-30 24:01', null],
  ['2022-07-30 24:00:01', null],
  ['2022-07-30 23:59:59', '2022-07-30T15:59:59.000Z'],
  // A leap second is the first second of the next minute, as POSIX counts.
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
  ['2022-07-30 09:44:61', null],
  ['2022-07-30 09:60', null],
  ['2022-07-30 at noon', null],
  ['2022-07-30 9 uhr', null],
  ['2022-07-30 x09:44', null],
  ['2022-07-3009:44', '2022-07-30T01:44:00.000Z'],
  ['30.07.2022, 09:44', '2022-07-30T01:44:00.000Z'],
  ['30.07.2022 09:44', '2022-07-30T01:44:00.000Z'],
])('the time of %s is %s', (value, expected) => {
  expect(iso(value)).toBe(expected)
})

test.each([
  ['03/03/2022', '2022-03-02T16:00:00.000Z'],
  ['03.04.2022', '2022-04-02T16:00:00.000Z'],
  ['13/04/2022', '2022-04-12T16:00:00.000Z'],
  ['04/13/2022', '2022-04-12T16:00:00.000Z'],
  ['12/05/2022', null],
  ['05/12/2022', null],
  ['05-12-2022', null],
  ['13/13/2022', null],
  ['13.13.2022', null],
  ['30/07/22', null],
  ['30/07/20221', null],
  ['130/07/2022', null],
  ['30/07.2022', null],
])(
  'of day and month, %s is %s: the first is the day if a point follows it or if it cannot be a month',
  (value, expected) => {
    expect(iso(value)).toBe(expected)
  },
)

test.each([
  ['2022-07', '2022-06-30T16:00:00.000Z'],
  ['2022/7', '2022-06-30T16:00:00.000Z'],
  ['2022-12', '2022-11-30T16:00:00.000Z'],
  ['2022-00', null],
  ['2022-13', null],
  ['2022-7-', null],
  ['12022-07', null],
  ['2022.07.30', '2022-07-29T16:00:00.000Z'],
  ['2022-07/30', null],
  ['2022-07-00', null],
  ['2022-00-01', null],
  ['2022-07-32', null],
  ['2022-04-31', null],
  ['2023-02-29', null],
  ['1900-02-29', null],
  ['2024-02-29', '2024-02-28T16:00:00.000Z'],
  ['2000-02-29', '2000-02-28T16:00:00.000Z'],
  ['12022-07-30', null],
  ['2022-07-30-log', null],
  ['x2022-07-30', null],
  ['0050-01-01T00:00:00Z', '0050-01-01T00:00:00.000Z'],
])('the month or day %s is %s', (value, expected) => {
  expect(iso(value)).toBe(expected)
})

test.each([
  ['20220730T094407Z', '2022-07-30T09:44:07.000Z'],
  ['20220730 0944', '2022-07-30T01:44:00.000Z'],
  ['20220730t094407 +0200', '2022-07-30T07:44:07.000Z'],
  ['20220730x094407', null],
  ['120220730T094407Z', null],
  ['20221330T094407Z', null],
  ['20220730094407', '2022-07-30T01:44:07.000Z'],
  ['202207300944', '2022-07-30T01:44:00.000Z'],
  [20220730, '2022-07-29T16:00:00.000Z'],
  [19991231, '1999-12-30T16:00:00.000Z'],
  ['20220230', null],
  ['202207302', '1976-05-29T08:41:42.000Z'],
  ['120220730', '1973-10-23T10:38:50.000Z'],
])('%s without separators is %s', (value, expected) => {
  expect(iso(value)).toBe(expected)
})

test.each([
  [100_000_000, '1973-03-03T09:46:40.000Z'],
  [-100_000_000, '1966-10-31T14:13:20.000Z'],
  [9_999_999_999, '2286-11-20T17:46:39.000Z'],
  ['1659174247.25', '2022-07-30T09:44:07.250Z'],
  [1659174247.2504, '2022-07-30T09:44:07.250Z'],
  [100_000_000_000, '1973-03-03T09:46:40.000Z'],
  [9_999_999_999_999, '2286-11-20T17:46:39.999Z'],
  [2022, null],
  [99_999_999, null],
  [10_000_000_000, null],
  [99_999_999_999, null],
  [10_000_000_000_000, null],
  [Number.NaN, null],
  [Number.POSITIVE_INFINITY, null],
  ['1234500000000000000000', null],
  [`1${'0'.repeat(400)}`, null],
])(
  '%s, counted in seconds with nine or ten digits or in milliseconds with twelve or thirteen, is %s',
  (value, expected) => {
    expect(iso(value)).toBe(expected)
  },
)

test.each([
  ['公元2022年7月30日', '2022-07-29T16:00:00.000Z'],
  ['2022 年 7 月 30 日', '2022-07-29T16:00:00.000Z'],
  ['2022年12月3日', '2022-12-02T16:00:00.000Z'],
  ['2022年7月30號', '2022-07-29T16:00:00.000Z'],
  ['2022年7月30日（土）09時44分07秒', '2022-07-30T01:44:07.000Z'],
  ['2022年7月30日(土) 午後3時5分', '2022-07-30T07:05:00.000Z'],
  ['2022年7月30日（星期六）09:44', '2022-07-30T01:44:00.000Z'],
  ['2022年7月30日 周六 09点44分', '2022-07-30T01:44:00.000Z'],
  ['2022年7月30日 礼拜六 晚上 9 时 44 分 7 秒', '2022-07-30T13:44:07.000Z'],
  ['2022年7月30日 上午9点44分', '2022-07-30T01:44:00.000Z'],
  ['2022년 7월 30일 (토) 오후 3시 05분', '2022-07-30T07:05:00.000Z'],
  ['2022년 7월 30일 오전 9시 44분 7초', '2022-07-30T01:44:07.000Z'],
  ['2022年13月30日', null],
  ['约2022年7月30日', null],
  ['2022年7月30日（六月）', null],
])('%s is %s', (value, expected) => {
  expect(iso(value)).toBe(expected)
})

test('blanks around and inside a date change nothing', () => {
  expect(iso('  2022-07-30 \t 09:44  ')).toBe('2022-07-30T01:44:00.000Z')
  expect(iso(' 1659174247 ')).toBe('2022-07-30T09:44:07.000Z')
  expect(iso('30 Jul  2022')).toBe('2022-07-29T16:00:00.000Z')
})

test('a text of more than 100 characters is not a date, also if it has the form of one', () => {
  const filled = (length: number) => `30 Jul 2022${' '.repeat(length - 11)}`
  expect(iso(filled(100))).toBe('2022-07-29T16:00:00.000Z')
  expect(iso(filled(101))).toBeNull()
})

test.each([[true], [null], [['2022-07-30']], [{ date: '2022-07-30' }]])('%j is not a date', (value) => {
  expect(readDate(value, zone)).toBeNull()
})

test.each([
  'Invalid Date',
  '30 Juli 2022',
  '2022-02-30',
  '2022-13-01',
  '2022-07-30 25:00',
  '03/04/2022',
  'soon',
  '',
  '2022-07-30 09:00 XYZ',
])('"%s" is not a date', (value) => {
  expect(iso(value)).toBeNull()
})

test('the time zone of the machine changes nothing', () => {
  const script = `
    import { readDate } from ${JSON.stringify(join(import.meta.dirname, '../../src/values/dates.ts'))}
    const values = ['2020-12-2', '2022-07-30 09:44:07', '2022年7月30日', 'July 30, 2022', '2022/7/3']
    console.log(values.map((value) => readDate(value, 'Europe/Paris')).join())`
  const run = (TZ: string) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    })
  expect(run('Asia/Shanghai')).toBe(run('UTC'))
})
