import type { PageArgs } from '../request/arguments.ts'
import { BadInputError } from '../request/input-errors.ts'
import { isSet, type Optional } from '../request/optional.ts'
import { decodeCursor } from './cursor.ts'
import type { Position, SortKey } from './sort-keys.ts'

export const defaultPageSize = 20
export const maxPageSize = 100

/** The rows of a list that a client requests. */
export interface Page {
  readonly size: number
  /** The last rows instead of the first, in the same order. */
  readonly backward: boolean
  readonly after: Position | null
  readonly before: Position | null
  readonly offset: number
}

/**
 * Parses page arguments.
 * @throws `BadInputError` if the arguments contradict each other or request too much
 */
export function pageOf(args: PageArgs, sortKeys: readonly SortKey[]): Page {
  const { first, last, after, before, offset } = args
  if (isSet(first) && isSet(last)) throw new BadInputError('Give first or last, not both')
  if (isSet(offset) && (isSet(after) || isSet(before))) {
    throw new BadInputError('Give an offset or a cursor, not both: a cursor already says where to start')
  }
  if (isSet(offset) && isSet(last))
    throw new BadInputError('offset counts from the start: use it with first, not with last')
  return {
    size: sizeOf('first', first) ?? sizeOf('last', last) ?? defaultPageSize,
    backward: isSet(last),
    after: isSet(after) ? decodeCursor(sortKeys, 'after', after) : null,
    before: isSet(before) ? decodeCursor(sortKeys, 'before', before) : null,
    offset: whole('offset', offset, Number.MAX_SAFE_INTEGER) ?? 0,
  }
}

/** Equal for equal arguments: rows of one batch that request equal pages are read together. */
export function pageName({ first, last, after, before, offset }: PageArgs): string {
  return `${first ?? ''} ${last ?? ''} ${after ?? ''} ${before ?? ''} ${offset ?? ''}`
}

/**
 * Checks a page size. Null if it is not set.
 * @throws `BadInputError` if it is out of range
 */
export function sizeOf(name: string, value: Optional<number>): number | null {
  return whole(name, value, maxPageSize)
}

function whole(name: string, value: Optional<number>, most: number): number | null {
  if (!isSet(value)) return null
  if (Number.isInteger(value) && value >= 0 && value <= most) return value
  const range = most === maxPageSize ? `from 0 to ${most}` : 'of 0 or more'
  throw new BadInputError(`${name}: ${value} is out of range; give a whole number ${range}`)
}
