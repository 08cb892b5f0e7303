import type { SqlValue } from '../../schema/table-rows.ts'
import type { WriteConnection } from './write-connection.ts'

/** Values in one statement. */
const AT_ONCE = 250

/** The rows of a statement whose condition is that a column, at the end of `start`, has one of these values. */
export function allOf<Row>(connection: WriteConnection, start: string, values: readonly SqlValue[], end = ''): Row[] {
  const rows: Row[] = []
  for (let at = 0; at < values.length; at += AT_ONCE) {
    const some = values.slice(at, at + AT_ONCE)
    const sql = `${start} IN (${some.map(() => '?').join(', ')}) ${end}`
    for (const row of connection.all<Row>(sql, ...some)) rows.push(row)
  }
  return rows
}
