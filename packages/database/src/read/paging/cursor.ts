import type { Cell } from '../../sql/sql.ts'
import { BadCursorError } from '../request/input-errors.ts'
import type { Position, SortKey } from './sort-keys.ts'

export function encodeCursor(sortKeys: readonly SortKey[], position: Position): string {
  return Buffer.from(JSON.stringify([nameOf(sortKeys), ...position])).toString('base64url')
}

/**
 * Decodes a cursor.
 * @throws `BadCursorError` if `encodeCursor` did not create it for a list in this order
 */
export function decodeCursor(sortKeys: readonly SortKey[], argument: 'after' | 'before', cursor: string): Position {
  const [name, ...values] = membersOf(cursor)
  if (name === undefined) throw new BadCursorError(`${argument}: "${cursor}" is not a cursor; use one from a response`)
  if (name !== nameOf(sortKeys)) {
    throw new BadCursorError(
      `${argument}: this cursor belongs to a list in another order (${String(name)}, here ${nameOf(sortKeys)}); start again without it`,
    )
  }
  const right = values.length === sortKeys.length && sortKeys.every((term, index) => fits(term, values[index]))
  if (!right) throw new BadCursorError(`${argument}: "${cursor}" is damaged; use one from a response`)
  // `fits` has checked each value.
  return values as Cell[]
}

function nameOf(sortKeys: readonly SortKey[]): string {
  return sortKeys.map((term) => term.field).join()
}

function fits(term: SortKey, value: unknown): boolean {
  return term.text ? typeof value === 'string' : Number.isFinite(value)
}

function membersOf(cursor: string): unknown[] {
  try {
    const members: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(members) && typeof members[0] === 'string' ? members : []
  } catch {
    // Not JSON, so not a cursor. The caller reports it.
    return []
  }
}
