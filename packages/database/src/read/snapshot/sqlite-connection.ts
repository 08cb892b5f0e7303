import Sqlite, { type Database, type Statement } from 'better-sqlite3'
import { fold } from '../../text/folding.ts'
import { NodeCache } from './node-cache.ts'

const keptStatements = 400

export class SqliteConnection {
  readonly database: Database
  readonly known = new NodeCache()
  readonly #begin: Statement
  readonly #version: Statement
  readonly #revision: Statement
  readonly #commit: Statement
  #seen: { version: unknown; revision: number } = { version: null, revision: 0 }
  readonly #statements = new Map<string, Statement>()

  constructor(file: string) {
    this.database = new Sqlite(file, { readonly: true, fileMustExist: true })
    // 32 MB: the 2 MB that it has else hold less than what one list's relations are spread over.
    this.database.pragma('cache_size = -32768')
    this.database.function('fold', { deterministic: true }, (text) => (typeof text === 'string' ? fold(text) : null))
    this.#begin = this.database.prepare('BEGIN')
    this.#version = this.database.prepare('PRAGMA data_version').pluck()
    this.#revision = this.database.prepare('SELECT revision FROM "Site" WHERE id = 1').pluck()
    this.#commit = this.database.prepare('COMMIT')
  }

  /** Holds the archive still, and says at which revision. */
  begin(): number {
    this.#begin.run()
    // The first read is what fixes the snapshot. This one's number moves with every commit of another connection.
    const version = this.#version.get()
    if (this.#seen.version !== version) {
      this.known.forget()
      // A migrated file has no site before its first import.
      this.#seen = { version, revision: Number(this.#revision.get() ?? 0) }
    }
    return this.#seen.revision
  }

  commit(): void {
    this.#commit.run()
  }

  prepare(text: string): Statement {
    const known = this.#statements.get(text)
    if (known) return known
    if (this.#statements.size >= keptStatements) {
      for (const oldest of this.#statements.keys()) {
        this.#statements.delete(oldest)
        break
      }
    }
    // SQLite plans anew at each new value of a bare parameter that a LIMIT or, after ANALYZE, a range hangs on: that
    // costs more than reading a page. It looks through no plus sign, which itself does nothing.
    const statement = this.database.prepare(text.replaceAll('?', '+?'))
    this.#statements.set(text, statement)
    return statement
  }
}
