import type { SqlValue, Table, TableRow } from '../../schema/table-rows.ts'
import type { WriteConnection } from './write-connection.ts'

/** Values of these may be the UTF-8 of a text, which SQLite would else keep as a blob. */
const longTexts = new Set(['source', 'html', 'text'])
/** Rows that one statement adds at the most. */
const ROWS = 24

type Conflict = '' | 'new' | 'over'

const texts = new Map<string, string>()

/** Adds a row. Callers write a table's row in one literal, so its keys have one order and the statement one text. */
export function insert<T extends Table>(connection: WriteConnection, table: T, row: TableRow<T>): void {
  connection.run(textOf(table, row, ''), ...Object.values<SqlValue>(row))
}

/** Adds rows by as few statements as hold them: a row then costs half of what it does alone. */
export function insertAll<T extends Table>(connection: WriteConnection, table: T, rows: TableRow<T>[]): void {
  for (let at = 0; at < rows.length; at += ROWS) {
    const some = rows.slice(at, at + ROWS)
    const [first] = some
    if (first === undefined) return
    connection.run(textOf(table, first, '', some.length), ...some.flatMap((row) => Object.values<SqlValue>(row)))
  }
}

/** Adds a row unless one with its key is there; says whether it was added. */
export function insertNew<T extends Table>(connection: WriteConnection, table: T, row: TableRow<T>): boolean {
  return connection.run(textOf(table, row, 'new'), ...Object.values<SqlValue>(row)) > 0
}

/** Adds a row, or writes it over the one with its key; rows that refer to it are not touched. */
export function upsert<T extends Table>(connection: WriteConnection, table: T, row: TableRow<T>): void {
  connection.run(textOf(table, row, 'over'), ...Object.values<SqlValue>(row))
}

function textOf(table: Table, row: { [column: string]: SqlValue }, conflict: Conflict, rows = 1): string {
  const name = `${conflict} ${table} ${rows}`
  let text = texts.get(name)
  if (text === undefined) {
    text = write(table, Object.keys(row), conflict, rows)
    texts.set(name, text)
  }
  return text
}

/** The key is the first column of every table that rows are written over in. */
function write(table: Table, columns: string[], conflict: Conflict, rows: number): string {
  const [key, ...others] = columns
  const values = columns.map((column) => (longTexts.has(column) ? 'CAST(? AS TEXT)' : '?')).join(', ')
  const tail = {
    '': '',
    new: ' ON CONFLICT DO NOTHING',
    over: ` ON CONFLICT("${key}") DO UPDATE SET ${others.map((column) => `"${column}" = excluded."${column}"`).join(', ')}`,
  }[conflict]
  return `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
    VALUES ${Array(rows).fill(`(${values})`).join(', ')}${tail}`
}
