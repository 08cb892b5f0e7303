import type { WatchedFile } from '../../file/watched-file.ts'
import type { ConnectionCounts } from '../../schema/connection-counts.ts'
import type { Cell, Sql } from '../../sql/sql.ts'
import { sqlite } from '../../sql/sqlite-dialect.ts'
import { storable } from '../../text/storable.ts'
import type { Viewer } from '../request/viewer.ts'
import { sqliteReadError } from './read-errors.ts'
import type { ArchiveState, Snapshot } from './snapshot.ts'
import { SqliteConnection } from './sqlite-connection.ts'

/**
 * Called after each statement, with its text and the number of its rows. The last two are when it started and ended, as
 * `performance.now()` gives them.
 */
export type StatementListener = (text: string, rows: number, started: number, ended: number) => void

const maxIdleConnections = 4

/** Read-only connections to one SQLite file. Each is used by one snapshot at a time. */
export class SnapshotPool {
  readonly #file: WatchedFile
  #generation = 0
  readonly #listener: StatementListener | undefined
  readonly #free: SqliteConnection[] = []
  #used = 0
  #closed = false

  constructor(file: WatchedFile, listener?: StatementListener) {
    this.#file = file
    this.#listener = listener
  }

  /**
   * Opens a snapshot.
   * @param listener replaces the pool's own
   * @throws if the file is missing or is not a database
   */
  open(viewer: Viewer, listener = this.#listener): Snapshot {
    if (this.#closed) throw new Error('The database is closed')
    const generation = this.#file.currentGeneration()
    if (generation !== this.#generation) this.#closeIdle()
    this.#generation = generation
    try {
      const connection = this.#free.pop() ?? new SqliteConnection(this.#file.path)
      const snapshot = new SqliteSnapshot(connection, viewer, listener, (used) => this.#giveBack(used, generation))
      this.#used++
      return snapshot
    } catch (error) {
      throw sqliteReadError(error)
    }
  }

  connections(): ConnectionCounts {
    return { used: this.#used, idle: this.#free.length, waiting: 0 }
  }

  /** Closes the idle connections. Open snapshots close their connection when they are released. */
  close(): void {
    this.#closed = true
    this.#closeIdle()
  }

  #closeIdle(): void {
    for (const connection of this.#free.splice(0)) connection.database.close()
  }

  #giveBack(connection: SqliteConnection, generation: number): void {
    this.#used--
    const isOutdated = this.#closed || generation !== this.#generation
    if (isOutdated || this.#free.length >= maxIdleConnections) connection.database.close()
    else this.#free.push(connection)
  }
}

class SqliteSnapshot implements Snapshot {
  readonly viewer: Viewer
  readonly dialect = sqlite
  readonly #archive: ArchiveState
  readonly #listener: StatementListener | undefined
  readonly #giveBack: (connection: SqliteConnection) => void
  #connection: SqliteConnection | null

  constructor(
    connection: SqliteConnection,
    viewer: Viewer,
    listener: StatementListener | undefined,
    giveBack: (connection: SqliteConnection) => void,
  ) {
    this.viewer = viewer
    this.#connection = connection
    this.#listener = listener
    this.#giveBack = giveBack
    const { known, counts, kept, others } = connection
    this.#archive = { revision: connection.begin(), known, counts, kept, others }
  }

  archive(): ArchiveState {
    return this.#archive
  }

  all<Row>(query: Sql): Row[] {
    if (!this.#connection) throw new Error('The reader was used after its release')
    try {
      const started = this.#listener ? performance.now() : 0
      // The caller declares the row's type: see Snapshot.
      const rows = this.#connection.prepare(query.text).all(...query.values.map(asked)) as Row[]
      this.#listener?.(query.text, rows.length, started, performance.now())
      return rows
    } catch (error) {
      throw sqliteReadError(error)
    }
  }

  release(): void {
    const connection = this.#connection
    if (!connection) return
    this.#connection = null
    connection.commit()
    this.#giveBack(connection)
  }
}

function asked(value: Cell): Cell {
  return typeof value === 'string' ? storable(value) : value
}
