import { isTimeZone } from './time-zone.ts'

const hour = 3_600_000

/** Unambiguous abbreviations, by RFC 2822 and common use, as hours ahead of UTC. */
const abbreviations: { [name: string]: number } = {
  z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7, akst: -9,
  hst: -10, cet: 1, cest: 2, met: 1, mest: 2, eet: 2, eest: 3, msk: 3, west: 1, bst: 1, jst: 9, kst: 9, hkt: 8, sgt: 8,
  awst: 8, aest: 10, aedt: 11, nzst: 12, nzdt: 13,
} // biome-ignore format: a table reads better in rows

/** Zones in which CST means China's time. */
const chinese = /^(Asia\/(Shanghai|Chongqing|Harbin|Urumqi|Taipei|Macau|Hong_Kong)|PRC|ROC|Hongkong)$/

/**
 * Reads the zone after a time: `Z`, `+0800`, `UTC+8`, `GMT+0800 (China Standard Time)`, `+0000 UTC`, `PST`, `Asia/Tokyo`.
 * Returns milliseconds ahead of UTC, an IANA name, or null if the text is not a zone.
 */
export function zoneOffset(text: string, siteZone: string): number | string | null {
  const bare = text.replace(/\s*\([^)]*\)\s*$|\[[^\]]*\]$/g, '').trim()
  const numeric = /^(?:utc|gmt|z)? ?([+-])(\d{1,2})(?::?(\d\d))?(?::?\d\d)?(?: [a-z]{1,5}| [+-]\d{2,4})?$/i.exec(bare)
  if (numeric !== null) {
    const [, sign, hours, minutes = '0'] = numeric
    const offset = Number(hours) * hour + Number(minutes) * 60_000
    return Number(hours) > 15 || Number(minutes) > 59 ? null : sign === '-' ? -offset : offset
  }
  const name = bare.toLowerCase()
  if (name === 'cst' && chinese.test(siteZone)) return 8 * hour
  const hours = Object.hasOwn(abbreviations, name) ? abbreviations[name] : undefined
  if (hours !== undefined) return hours * hour
  return bare.includes('/') && isTimeZone(bare) ? bare : null
}
