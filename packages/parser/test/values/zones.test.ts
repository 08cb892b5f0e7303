import { expect, test } from 'vitest'
import { readDate } from '../../src/values/dates.ts'
import { isTimeZone, wallTime } from '../../src/values/time-zone.ts'

const instant = (value: string, zone = 'UTC') => {
  const read = readDate(value, zone)
  return read === null ? null : new Date(read).toISOString()
}

test.each([
  ['Z', 0],
  ['z', 0],
  ['UT', 0],
  ['UTC', 0],
  ['GMT', 0],
  ['WET', 0],
  ['EST', -5],
  ['EDT', -4],
  ['CST', -6],
  ['CDT', -5],
  ['MST', -7],
  ['MDT', -6],
  ['PST', -8],
  ['PDT', -7],
  ['AKST', -9],
  ['HST', -10],
  ['CET', 1],
  ['CEST', 2],
  ['MSK', 3],
  ['JST', 9],
  ['AEST', 10],
  ['NZDT', 13],
  ['+8', 8],
  ['+0800', 8],
  ['+08:00', 8],
  ['-08:00', -8],
  ['+08:00:00', 8],
  ['+080000', 8],
  ['UTC+8', 8],
  ['GMT-3', -3],
  ['Z+1', 1],
  ['utc +05:30', 5.5],
  ['+15:00', 15],
  ['+0059', 59 / 60],
  ['+0000 UTC', 0],
  ['+0800 CST', 8],
  ['+0800 +08', 8],
  ['+0800 +0800', 8],
  ['GMT+0800 (China Standard Time)', 8],
  ['+08:00[Asia/Shanghai]', 8],
  ['(UTC) +01:00', null],
  ['[x] +01:00', null],
  ['+16:00', null],
  ['+01:60', null],
  ['+01:00 Greenwich', null],
  ['x+01:00', null],
  ['XYZ', null],
  ['constructor', null],
  ['Nowhere/Here', null],
  ['Tokyo', null],
])('noon in the zone %s is %s hours after noon in UTC', (zone, hours) => {
  const read = readDate(`2022-07-30 12:00 ${zone}`, 'Europe/Berlin')
  expect(read === null ? null : (Date.UTC(2022, 6, 30, 12) - read) / 3_600_000).toBe(hours)
})

test.each(['Asia/Shanghai', 'Asia/Chongqing', 'Asia/Urumqi', 'Asia/Taipei', 'Asia/Hong_Kong', 'PRC', 'Hongkong'])(
  'CST is China Standard Time for a site in %s',
  (zone) => {
    expect(instant('2022-07-30 12:00 CST', zone)).toBe('2022-07-30T04:00:00.000Z')
  },
)

test('CST is Central Standard Time for a site elsewhere', () => {
  expect(instant('2022-07-30 12:00 CST', 'America/Chicago')).toBe('2022-07-30T18:00:00.000Z')
})

test('a date may name its zone, and a name without a stroke is not a zone', () => {
  expect(instant('2022-07-30 12:00 Asia/Tokyo')).toBe('2022-07-30T03:00:00.000Z')
  expect(instant('2022-01-30 12:00 America/New_York', 'Asia/Tokyo')).toBe('2022-01-30T17:00:00.000Z')
  expect(instant('2022-01-30 3:00pm America/New_York')).toBe('2022-01-30T20:00:00.000Z')
  expect(instant('2022-01-30 3:00 p.m. EST')).toBe('2022-01-30T20:00:00.000Z')
  // ICU knows this name, but it is also a word.
  expect(isTimeZone('Japan')).toBe(true)
  expect(instant('2022-07-30 12:00 Japan')).toBeNull()
})

test('a day that does not exist has no instant in any zone', () => {
  expect(instant('2022-02-30 12:00 +0100')).toBeNull()
  expect(instant('2022-02-30 12:00 Asia/Tokyo')).toBeNull()
})

test.each([
  ['Europe/Berlin', '2022-03-27 01:59', '2022-03-27T00:59:00.000Z'],
  ['Europe/Berlin', '2022-03-27 02:30', '2022-03-27T01:30:00.000Z'],
  ['Europe/Berlin', '2022-03-27 03:00', '2022-03-27T01:00:00.000Z'],
  ['Europe/Berlin', '2022-10-30 01:59', '2022-10-29T23:59:00.000Z'],
  ['Europe/Berlin', '2022-10-30 02:30', '2022-10-30T00:30:00.000Z'],
  ['Europe/Berlin', '2022-10-30 03:00', '2022-10-30T02:00:00.000Z'],
  ['America/New_York', '2022-03-13 01:59', '2022-03-13T06:59:00.000Z'],
  ['America/New_York', '2022-03-13 02:30', '2022-03-13T07:30:00.000Z'],
  ['America/New_York', '2022-03-13 03:00', '2022-03-13T07:00:00.000Z'],
  ['America/New_York', '2022-11-06 00:59', '2022-11-06T04:59:00.000Z'],
  ['America/New_York', '2022-11-06 01:30', '2022-11-06T05:30:00.000Z'],
  ['America/New_York', '2022-11-06 02:00', '2022-11-06T07:00:00.000Z'],
  // The clocks of this island change by half an hour.
  ['Australia/Lord_Howe', '2022-10-02 02:15', '2022-10-01T15:45:00.000Z'],
  ['Australia/Lord_Howe', '2022-04-03 01:45', '2022-04-02T14:45:00.000Z'],
  // Samoa had no 30 December 2011.
  ['Pacific/Apia', '2011-12-29 23:00', '2011-12-30T09:00:00.000Z'],
  ['Pacific/Apia', '2011-12-30 12:00', '2011-12-30T22:00:00.000Z'],
  ['Pacific/Apia', '2011-12-31 00:00', '2011-12-30T10:00:00.000Z'],
])(
  'around a change of the clocks of %s, %s is %s: a skipped hour counts as before the change, and of a repeated one the first',
  (zone, value, expected) => {
    expect(instant(value, zone)).toBe(expected)
  },
)

test('the local time of an instant has its milliseconds, also before 1970, and its year before Christ', () => {
  const at = (iso: string, zone: string) => wallTime(Date.parse(iso), zone)
  const half = { month: 7, day: 1, minute: 0, second: 0 }
  expect(at('2022-07-01T00:00:00.250Z', 'Asia/Tokyo')).toEqual({ ...half, year: 2022, hour: 9, millisecond: 250 })
  expect(at('1966-07-01T00:00:00.250Z', 'Asia/Tokyo')).toEqual({ ...half, year: 1966, hour: 9, millisecond: 250 })
  expect(at('1966-07-01T00:00:00.250Z', 'UTC')).toEqual({ ...half, year: 1966, hour: 0, millisecond: 250 })
  expect(at('0000-07-01T00:00:00.000Z', 'Etc/GMT-9')).toEqual({ ...half, year: 0, hour: 9, millisecond: 0 })
  expect(at('-000001-07-01T00:00:00.000Z', 'Etc/GMT-9')).toEqual({ ...half, year: -1, hour: 9, millisecond: 0 })
})

test.each([
  ['Asia/Tokyo', true],
  ['UTC', true],
  ['asia/tokyo', true],
  ['Japan', true],
  ['Nowhere/Here', false],
  ['', false],
])('whether %s is a time zone: %s', (name, expected) => {
  expect(isTimeZone(name)).toBe(expected)
})
