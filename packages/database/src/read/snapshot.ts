import Sqlite, { type Database, type Statement } from 'better-sqlite3'
import { fold } from '../search-text.ts'
import type { Awaitable } from './awaitable.ts'
import type { Dialect } from './dialect.ts'
import { KnownNodes } from './known-nodes.ts'
import type { Viewer } from './reader.ts'
import type { Cell, Sql } from './sql.ts'
import { sqlite } from './sqlite.ts'

/** One revision of the archive, held still. */
export interface Snapshot {
  readonly viewer: Viewer
  readonly revision: number
  readonly dialect: Dialect
  /** Good for this revision. */
  readonly known: KnownNodes
  /** The caller names the shape of the rows: it is that of the columns in its own statement. */
  all<Row>(query: Sql): Awaitable<Row[]>
  release(): void
}

/** Told of each statement with its text and the number of rows it gave: tests count both. */
export type StatementListener = (text: string, rows: number) => void

const keptStatements = 400
const keptConnections = 4

/** Read-only connections to one SQLite file, each lent to one snapshot at a time. */
export class SnapshotPool {
  readonly #file: string
  readonly #listener: StatementListener | undefined
  readonly #free: Connection[] = []
  #closed = false

  constructor(file: string, listener?: StatementListener) {
    this.#file = file
    this.#listener = listener
  }

  /** Throws where the file is missing or no database. */
  open(viewer: Viewer): Snapshot {
    if (this.#closed) throw new Error('The database is closed')
    const connection = this.#free.pop() ?? new Connection(this.#file)
    return new SqliteSnapshot(connection, viewer, this.#listener, (used) => this.#giveBack(used))
  }

  /** Snapshots that are still out close their connection when they are released. */
  close(): void {
    this.#closed = true
    for (const connection of this.#free.splice(0)) connection.database.close()
  }

  #giveBack(connection: Connection): void {
    if (this.#closed || this.#free.length >= keptConnections) connection.database.close()
    else this.#free.push(connection)
  }
}

class Connection {
  readonly database: Database
  readonly known = new KnownNodes()
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

class SqliteSnapshot implements Snapshot {
  readonly viewer: Viewer
  readonly revision: number
  readonly dialect = sqlite
  readonly known: KnownNodes
  readonly #listener: StatementListener | undefined
  readonly #giveBack: (connection: Connection) => void
  #connection: Connection | null

  constructor(
    connection: Connection,
    viewer: Viewer,
    listener: StatementListener | undefined,
    giveBack: (connection: Connection) => void,
  ) {
    this.viewer = viewer
    this.#connection = connection
    this.#listener = listener
    this.#giveBack = giveBack
    this.known = connection.known
    this.revision = connection.begin()
  }

  all<Row>(query: Sql): Row[] {
    if (!this.#connection) throw new Error('Asked of a reader after its release')
    // The row's shape is the caller's word: see Snapshot.
    const rows = this.#connection.prepare(query.text).all(...(query.values as Cell[])) as Row[]
    this.#listener?.(query.text, rows.length)
    return rows
  }

  release(): void {
    const connection = this.#connection
    if (!connection) return
    this.#connection = null
    connection.commit()
    this.#giveBack(connection)
  }
}
