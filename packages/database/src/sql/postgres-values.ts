import { storable } from '../text/storable.ts'
import type { Cell } from './sql.ts'

/** An array literal of PostgreSQL (https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO). */
export function arrayOf(values: readonly Cell[]): string {
  return `{${values.map(memberOf).join()}}`
}

function memberOf(value: Cell): string {
  if (value === null) return 'NULL'
  return typeof value === 'number' ? String(value) : `"${storable(value).replaceAll(/["\\]/g, '\\$&')}"`
}

/** The last and the first instant of a JavaScript Date that PostgreSQL's timestamps can represent. */
const LATEST = 8_640_000_000_000_000
const EARLIEST = Date.UTC(-4712, 0, 1)

/** A timestamp for a statement. Instants that no row can have become an infinite one. */
export function timestampOf(milliseconds: number): string {
  if (milliseconds > LATEST) return 'infinity'
  if (milliseconds < EARLIEST) return '-infinity'
  const date = new Date(milliseconds)
  const year = date.getUTCFullYear()
  const rest = date.toISOString().replace(/^[-+]?\d+/, '')
  return year > 0 ? `${String(year).padStart(4, '0')}${rest}` : `${String(1 - year).padStart(4, '0')}${rest} BC`
}

/**
 * The instant of a timestamp that PostgreSQL wrote with `TimeZone=UTC` and `DateStyle=ISO`, in milliseconds since 1970:
 * `2022-07-30 01:44:07.5+00`, `0044-03-15 00:00:00+00 BC`.
 */
export function instantOf(timestamp: string): number {
  if (timestamp.endsWith('infinity')) return timestamp.startsWith('-') ? -LATEST : LATEST
  const [date = '', time = ''] = timestamp.split(' ')
  const [year = '', month = '', day = ''] = date.split('-')
  const [hours = '', minutes = '', seconds = ''] = time.replace(/\+.*$/, '').split(':')
  const instant = new Date(0)
  instant.setUTCFullYear(timestamp.endsWith('BC') ? 1 - Number(year) : Number(year), Number(month) - 1, Number(day))
  return instant.getTime() + (Number(hours) * 60 + Number(minutes)) * 60_000 + Math.round(Number(seconds) * 1000)
}
