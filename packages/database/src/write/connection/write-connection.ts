import type { SqlValue, Table, TableRow } from '../../schema/table-rows.ts'
import type { WriteDialect } from './write-dialect.ts'

/**
 * The one connection of an import, with an open transaction that no other import can have at the same time. Statements are
 * written once for all databases. Their parameters are question marks, instants are milliseconds since 1970, and booleans
 * are 0 or 1, also in rows that are read.
 */
export interface WriteConnection {
  readonly dialect: WriteDialect
  /** Runs a statement without a result. It may run later, but before the next statement with a result. */
  run(text: string, ...values: SqlValue[]): void
  /** Runs a statement. Returns the number of changed rows. */
  change(text: string, ...values: SqlValue[]): number
  // The caller declares the row's type, because it writes the columns of the statement.
  get<Row>(text: string, ...values: SqlValue[]): Row | undefined
  all<Row>(text: string, ...values: SqlValue[]): Row[]
  /** Inserts rows that the table does not have. They may be written later, as with `run`. */
  insert<T extends Table>(table: T, rows: TableRow<T>[]): void
  /** Writes a number into rows with these ids. */
  assign(table: Table, column: string, numbers: [id: number, value: number][]): void
  /**
   * Whether the table may have a row with this value, without asking the database. If false, there is none. It is only
   * worth a call for the columns in `askedKeys`.
   */
  mayHave(table: Table, column: string, value: string): boolean
  /** Ends the transaction and closes the connection. @throws if it could not be committed */
  commit(): void
  /** Undoes everything and closes the connection. Safe to call after an error and after the end. */
  rollback(): void
}
