import { storable } from '../../text/storable.ts'
import { clampedInteger, microseconds, types } from './values.ts'

/** A column of a table and the number of its type. */
export interface CopyColumn {
  name: string
  type: number
}

export type CopyValue = string | number | bigint | boolean | null | Uint8Array | Float64Array

/** Signature, flags and the length of the extension: https://www.postgresql.org/docs/current/sql-copy.html (binary format) */
const HEADER = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex')
const FIRST_BYTES = 65_536
const NULL = -1
/** The most bytes of one UTF-16 unit in UTF-8. */
const UNIT_BYTES = 3

/** Rows of one table in the binary form of COPY. */
export class CopyRows {
  /** The statement that reads the rows. */
  readonly text: string
  readonly #columns: readonly CopyColumn[]
  #buffer = Buffer.from(new ArrayBuffer(FIRST_BYTES))
  #length = 0

  constructor(table: string, columns: readonly CopyColumn[]) {
    this.text = `COPY "${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')}) FROM STDIN (FORMAT binary)`
    this.#columns = columns
    this.#length = HEADER.copy(this.#buffer)
  }

  /** The number of bytes so far. */
  get length(): number {
    return this.#length
  }

  /** Adds a row, with the values in the order of the columns. */
  add(values: readonly CopyValue[]): void {
    this.#reserve(2)
    this.#length = this.#buffer.writeInt16BE(this.#columns.length, this.#length)
    for (let at = 0; at < this.#columns.length; at++) this.#value(values[at] ?? null, this.#columns[at]?.type ?? 0)
  }

  /** All bytes, with the trailer. The object cannot be used afterwards. */
  finish(): Uint8Array<ArrayBuffer> {
    this.#reserve(2)
    this.#length = this.#buffer.writeInt16BE(-1, this.#length)
    return new Uint8Array(this.#buffer.buffer, this.#buffer.byteOffset, this.#length)
  }

  #value(value: CopyValue, type: number): void {
    if (value === null) this.#integer(NULL)
    else if (value instanceof Float64Array) this.#list(value)
    else if (value instanceof Uint8Array) this.#bytes(value)
    else if (type === types.bigint) this.#long(BigInt(value))
    else if (type === types.integer) this.#pair(4, clampedInteger(Number(value)))
    else if (type === types.timestamptz) this.#long(microseconds(Number(value)))
    else if (type === types.double) this.#double(Number(value))
    else if (type === types.boolean) this.#boolean(Boolean(Number(value)))
    else this.#string(storable(String(value)))
  }

  #integer(value: number): void {
    this.#reserve(4)
    this.#length = this.#buffer.writeInt32BE(value, this.#length)
  }

  #pair(length: number, value: number): void {
    this.#integer(length)
    this.#integer(value)
  }

  #long(value: bigint): void {
    this.#reserve(12)
    this.#length = this.#buffer.writeInt32BE(8, this.#length)
    this.#length = this.#buffer.writeBigInt64BE(value, this.#length)
  }

  #double(value: number): void {
    this.#reserve(12)
    this.#length = this.#buffer.writeInt32BE(8, this.#length)
    this.#length = this.#buffer.writeDoubleBE(value, this.#length)
  }

  #boolean(value: boolean): void {
    this.#integer(1)
    this.#reserve(1)
    this.#length = this.#buffer.writeInt8(Number(value), this.#length)
  }

  #bytes(value: Uint8Array): void {
    this.#integer(value.length)
    this.#reserve(value.length)
    this.#buffer.set(value, this.#length)
    this.#length += value.length
  }

  #string(value: string): void {
    this.#reserve(4 + value.length * UNIT_BYTES)
    const written = this.#buffer.write(value, this.#length + 4)
    this.#buffer.writeInt32BE(written, this.#length)
    this.#length += 4 + written
  }

  /** A list of bigints: https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/arrayfuncs.c, array_recv */
  #list(values: Float64Array): void {
    const isEmpty = values.length === 0
    this.#integer(isEmpty ? 12 : 20 + values.length * 12)
    for (const value of isEmpty ? [0, 0, types.bigint] : [1, 0, types.bigint, values.length, 1]) this.#integer(value)
    this.#reserve(values.length * 12)
    for (const value of values) {
      this.#length = this.#buffer.writeInt32BE(8, this.#length)
      this.#length = this.#buffer.writeInt32BE(Math.floor(value / 2 ** 32), this.#length)
      this.#length = this.#buffer.writeUInt32BE(value % 2 ** 32, this.#length)
    }
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#buffer.length) return
    const larger = Buffer.from(new ArrayBuffer(Math.max(this.#buffer.length * 2, this.#length + bytes)))
    this.#buffer.copy(larger, 0, 0, this.#length)
    this.#buffer = larger
  }
}
