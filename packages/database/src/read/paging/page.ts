import type { PageArgs } from '../request/arguments.ts'
import { type Given, isGiven } from '../request/given.ts'
import { BadInputError } from '../request/input-errors.ts'
import { decodeCursor } from './cursor.ts'
import type { Position, SortKey } from './sort-keys.ts'

export const defaultPageSize = 20
export const greatestPageSize = 100

/** Which rows of a list are asked for. */
export interface Page {
  readonly size: number
  /** The last rows rather than the first; their order is the list's all the same. */
  readonly backward: boolean
  readonly after: Position | null
  readonly before: Position | null
  readonly offset: number
}

/** Throws `BadInputError` where the arguments contradict each other or ask for too much. */
export function pageOf(args: PageArgs, terms: readonly SortKey[]): Page {
  const { first, last, after, before, offset } = args
  if (isGiven(first) && isGiven(last)) throw new BadInputError('Give first or last, not both')
  if (isGiven(offset) && (isGiven(after) || isGiven(before))) {
    throw new BadInputError('Give an offset or a cursor, not both: a cursor says where to begin')
  }
  if (isGiven(offset) && isGiven(last))
    throw new BadInputError('offset counts from the first: give first with it, not last')
  return {
    size: sizeOf('first', first) ?? sizeOf('last', last) ?? defaultPageSize,
    backward: isGiven(last),
    after: isGiven(after) ? decodeCursor(terms, 'after', after) : null,
    before: isGiven(before) ? decodeCursor(terms, 'before', before) : null,
    offset: whole('offset', offset, Number.MAX_SAFE_INTEGER) ?? 0,
  }
}

/** Equal for equal arguments: what siblings are asked alike is read for all of them together. */
export function pageName({ first, last, after, before, offset }: PageArgs): string {
  return `${first ?? ''} ${last ?? ''} ${after ?? ''} ${before ?? ''} ${offset ?? ''}`
}

/** How many rows are asked for, or null where that isn't said. Throws `BadInputError` beyond what may be. */
export function sizeOf(name: string, value: Given<number>): number | null {
  return whole(name, value, greatestPageSize)
}

function whole(name: string, value: Given<number>, most: number): number | null {
  if (!isGiven(value)) return null
  if (Number.isInteger(value) && value >= 0 && value <= most) return value
  const range = most === greatestPageSize ? `from 0 to ${most}` : 'of 0 or more'
  throw new BadInputError(`${name}: ${value} is out of range; give a whole number ${range}`)
}
