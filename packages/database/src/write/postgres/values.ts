import type { SqlValue } from '../../schema/table-rows.ts'
import { instantOf } from '../../sql/postgres-values.ts'
import { storable } from '../../text/storable.ts'

/** The numbers of PostgreSQL's types (pg_type.dat). */
export const types = {
  boolean: 16,
  bigint: 20,
  smallint: 21,
  integer: 23,
  text: 25,
  double: 701,
  timestamptz: 1184,
  bigints: 1016,
}

/** PostgreSQL counts microseconds since the year 2000. */
const EPOCH = 946_684_800_000

const MOST_INTEGER = 2_147_483_647

/** Microseconds since 2000 of an instant in milliseconds since 1970. */
export function microseconds(instant: number): bigint {
  return BigInt(instant - EPOCH) * 1000n
}

/** The nearest number that an INTEGER column holds. An image file can claim a width of 2^32 pixels. */
export function clampedInteger(value: number): number {
  return Math.max(-MOST_INTEGER, Math.min(MOST_INTEGER, Math.trunc(value)))
}

/** A parameter as `pg` sends it: a string in PostgreSQL's text form, or bytes in its binary form. */
export function parameterOf(value: SqlValue, type: number): string | Buffer | null {
  if (value === null) return null
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  if (type === types.timestamptz) {
    const bytes = Buffer.alloc(8)
    bytes.writeBigInt64BE(microseconds(Number(value)))
    return bytes
  }
  if (type === types.boolean) return Number(value) ? 't' : 'f'
  if (type === types.integer) return String(clampedInteger(Number(value)))
  return storable(String(value))
}

/** A value of a row that PostgreSQL sent in its text form. Instants are milliseconds since 1970, booleans 0 or 1. */
export function cellOf(text: string | null, type: number): string | number | null {
  if (text === null) return null
  if (type === types.boolean) return text === 't' ? 1 : 0
  if (type === types.bigint || type === types.integer || type === types.smallint || type === types.double)
    return Number(text)
  if (type === types.timestamptz) return instantOf(text)
  return text
}
