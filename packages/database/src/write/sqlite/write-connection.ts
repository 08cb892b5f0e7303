import Sqlite from 'better-sqlite3'
import type { SqlValue } from '../../schema/table-rows.ts'
import { explainSqliteError } from './sqlite-errors.ts'

const PAGE_BYTES = 8192
/** What a file has that migrations made and nobody filled. */
const FEW_PAGES = 256

/** The one connection of an import: every statement is prepared once and reused. */
export class WriteConnection {
  readonly #file: string
  readonly #sqlite: Sqlite.Database
  readonly #statements = new Map<string, Sqlite.Statement>()

  /**
   * Opens the file and takes the write lock.
   * @throws after `waitMs` milliseconds in which another import held it.
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
      // In memory the sorting of a large archive's indexes would take all of them at once.
      this.#sqlite.pragma('temp_store = FILE')
      this.#sqlite.pragma('cache_size = -49152')
      // What a large import leaves in the log is given back at the next one.
      this.#sqlite.pragma('journal_size_limit = 67108864')
      this.#sqlite.exec('BEGIN IMMEDIATE')
    } catch (error) {
      this.#sqlite.close()
      throw explainSqliteError(error, file)
    }
  }

  /** A new file gets pages twice as large as SQLite's own: a body is then half as many pieces to write, log and copy. */
  #enlargePages(): void {
    const asked = (pragma: string) => this.#sqlite.pragma(pragma, { simple: true })
    // A file that has been written by an import keeps what it has.
    if (asked('journal_mode') === 'wal' || Number(asked('page_count')) > FEW_PAGES) return
    this.#sqlite.pragma(`page_size = ${PAGE_BYTES}`)
    this.#sqlite.exec('VACUUM')
  }

  /** Runs a statement and says how many rows it changed. */
  run(text: string, ...values: SqlValue[]): number {
    try {
      return this.#prepare(text).run(...values).changes
    } catch (error) {
      throw explainSqliteError(error, this.#file)
    }
  }

  // The caller names the columns that its statement selects: SQL has no types that a compiler could read.
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

  /** Makes a function that statements may call. */
  define(name: string, call: (...values: (string | null)[]) => SqlValue): void {
    this.#sqlite.function(name, { deterministic: true, varargs: true }, call)
  }

  commit(): void {
    this.run('COMMIT')
    this.#close()
  }

  /** Does no harm where SQLite has rolled back by itself, as it does on a full disk, or where all is over. */
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
