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

test('an hour that clocks skip counts as before the change, and of one that they repeat the first counts', () => {
  const berlin = (value: string) => new Date(readDate(value, 'Europe/Berlin') ?? 0).toISOString()
  expect(berlin('2022-03-27 02:30')).toBe('2022-03-27T01:30:00.000Z')
  expect(berlin('2022-10-30 02:30')).toBe('2022-10-30T00:30:00.000Z')
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
