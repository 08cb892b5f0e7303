import { type Column, columnsOf, type SqlValue, type Table, type TableRow } from '../../schema/table-rows.ts'
import type { WriteConnection } from './write-connection.ts'

/** Columns whose values may be UTF-8 bytes. Without a cast, SQLite would store the bytes as a blob. */
const longTexts = new Set(['source', 'html', 'text'])
/** Unique columns of text by which imports look up every new row. */
export const askedKeys: { readonly [table in Table]?: readonly string[] } = {
  File: ['path'],
  Article: ['key', 'path'],
  Author: ['key', 'slug'],
  Category: ['key', 'slug'],
  Tag: ['key', 'slug'],
  Image: ['url'],
  Redirect: ['from'],
}

type Conflict = 'new' | 'over'

const statements = new Map<string, string>()

/**
 * Inserts a row unless the table has a row with its key. Returns whether it inserted the row. All functions here ignore
 * members of `row` that are not columns of the table.
 */
export function insertNew<T extends Table>(connection: WriteConnection, table: T, row: TableRow<T>): boolean {
  if (!mayHave(connection, table, row)) {
    connection.insert(table, [row])
    return true
  }
  return connection.change(statement(table, 'new'), ...valuesOf(table, row)) > 0
}

function mayHave<T extends Table>(connection: WriteConnection, table: T, row: TableRow<T>): boolean {
  const keys = askedKeys[table]
  return keys === undefined || keys.some((key) => connection.mayHave(table, key, String(row[key as Column<T>])))
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

export function valuesOf<T extends Table>(table: T, row: TableRow<T>): SqlValue[] {
  return columnsOf(table).map((column) => stored(row[column]))
}

export function stored(value: SqlValue | boolean): SqlValue {
  return typeof value === 'boolean' ? Number(value) : value
}

function statement(table: Table, conflict: Conflict): string {
  const name = `${conflict} ${table}`
  let text = statements.get(name)
  if (text === undefined) {
    text = `${insertion(table, 1)}${onConflict(table, conflict)}`
    statements.set(name, text)
  }
  return text
}

/** INSERT of a number of rows, with parameters in the order of `columnsOf`. */
export function insertion(table: Table, rows: number): string {
  const columns = columnsOf(table)
  const values = columns.map(parameter).join(', ')
  return `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
    VALUES ${Array(rows).fill(`(${values})`).join(', ')}`
}

function parameter(column: string): string {
  return longTexts.has(column) ? 'CAST(? AS TEXT)' : '?'
}

/** For `over`, the key must be the first column of the table, and its only one. */
function onConflict(table: Table, conflict: Conflict): string {
  if (conflict === 'new') return ' ON CONFLICT DO NOTHING'
  const [key, ...others] = columnsOf(table)
  return ` ON CONFLICT("${key}") DO UPDATE SET ${others.map((column) => `"${column}" = excluded."${column}"`).join(', ')}`
}
