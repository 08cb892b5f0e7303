import { type ArchiveSize, readArchiveSize } from './archive-size.ts'
import { type Obstacle, obstacleOf } from './obstacle.ts'
import { hasTable, readSchemaState, type SchemaState } from './schema-state.ts'
import { StateConnection } from './state-connection.ts'
import { isUnreadable } from './unreadable.ts'
import type { WatchedFile } from './watched-file.ts'

/** Room for SQLite's own counter of commits in a change token. */
const tokensPerFile = 2 ** 32

const nothing: ArchiveSize = { articles: 0, images: 0, names: 0, tokens: 0 }

/**
 * Reads the state of a database outside of requests and imports: its tables and its revision. A file that cannot be read, for
 * example because another program damages it, is an obstacle. Only `schemaState` throws then.
 */
export class DatabaseState {
  readonly #file: WatchedFile
  #generation = 0
  #connection: StateConnection | undefined
  #size: { version: number; size: ArchiveSize } | undefined
  #seen: { version: number; revision: number } | undefined
  #ready: { version: number; obstacle: Obstacle | null } | undefined
  /** The token that the current synchronous run of the program has read. One request asks for it six times. */
  #token: number | undefined
  /** How often the file could not be read. */
  #failures = 0

  constructor(file: WatchedFile) {
    this.#file = file
  }

  /** The revision of the last import, or 0 before the first import. The last known one while the file cannot be read. */
  revision(): number {
    return this.#readable(
      () => this.#readRevision(),
      () => this.#seen?.revision ?? 0,
    )
  }

  #readRevision(): number {
    // Read the row again only after a commit.
    const version = this.changeToken()
    const connection = this.#open()
    if (connection === undefined) return 0
    if (this.#seen?.version !== version) {
      const stored = connection.read((sqlite) =>
        hasTable(sqlite, 'Site') ? sqlite.prepare('SELECT revision FROM Site').pluck().get() : 0,
      )
      const revision = Number(stored ?? 0)
      if (revision > 0) connection.wait()
      this.#seen = { version, revision }
    }
    return this.#seen.revision
  }

  /**
   * Changes with every commit of another connection, and when another file takes the place of the database. SQLite
   * guarantees the first, and this connection writes nothing. It is read once until the next microtask. While the file cannot be
   * read, each one is new, so that no response is taken from a cache.
   */
  changeToken(): number {
    if (this.#token === undefined) {
      this.#token = this.#readable(
        () => this.#readToken(),
        () => -this.#failures,
      )
      queueMicrotask(this.#forgetToken)
    }
    return this.#token
  }

  readonly #forgetToken = (): void => {
    this.#token = undefined
  }

  #readToken(): number {
    const connection = this.#open()
    const first = this.#generation * tokensPerFile
    if (connection === undefined) return first
    return first + Number(connection.value('PRAGMA data_version') ?? 0)
  }

  /** Returns what is in the way of serving the archive, or null. It is found once for each change token. */
  obstacle(migrations: string): Obstacle | null {
    const version = this.changeToken()
    if (this.#ready?.version === version) return this.#ready.obstacle
    return this.#readable(
      () => {
        const obstacle = obstacleOf(this.schemaState(migrations), this.#readRevision())
        this.#ready = { version, obstacle }
        return obstacle
      },
      () => 'unreadable',
    )
  }

  /** Returns how much the archive holds. It is counted again after each commit that can be read. */
  archiveSize(): ArchiveSize {
    const version = this.changeToken()
    const known = this.#size
    if (known?.version === version) return known.size
    return this.#readable(
      () => {
        const size = this.#open()?.read(readArchiveSize) ?? nothing
        this.#size = { version, size }
        return size
      },
      () => known?.size ?? nothing,
    )
  }

  /** Returns when the next article becomes due or expires after `now`, or `now` while the file cannot be read. */
  nextChangeAt(now: number): number {
    return this.#readable(
      () => this.#readNextChange(now),
      () => now,
    )
  }

  #readNextChange(now: number): number {
    const next = this.#open()?.read((sqlite) => {
      if (!hasTable(sqlite, 'Article')) return null
      const statement = sqlite.prepare<[object], number | null>(`SELECT min(at) FROM (
        SELECT min(sortAt) AS at FROM Article WHERE sortAt > :now
        UNION ALL SELECT min(expiresAt) FROM Article WHERE expiresAt > :now
      )`)
      return statement.pluck().get({ now })
    })
    return next ?? Number.POSITIVE_INFINITY
  }

  /**
   * Compares the database's tables with this program's migrations.
   * @param migrations the folder of Prisma's migrations
   * @throws SQLite's error if the file cannot be read
   */
  schemaState(migrations: string): SchemaState {
    const connection = this.#open()
    if (connection === undefined) return 'missing'
    // The first import has looked at the tables before it locked the file.
    return connection.read((sqlite) => readSchemaState(sqlite, migrations)) ?? 'current'
  }

  close(): void {
    this.#token = undefined
    this.#connection?.close()
    this.#connection = undefined
  }

  /** Returns what `read` returns, or else, if the file cannot be read, what `otherwise` returns. The next call opens the file again. */
  #readable<T>(read: () => T, otherwise: () => T): T {
    try {
      return read()
    } catch (error) {
      if (!isUnreadable(error)) throw error
      this.#failures++
      this.#connection?.close()
      this.#connection = undefined
      return otherwise()
    }
  }

  /** Undefined while there is no file: reading the state must not create one. */
  #open(): StateConnection | undefined {
    const generation = this.#file.generation()
    if (generation !== this.#generation) this.close()
    this.#generation = generation
    if (this.#connection === undefined && this.#file.exists) this.#connection = new StateConnection(this.#file.path)
    return this.#connection
  }
}
