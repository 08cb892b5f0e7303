import { type Column, columnsOf, type SqlValue, type Table, type TableRow } from '../../schema/table-rows.ts'
import type { WriteConnection } from './write-connection.ts'

/** Columns whose values may be UTF-8 bytes. Without a cast, SQLite would store the bytes as a blob. */
const longTexts = new Set(['source', 'html', 'text'])
/** The most rows that one statement inserts. */
const ROWS = 24

type Conflict = '' | 'new' | 'over'

const statements = new Map<string, string>()

/** Inserts a row. All functions here ignore members of `row` that are not columns of the table. */
export function insert<T extends Table>(connection: WriteConnection, table: T, row: TableRow<T>): void {
  connection.run(statement(table, ''), ...valuesOf(table, row))
}

/** Inserts rows with as few statements as possible: one row then costs half as much as with its own statement. */
export function insertAll<T extends Table>(connection: WriteConnection, table: T, rows: TableRow<T>[]): void {
  for (let at = 0; at < rows.length; at += ROWS) {
    const some = rows.slice(at, at + ROWS)
    connection.run(statement(table, '', some.length), ...some.flatMap((row) => valuesOf(table, row)))
  }
}

/** Inserts a row unless the table has a row with its key. Returns whether it inserted the row. */
export function insertNew<T extends Table>(connection: WriteConnection, table: T, row: TableRow<T>): boolean {
  return connection.run(statement(table, 'new'), ...valuesOf(table, row)) > 0
}

/** Inserts a row, or overwrites the row with its key. Rows that refer to it stay. */
export function upsert<T extends Table>(connection: WriteConnection, table: T, row: TableRow<T>): void {
  connection.run(statement(table, 'over'), ...valuesOf(table, row))
}

/** The columns of the table in which two rows differ. */
export function differences<T extends Table>(table: T, row: TableRow<T>, other: TableRow<T>): Column<T>[] {
  return columnsOf(table).filter((column) => stored(row[column]) !== stored(other[column]))
}

/** Writes these columns of the row with this key. The indexes of other columns stay as they are. */
export function updateColumns<T extends Table>(
  connection: WriteConnection,
  table: T,
  row: TableRow<T>,
  columns: Column<T>[],
): void {
  const [key] = columnsOf(table)
  if (key === undefined || columns.length === 0) return
  const assignments = columns.map((column) => `"${column}" = ${parameter(column)}`).join(', ')
  const values = [...columns, key].map((column) => stored(row[column]))
  connection.run(`UPDATE "${table}" SET ${assignments} WHERE "${key}" = ?`, ...values)
}

/** Whether two lists have the same rows in the same order. */
export function areSameRows<T extends Table>(table: T, rows: TableRow<T>[], others: TableRow<T>[]): boolean {
  return rows.length === others.length && rows.every((row, at) => isSameRow(table, row, others[at]))
}

/** Whether two rows have the same values in every column of the table. */
export function isSameRow<T extends Table>(table: T, row: TableRow<T>, other: TableRow<T> | undefined): boolean {
  return other !== undefined && columnsOf(table).every((column) => stored(row[column]) === stored(other[column]))
}

function valuesOf<T extends Table>(table: T, row: TableRow<T>): SqlValue[] {
  return columnsOf(table).map((column) => stored(row[column]))
}

function stored(value: SqlValue | boolean): SqlValue {
  return typeof value === 'boolean' ? Number(value) : value
}

function statement(table: Table, conflict: Conflict, rows = 1): string {
  const name = `${conflict} ${table} ${rows}`
  let text = statements.get(name)
  if (text === undefined) {
    text = write(table, conflict, rows)
    statements.set(name, text)
  }
  return text
}

function parameter(column: string): string {
  return longTexts.has(column) ? 'CAST(? AS TEXT)' : '?'
}

/** For `over`, the key must be the first column of the table, and its only one. */
function write(table: Table, conflict: Conflict, rows: number): string {
  const columns = columnsOf(table)
  const [key, ...others] = columns
  const values = columns.map(parameter).join(', ')
  const tail = {
    '': '',
    new: ' ON CONFLICT DO NOTHING',
    over: ` ON CONFLICT("${key}") DO UPDATE SET ${others.map((column) => `"${column}" = excluded."${column}"`).join(', ')}`,
  }[conflict]
  return `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
    VALUES ${Array(rows).fill(`(${values})`).join(', ')}${tail}`
}
