import Sqlite, { type Database, type Statement } from 'better-sqlite3'
import { fold } from '../../text/folding.ts'
import { ColumnCache } from './article-columns.ts'
import { CountCache } from './count-cache.ts'
import { NodeCache } from './node-cache.ts'
import { OtherArticles } from './other-articles.ts'

const maxStatements = 400
/** How much of the file is mapped at most. SQLite maps no more than this. The rest is read as usual. */
const mappedBytes = 2 ** 31 - 65_536

export class SqliteConnection {
  readonly database: Database
  readonly known = new NodeCache()
  readonly counts = new CountCache()
  readonly kept = new ColumnCache()
  readonly others = new OtherArticles()
  readonly #begin: Statement
  readonly #version: Statement
  readonly #revision: Statement
  readonly #commit: Statement
  #seen: { version: unknown; revision: number } = { version: null, revision: 0 }
  readonly #statements = new Map<string, Statement>()

  constructor(file: string) {
    this.database = new Sqlite(file, { readonly: true, fileMustExist: true })
    // Reads pages of the file in the system's memory, without a system call and a copy for each. A filter that no index
    // answers reads pages in random order, and takes a quarter of the time.
    this.database.pragma(`mmap_size = ${mappedBytes}`)
    // 32 MB, for pages that are not mapped. The default of 2 MB is less than the pages of one list's relations.
    this.database.pragma('cache_size = -32768')
    this.database.function('fold', { deterministic: true }, (text) => (typeof text === 'string' ? fold(text) : null))
    this.#begin = this.database.prepare('BEGIN')
    this.#version = this.database.prepare('PRAGMA data_version').pluck()
    this.#revision = this.database.prepare('SELECT revision FROM "Site" WHERE id = 1').pluck()
    this.#commit = this.database.prepare('COMMIT')
  }

  /** Starts a read transaction, and returns the revision of the archive in it. */
  begin(): number {
    this.#begin.run()
    // The first read starts the snapshot. The number changes with every commit of another connection.
    const version = this.#version.get()
    if (this.#seen.version !== version) {
      this.known.forget()
      this.counts.forget()
      this.kept.forget()
      this.others.forget()
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
    if (this.#statements.size >= maxStatements) {
      for (const oldest of this.#statements.keys()) {
        this.#statements.delete(oldest)
        break
      }
    }
    // SQLite plans a statement again for each new value of a bare parameter in a LIMIT or, after ANALYZE, in a range.
    // That takes longer than reading a page. A plus sign has no effect on the value and prevents the new plan.
    const statement = this.database.prepare(text.replaceAll(/\?@?/g, '+?'))
    this.#statements.set(text, statement)
    return statement
  }
}
