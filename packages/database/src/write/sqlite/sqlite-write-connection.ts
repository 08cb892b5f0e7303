import Sqlite from 'better-sqlite3'
import { columnsOf, type SqlValue, type Table, type TableRow } from '../../schema/table-rows.ts'
import { storable } from '../../text/storable.ts'
import { ImportRunningError } from '../connection/import-running.ts'
import { insertion } from '../connection/row-statements.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { explainSqliteError } from './sqlite-errors.ts'
import { sqliteWriteDialect } from './sqlite-write-dialect.ts'

const PAGE_BYTES = 8192
/** A file with more pages than this contains an archive, not only empty tables. */
const FEW_PAGES = 256
/** The most rows that one statement inserts. One row then costs half as much as with its own statement. */
const ROWS = 24

/** How long the commit of a first import waits until no connection reads the file, in milliseconds. */
const COMMIT_WAIT = 10_000

/**
 * An import's connection to a SQLite file. Every statement is prepared once and reused.
 *
 * The first import of a file uses SQLite's rollback journal, and so it writes each page once, to its place. With a
 * write-ahead log, it would write each page to the log, compute checksums of it twice, and copy it to its place at the
 * end. No other connection can read the file meanwhile. None needs to, because it has no archive yet. Later imports use
 * the log, so that readers see the old revision until the commit.
 */
export class SqliteWriteConnection implements WriteConnection {
  readonly dialect = sqliteWriteDialect
  readonly #file: string
  readonly #sqlite: Sqlite.Database
  readonly #statements = new Map<string, Sqlite.Statement>()
  /** For each table, the statements that insert one row, two rows and so on. */
  readonly #insertions = new Map<Table, Sqlite.Statement[]>()
  readonly #isFirst: boolean

  /**
   * Opens the file and takes the write lock.
   * @throws if another import holds the lock for `waitMs` milliseconds
   */
  constructor(file: string, waitMs: number) {
    this.#file = file
    try {
      this.#sqlite = new Sqlite(file, { timeout: waitMs })
    } catch (error) {
      throw explainSqliteError(error, file)
    }
    try {
      this.#isFirst = this.#isNew()
      if (this.#isFirst) this.#enlargePages()
      else this.#startLog()
      this.#sqlite.pragma(`synchronous = ${this.#isFirst ? 'FULL' : 'NORMAL'}`)
      this.#sqlite.pragma('foreign_keys = ON')
      // In memory, sorting the indexes of a large archive would use too much of it.
      this.#sqlite.pragma('temp_store = FILE')
      // The rows of a first import arrive in the order of their keys. Later ones change pages all over the file.
      this.#sqlite.pragma(`cache_size = -${this.#isFirst ? 16_384 : 49_152}`)
      // The temporary tables are written and read in order.
      this.#sqlite.pragma('temp.cache_size = -2048')
      // The next import shrinks the log file that a large import leaves.
      this.#sqlite.pragma('journal_size_limit = 67108864')
      this.#sqlite.exec('BEGIN IMMEDIATE')
    } catch (error) {
      this.#sqlite.close()
      throw explainSqliteError(error, file)
    }
  }

  /** Whether no import has written the file: it has no write-ahead log, and few pages. */
  #isNew(): boolean {
    const asked = (pragma: string) => this.#sqlite.pragma(pragma, { simple: true })
    return asked('journal_mode') !== 'wal' && Number(asked('page_count')) <= FEW_PAGES
  }

