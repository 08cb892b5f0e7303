import { closeSync, openSync, readSync } from 'node:fs'
import Sqlite from 'better-sqlite3'

/** How long a reader waits for a lock, in milliseconds. An import of an archive holds it for a moment only. */
const WAIT = 5_000

/**
 * The connection by which a process reads the state of a SQLite file. The first import of a file locks it for its whole
 * time (write/sqlite/sqlite-write-connection.ts). Until it ends there is nothing to read, and the process does not wait.
 */
export class StateConnection {
  readonly #file: string
  readonly #sqlite: Sqlite.Database
  readonly #statements = new Map<string, Sqlite.Statement>()
  #waits = false

  /** @throws if there is no such file */
  constructor(file: string) {
    this.#file = file
    this.#sqlite = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 0 })
  }

  /**
   * Returns what `read` returns, or undefined while the first import locks the file.
   * @throws if the file cannot be read for another reason
   */
  read<T>(read: (connection: Sqlite.Database) => T): T | undefined {
    for (let attempt = 1; ; attempt++) {
      try {
        return read(this.#sqlite)
      } catch (error) {
        const code = codeOf(error)
        const isLocked = code.startsWith('SQLITE_BUSY') && !this.#waits
        if (isLocked && isWithoutLog(this.#file)) return undefined
        if (isLocked) this.wait()
        else if (code !== 'SQLITE_READONLY_ROLLBACK' || attempt > 2 || !undoInterrupted(this.#file)) throw error
      }
    }
  }

  /** The first column of the statement's first row, or undefined while the first import locks the file. */
  value(sql: string): unknown {
    return this.read((connection) => {
      const statement = this.#statements.get(sql) ?? connection.prepare(sql).pluck()
      this.#statements.set(sql, statement)
      return statement.get()
    })
  }

  /** From now on, wait for locks. Call this once the file is known to have an archive. */
  wait(): void {
    if (!this.#waits) this.#sqlite.pragma(`busy_timeout = ${WAIT}`)
    this.#waits = true
  }

  close(): void {
    this.#statements.clear()
    this.#sqlite.close()
  }
}

/** The place of the file's format version in its header: https://www.sqlite.org/fileformat2.html#file_format_version_numbers */
const VERSION_AT = 18
/** The version of a file with a write-ahead log. */
const WITH_LOG = 2

/** Whether the file has no write-ahead log. The first import of a file adds it at its end. */
function isWithoutLog(file: string): boolean {
  const version = new Uint8Array(1)
  const descriptor = openSync(file, 'r')
  try {
    readSync(descriptor, version, 0, 1, VERSION_AT)
  } finally {
    closeSync(descriptor)
  }
  return version[0] !== WITH_LOG
}

/**
 * Undoes what a killed first import or migration has written, as the next connection that may write would.
 * Returns whether it is undone.
 */
function undoInterrupted(file: string): boolean {
  try {
    const connection = new Sqlite(file, { fileMustExist: true, timeout: 0 })
    try {
      connection.prepare('SELECT 1 FROM sqlite_schema').get()
    } finally {
      connection.close()
    }
    return true
  } catch {
    return false
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
