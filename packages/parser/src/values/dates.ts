import type { JsonValue } from '../model/json-value.ts'
import { utcInstant, type WallTime, zonedInstant } from './time-zone.ts'
import { zoneOffset } from './zone-names.ts'

/**
 * Reads a date as people write it in front matter. Returns milliseconds since 1970 in UTC. Returns null for other texts, days
 * that do not exist, and ambiguous dates (`03/04/2022`).
 * @param zone IANA name of the zone for dates without one. The machine's zone is never used.
 */
export function readDate(value: JsonValue, zone: string): number | null {
  if (typeof value === 'number') return fromNumber(value, zone)
  if (typeof value !== 'string' || value.length > 100) return null
  const text = value.trim().normalize('NFKC').replace(/\s+/g, ' ')
  if (/^-?\d+(\.\d+)?$/.test(text)) return fromNumber(Number(text), zone)
  for (const form of forms) {
    const parts = form(text)
    if (parts !== null) return toInstant(parts, zone)
  }
  return null
}

interface DateParts {
  year: number
  month: number
  day: number
  time: string
}

/** Reads `20220730`, `20220730094407`, seconds (nine or ten digits) and milliseconds (twelve or thirteen) since 1970. */
function fromNumber(number: number, zone: string): number | null {
  const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?$/.exec(String(number))
  if (compact !== null) {
    const [, year, month, day, hour = '00', minute = '00', second = '00'] = compact
    const instant = toInstant(
      { year: Number(year), month: Number(month), day: Number(day), time: `${hour}:${minute}:${second}` },
      zone,
    )
    if (instant !== null) return instant
  }
  const size = Math.abs(number)
  if (size >= 1e8 && size < 1e10) return Math.round(number * 1000)
  return size >= 1e11 && size < 1e13 ? Math.round(number) : null
}

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** English month names in full or with three letters (September also with four). `Juli` is not English. */
function monthByName(name: string): number | null {
  const wanted = name.toLowerCase().replace(/\.$/, '')
  const index = monthNames.findIndex((month) => month === wanted || month.slice(0, 3) === wanted)
  if (index !== -1) return index + 1
  return wanted === 'sept' ? 9 : null
}

function parts(year: string | undefined, month: number | null, day: string | undefined, time = ''): DateParts | null {
  if (year === undefined || day === undefined || month === null) return null
  // RFC 2822: a year of two digits below 50 is in this century.
  const full = year.length === 2 ? Number(year) + (Number(year) < 50 ? 2000 : 1900) : Number(year)
  return { year: full, month, day: Number(day), time }
}

const weekday = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?`

const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:[tT]| ?)(?=\d)(.*))?$/
const isoFused = /^(\d{4})(\d\d)(\d\d)[tT ](\d\d)(\d\d)(\d\d)?(.*)$/
const yearMonth = /^(\d{4})[-/](\d{1,2})$/
const dayMonthName = new RegExp(
  `^${weekday}(\\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9}\\.?),?[ -](\\d{4}|\\d\\d)(?:,? (.*))?$`,
  'i',
)
const monthNameDay = new RegExp(
  `^${weekday}([a-z]{3,9}\\.?) (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?:,? (?:at )?(.*))?$`,
  'i',
)
const asctime = new RegExp(`^${weekday}([a-z]{3}) (\\d{1,2}) (\\d\\d:\\d\\d:\\d\\d)( [a-z]{1,5})? (\\d{4})$`, 'i')
const cjk = /^(?:公元)?(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일](.*)$/
const dayFirst = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:,? (.*))?$/

const forms: ((text: string) => DateParts | null)[] = [
  (text) => {
    const [, year, , month, day, time] = iso.exec(text) ?? []
    return parts(year, Number(month), day, time)
  },
  (text) => {
    const [, year, month, day, hour, minute, second = '00', zone] = isoFused.exec(text) ?? []
    return parts(year, Number(month), day, `${hour}:${minute}:${second}${zone}`)
  },
  (text) => {
    const [, year, month] = yearMonth.exec(text) ?? []
    return parts(year, Number(month), '1')
  },
  (text) => {
    const [, first = '', separator, second = '', year, time] = dayFirst.exec(text) ?? []
    if (separator === '.' || Number(first) > 12 || first === second) return parts(year, Number(second), first, time)
    return Number(second) > 12 ? parts(year, Number(first), second, time) : null
  },
  (text) => {
    const [, day, month, year, time] = dayMonthName.exec(text) ?? []
    return parts(year, monthByName(month ?? ''), day, time)
  },
  (text) => {
    const [, month, day, year, time] = monthNameDay.exec(text) ?? []
    return parts(year, monthByName(month ?? ''), day, time)
  },
  (text) => {
    const [, month, day, time, zone = '', year] = asctime.exec(text) ?? []
    return parts(year, monthByName(month ?? ''), day, `${time}${zone}`)
  },
  (text) => {
    const [, year, month, day, time = ''] = cjk.exec(text) ?? []
    return parts(year, Number(month), day, cjkTime(time))
  },
]

/** Converts `星期六 下午3时05分` to `3:05 PM`. */
function cjkTime(text: string): string {
  const afternoon = /下午|晚上|午後|오후/.test(text)
  const bare = text
    .replace(/[(（]?(?:星期|周|週|礼拜)[一二三四五六日天][)）]?|[(（][月火水木金土日월화수목금토일][)）]/g, '')
    .replace(/上午|下午|晚上|早上|凌晨|午前|午後|오전|오후/g, '')
    .replace(/\s*[时時点點시]\s*/, ':')
    .replace(/\s*[分분]\s*/, (_, at: number, all: string) => (/\d/.test(all.slice(at)) ? ':' : ''))
    .replace(/[秒초]/, '')
    .trim()
  return afternoon ? `${bare} PM` : bare
}

/** The `Am` of `12:00 America/New_York` is not the half of a day. */
const time = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)? ?([ap]\.?m\.?(?![a-z]))?(?: ?(.*))?$/i

function toInstant({ year, month, day, time: clock }: DateParts, zone: string): number | null {
  const wall: WallTime = { year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0 }
  if (clock === '') return zonedInstant(wall, zone)
  const read = time.exec(clock)
  if (read === null) return null
  const [, hour, minute, second = '0', fraction = '', half = '', named = ''] = read
  wall.hour = twentyFour(Number(hour), half.toLowerCase().replaceAll('.', ''))
  wall.minute = Number(minute)
  wall.second = Number(second)
  wall.millisecond = Math.floor(Number(`0.${fraction || '0'}`) * 1000)
  if (named === '') return zonedInstant(wall, zone)
  const offset = zoneOffset(named, zone)
  if (typeof offset === 'string') return zonedInstant(wall, offset)
  const asUtc = utcInstant(wall)
  return asUtc === null || offset === null ? null : asUtc - offset
}

function twentyFour(hour: number, half: string): number {
  if (half === 'pm' && hour < 12) return hour + 12
  return half === 'am' && hour === 12 ? 0 : hour
}
