import { existsSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { type ArchiveSize, readArchiveSize } from './archive-size.ts'
import { hasTable, readSchemaState, type SchemaState } from './schema-state.ts'

/** Reads the state of a database outside of requests and imports: its tables and its revision. */
export class DatabaseState {
  readonly #file: string
  #connection: Sqlite.Database | undefined
  #version: Sqlite.Statement<[], number> | undefined
  #size: { version: number; size: ArchiveSize } | undefined
  #seen: { version: number; revision: number } | undefined

  constructor(file: string) {
    this.#file = file
  }

  /** The revision of the last import, or 0 before the first import. */
  revision(): number {
    const connection = this.#open()
    if (connection === undefined) return 0
    // Read the row again only after a commit.
    const version = this.changeToken()
    if (this.#seen?.version !== version) {
      const revision = hasTable(connection, 'Site') ? connection.prepare('SELECT revision FROM Site').pluck().get() : 0
      this.#seen = { version, revision: Number(revision ?? 0) }
    }
    return this.#seen.revision
  }

  /** Changes with every commit of another connection. SQLite guarantees this, and this connection writes nothing. */
  changeToken(): number {
    const connection = this.#open()
    if (connection === undefined) return 0
    this.#version ??= connection.prepare<[], number>('PRAGMA data_version').pluck()
    return this.#version.get() ?? 0
  }

  /** Returns how much the archive holds. It is counted again after each commit. */
  archiveSize(): ArchiveSize {
    const connection = this.#open()
    if (connection === undefined) return { articles: 0, images: 0, names: 0, tokens: 0 }
    const version = this.changeToken()
    if (this.#size?.version !== version) this.#size = { version, size: readArchiveSize(connection) }
    return this.#size.size
  }

  nextChangeAt(now: number): number {
    const connection = this.#open()
    if (connection === undefined || !hasTable(connection, 'Article')) return Number.POSITIVE_INFINITY
    const next = connection.prepare<[object], number | null>(`SELECT min(at) FROM (
      SELECT min(sortAt) AS at FROM Article WHERE sortAt > :now
      UNION ALL SELECT min(expiresAt) FROM Article WHERE expiresAt > :now
    )`)
    return next.pluck().get({ now }) ?? Number.POSITIVE_INFINITY
  }

  /**
   * Compares the database's tables with this program's migrations.
   * @param migrations the folder of Prisma's migrations
   */
  schemaState(migrations: string): SchemaState {
    const connection = this.#open()
    return connection === undefined ? 'missing' : readSchemaState(connection, migrations)
  }

  close(): void {
    this.#connection?.close()
    this.#connection = undefined
    this.#version = undefined
  }

  /** Undefined while there is no file: reading the state must not create one. */
  #open(): Sqlite.Database | undefined {
    if (this.#connection === undefined && existsSync(this.#file)) {
      this.#connection = new Sqlite(this.#file, { readonly: true })
    }
    return this.#connection
  }
}
