import type { Cell } from '../../sql/sql.ts'
import { BadCursorError } from '../request/input-errors.ts'
import type { Position, SortKey } from './sort-keys.ts'

export function encodeCursor(terms: readonly SortKey[], position: Position): string {
  return Buffer.from(JSON.stringify([nameOf(terms), ...position])).toString('base64url')
}

/** Throws `BadCursorError` for what `encodeCursor` never made for a list of this order. */
export function decodeCursor(terms: readonly SortKey[], argument: 'after' | 'before', cursor: string): Position {
  const [name, ...values] = membersOf(cursor)
  if (name === undefined)
    throw new BadCursorError(`${argument}: "${cursor}" is no cursor; give one that a list answered`)
  if (name !== nameOf(terms)) {
    throw new BadCursorError(
      `${argument}: this cursor is of a list in another order (${String(name)}, here ${nameOf(terms)}); begin anew without it`,
    )
  }
  const right = values.length === terms.length && terms.every((term, index) => fits(term, values[index]))
  if (!right) throw new BadCursorError(`${argument}: "${cursor}" is damaged; give one that a list answered`)
  // `fits` has looked at each.
  return values as Cell[]
}

function nameOf(terms: readonly SortKey[]): string {
  return terms.map((term) => term.field).join()
}

function fits(term: SortKey, value: unknown): boolean {
  return term.text ? typeof value === 'string' : Number.isSafeInteger(value)
}

function membersOf(cursor: string): unknown[] {
  try {
    const members: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(members) && typeof members[0] === 'string' ? members : []
  } catch {
    // Not JSON: no cursor of ours, which the caller says better.
    return []
  }
}
