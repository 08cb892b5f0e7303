import { timestampOf } from '../sql/postgres-values.ts'
import type { Cell, Sql } from '../sql/sql.ts'
import { storable } from '../text/storable.ts'

export interface NumberedSql {
  readonly text: string
  readonly values: readonly Cell[]
}

/**
 * The statement with PostgreSQL's placeholders. Numbers have a type of their own: otherwise a number beyond 32 bits, or a
 * fraction, would be an error for some columns.
 */
export function numberedSql({ text, values }: Sql): NumberedSql {
  const given: Cell[] = []
  const numbered = text.replaceAll(/\?@?/g, (mark) => {
    const value = values[given.length] ?? null
    const isInstant = mark === '?@' && typeof value === 'number'
    given.push(isInstant ? timestampOf(value) : typeof value === 'string' ? storable(value) : value)
    const type = mark === '?@' ? '::timestamptz' : typeof value === 'number' ? typeOf(value) : ''
    return `$${given.length}${type}`
  })
  return { text: numbered, values: given }
}

function typeOf(value: number): string {
  return Number.isSafeInteger(value) ? '::bigint' : '::float8'
}
