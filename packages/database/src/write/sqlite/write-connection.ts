import Sqlite from 'better-sqlite3'
import type { SqlValue } from '../../schema/table-rows.ts'
import { explainSqliteError } from './sqlite-errors.ts'

const PAGE_BYTES = 8192
/** A file with more pages than this contains an archive, not only empty tables. */
const FEW_PAGES = 256

/** The one connection of an import. Every statement is prepared once and reused. */
export class WriteConnection {
  readonly #file: string
  readonly #sqlite: Sqlite.Database
  readonly #statements = new Map<string, Sqlite.Statement>()

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
      this.#enlargePages()
      this.#sqlite.pragma('journal_mode = WAL')
      this.#sqlite.pragma('synchronous = NORMAL')
      this.#sqlite.pragma('foreign_keys = ON')
      // In memory, sorting the indexes of a large archive would use too much of it.
      this.#sqlite.pragma('temp_store = FILE')
      this.#sqlite.pragma('cache_size = -49152')
      // The next import shrinks the log file that a large import leaves.
      this.#sqlite.pragma('journal_size_limit = 67108864')
      this.#sqlite.exec('BEGIN IMMEDIATE')
    } catch (error) {
      this.#sqlite.close()
      throw explainSqliteError(error, file)
    }
  }

  /** Doubles the default page size of a new file: a body then needs half as many pages to write, log and copy. */
  #enlargePages(): void {
    const asked = (pragma: string) => this.#sqlite.pragma(pragma, { simple: true })
    // A file that an import has written keeps its page size.
    if (asked('journal_mode') === 'wal' || Number(asked('page_count')) > FEW_PAGES) return
    this.#sqlite.pragma(`page_size = ${PAGE_BYTES}`)
    this.#sqlite.exec('VACUUM')
  }

  /** Runs a statement. Returns the number of changed rows. */
  run(text: string, ...values: SqlValue[]): number {
    try {
      return this.#prepare(text).run(...values).changes
    } catch (error) {
      throw explainSqliteError(error, this.#file)
    }
  }

  // The caller declares the row's type, because it writes the columns of the statement.
  get<Row>(text: string, ...values: SqlValue[]): Row | undefined {
    try {
      return this.#prepare(text).get(...values) as Row | undefined
    } catch (error) {
      throw explainSqliteError(error, this.#file)
    }
  }

  all<Row>(text: string, ...values: SqlValue[]): Row[] {
    try {
      return this.#prepare(text).all(...values) as Row[]
    } catch (error) {
      throw explainSqliteError(error, this.#file)
    }
  }

  /** Defines a function for use in statements. */
  define(name: string, call: (...values: (string | null)[]) => SqlValue): void {
    this.#sqlite.function(name, { deterministic: true, varargs: true }, call)
  }

  commit(): void {
    this.run('COMMIT')
    this.#close()
  }

  /** Safe to call after SQLite has rolled back by itself, as it does on a full disk, and after the end. */
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
    this.#sqlite.close()
  }
}