  /** Doubles the default page size of a new file: a body then needs half as many pages to write and copy. */
  #enlargePages(): void {
    this.#sqlite.pragma(`page_size = ${PAGE_BYTES}`)
    this.#sqlite.exec('VACUUM')
  }

  #tryToStartLog(): void {
    try {
      this.#startLog()
    } catch (error) {
      if (!(explainSqliteError(error, this.#file) instanceof ImportRunningError)) throw error
    }
  }

  #startLog(): void {
    this.#sqlite.pragma('journal_mode = WAL')
  }

  run(text: string, ...values: SqlValue[]): void {
    this.change(text, ...values)
  }

  change(text: string, ...values: SqlValue[]): number {
    try {
      return this.#prepare(text).run(...values.map(stored)).changes
    } catch (error) {
      throw explainSqliteError(error, this.#file)
    }
  }

  get<Row>(text: string, ...values: SqlValue[]): Row | undefined {
    try {
      return this.#prepare(text).get(...values.map(stored)) as Row | undefined
    } catch (error) {
      throw explainSqliteError(error, this.#file)
    }
  }

  all<Row>(text: string, ...values: SqlValue[]): Row[] {
    try {
      return this.#prepare(text).all(...values.map(stored)) as Row[]
    } catch (error) {
      throw explainSqliteError(error, this.#file)
    }
  }

  insert<T extends Table>(table: T, rows: TableRow<T>[]): void {
    try {
      for (let at = 0; at < rows.length; at += ROWS) this.#insertSome(table, rows, at, Math.min(at + ROWS, rows.length))
    } catch (error) {
      throw explainSqliteError(error, this.#file)
    }
  }

  /** Inserts the rows from `from` and before `to`. Loops take half the time of `flatMap` and `map` here. */
  #insertSome<T extends Table>(table: T, rows: TableRow<T>[], from: number, to: number): void {
    const columns = columnsOf(table)
    const values: SqlValue[] = []
    for (let at = from; at < to; at++) {
      const row = rows[at]
      if (row !== undefined) for (const column of columns) values.push(stored(row[column]))
    }
    this.#insertion(table, to - from).run(...values)
  }

  #insertion(table: Table, rows: number): Sqlite.Statement {
    let ofTable = this.#insertions.get(table)
    if (ofTable === undefined) {
      ofTable = []
      this.#insertions.set(table, ofTable)
    }
    const known = ofTable[rows]
    if (known !== undefined) return known
    const statement = this.#sqlite.prepare(insertion(table, rows))
    ofTable[rows] = statement
    return statement
  }

  /** Inserts rows with a value for each column of a table that no model describes. All have as many. */
  insertValues(table: string, rows: SqlValue[][]): void {
    for (let at = 0; at < rows.length; at += ROWS) {
      const some = rows.slice(at, at + ROWS)
      const places = some.map((row) => `(${row.map(() => '?').join(', ')})`).join(', ')
      this.run(`INSERT INTO "${table}" VALUES ${places}`, ...some.flat())
    }
  }

  /** Allows statements to write the tables in which SQLite keeps a full-text index. Do not use the index after that. */
  allowShadowTables(): void {
    this.#sqlite.unsafeMode(true)
  }

  assign(table: Table, column: string, numbers: [id: number, value: number][]): void {
    const text = `UPDATE "${table}" SET "${column}" = ? WHERE id = ?`
    for (const [id, value] of numbers) this.run(text, value, id)
  }

  /** Asking SQLite costs a few microseconds. */
  mayHave(): boolean {
    return true
  }

  /** Defines a function for use in statements. */
  define(name: string, call: (...values: (string | number | null)[]) => SqlValue): void {
    this.#sqlite.function(name, { deterministic: true, varargs: true }, call)
  }

  commit(): void {
    if (this.#isFirst) this.#sqlite.pragma(`busy_timeout = ${COMMIT_WAIT}`)
    this.run('COMMIT')
    // The import has ended well, also if a reader keeps the log from being started. The next import starts it then.
    if (this.#isFirst) this.#tryToStartLog()
    this.#close()
  }

  /** SQLite may have rolled back by itself, as it does on a full disk. */
  rollback(): void {
    if (this.#sqlite.inTransaction) this.#sqlite.exec('ROLLBACK')
    if (this.#sqlite.open) this.#close()
  }

  #prepare(text: string): Sqlite.Statement {
    let statement = this.#statements.get(text)
    if (statement === undefined) {
      statement = this.#sqlite.prepare(text)
      this.#statements.set(text, statement)
    }
    return statement
  }

  #close(): void {
    this.#statements.clear()
    this.#insertions.clear()
    this.#sqlite.close()
  }
}

function stored(value: SqlValue | boolean): SqlValue {
  if (typeof value === 'string') return storable(value)
  return typeof value === 'boolean' ? Number(value) : value
}
