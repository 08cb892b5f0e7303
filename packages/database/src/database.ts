import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { ArchiveSize } from './file/archive-size.ts'
import { DatabaseState } from './file/database-state.ts'
import { databaseFile, isPostgresUrl } from './file/database-url.ts'
import { migrationsFolder } from './file/migrate.ts'
import { postgresMigrationsFolder } from './file/migrate-postgres.ts'
import { type Obstacle, obstacleOf } from './file/obstacle.ts'
import type { SchemaState } from './file/schema-state.ts'
import { WatchedFile } from './file/watched-file.ts'
import { ArchiveWatch } from './postgres/archive-watch.ts'
import { type PoolOptions, PostgresPool } from './postgres/postgres-pool.ts'
import { ReplicaPools } from './postgres/replica-pools.ts'
import type { Viewer } from './read/request/viewer.ts'
import { PostgresSnapshots } from './read/snapshot/postgres-snapshots.ts'
import { SnapshotPool, type StatementListener } from './read/snapshot/snapshot-pool.ts'
import { openReader, type Reader } from './reader.ts'
import type { ConnectionCounts } from './schema/connection-counts.ts'
import type { ImportWriter } from './schema/import-writer.ts'
import type { Announcements } from './write/announcements/announcements.ts'
import { PostgresAnnouncements } from './write/announcements/postgres-announcements.ts'
import { SqliteAnnouncements } from './write/announcements/sqlite-announcements.ts'
import { Import } from './write/import/import.ts'
import { PostgresEngine } from './write/import/postgres-engine.ts'
import { SqliteEngine } from './write/import/sqlite-engine.ts'
import type { AnchorFinder } from './write/links/links.ts'

const fragmentsAsWritten: AnchorFinder = () => ({ find: (fragment) => fragment })

export interface ImportOptions {
  /** How long to wait for another import to end, in milliseconds. Default: 5,000. */
  waitMs?: number
  /** Finds the ids that fragments of links mean. If left out, every fragment is taken as the id. */
  anchors?: AnchorFinder
}

/** The database of an archive. A process opens one. It reads and writes nothing until a method is called. */
export interface Database {
  /**
   * Opens an import.
   * @throws if another import does not end in time, or if tables are missing
   */
  beginImport(options?: ImportOptions): ImportWriter
  /**
   * Opens a snapshot of the archive for one request. Imports do not change what it reads until `release`, which the
   * caller must call.
   * @param onStatement called with each statement of the snapshot. Default: the listener of the options.
   * @throws if there is no file, or if its tables are missing
   */
  openSnapshot(viewer: Viewer, onStatement?: StatementListener): Reader
  /**
   * Reads the state that the methods below return, and keeps it current. Call it once before them. SQLite needs no
   * connection for it.
   * @throws if the database does not answer
   */
  connect(): Promise<void>
  schemaState(): SchemaState
  /** Whether there is something to serve: the database answers, the tables are current, and an import has ended. */
  isReady(): boolean
  /** The reason why the archive cannot be served, or null. Cheap enough to ask for every request. */
  obstacle(): Obstacle | null
  /**
   * The number of the archive's state. Each import that changed something increases it. Cheap enough to read for every
   * request.
   */
  revision(): number
  /**
   * Returns when this process knows this revision, or when it knows that the archive does not have it yet. Another process
   * may have seen an import a moment earlier. SQLite's revision is always the newest.
   */
  catchUp(revision: number): Promise<void>
  /**
   * Differs from an earlier token if anything was committed in between, by any process, even if the revision is the
   * same. A cached response is valid only while the token is the same. Costs a few microseconds. Calls in one synchronous run
   * of the program return the same token.
   */
  changeToken(): number
  /** How much the archive holds. It is counted once for each change token. Otherwise it costs a few microseconds. */
  archiveSize(): ArchiveSize
  /** The connections of this process, those to replicas included. */
  connections(): ConnectionCounts
  /** When the next article becomes visible or expires, in milliseconds since 1970. Infinity if none will. */
  nextChangeAt(now: number): number
  /** The state that the webhook got last. */
  readonly announcements: Announcements
  /** Closes all connections. SQLite's are closed when it returns. */
  close(): void | Promise<void>
}

export interface DatabaseOptions extends PoolOptions {
  /** `postgresql://…` of read replicas. Requests use them in turn while they are as new as what this process has seen. */
  replicaUrls?: readonly string[] | undefined
  /** The folder of migrations that defines the expected tables. Default: the program's own. */
  migrations?: string
  /** Called with each statement that a reader runs. */
  onStatement?: StatementListener
}

/**
 * Creates the database object for a URL. For SQLite, also the folder of the file.
 * @param url `file:` and a path, absolute or relative to the working directory; or `postgresql:`
 * @throws if the URL is not supported
 */
export function createDatabase(url: string, options: DatabaseOptions = {}): Database {
  return isPostgresUrl(url) ? postgresDatabase(url, options) : sqliteDatabase(url, options)
}

function sqliteDatabase(url: string, { migrations = migrationsFolder, onStatement }: DatabaseOptions): Database {
  const file = resolve(databaseFile(url))
  mkdirSync(dirname(file), { recursive: true })
  const watched = new WatchedFile(file)
  const state = new DatabaseState(watched)
  const snapshots = new SnapshotPool(watched, onStatement)
  const schemaState = () => state.schemaState(migrations)
  return {
    beginImport: ({ waitMs = 5_000, anchors = fragmentsAsWritten } = {}) => {
      const lacking = ['missing', 'unmigrated', 'behind'].includes(schemaState())
      if (lacking)
        throw new Error(`${file} does not have the tables of this version; create them with: npx prisma migrate deploy`)
      return new Import(new SqliteEngine(file, waitMs), anchors)
    },
    openSnapshot: (viewer, listener) => openReader(snapshots.open(viewer, listener)),
    connect: async () => {},
    schemaState,
    isReady: () => state.obstacle(migrations) === null,
    obstacle: () => state.obstacle(migrations),
    revision: () => state.revision(),
    catchUp: async () => {},
    changeToken: () => state.changeToken(),
    archiveSize: () => state.archiveSize(),
    connections: () => snapshots.connections(),
    nextChangeAt: (now) => state.nextChangeAt(now),
    announcements: new SqliteAnnouncements(file),
    close: () => {
      state.close()
      snapshots.close()
    },
  }
}

function postgresDatabase(url: string, options: DatabaseOptions): Database {
  const pool = new PostgresPool(url, options)
  const watch = new ArchiveWatch(url, pool, options.migrations ?? postgresMigrationsFolder)
  const { onStatement } = options
  const obstacle = () => (watch.isFresh ? obstacleOf(watch.schemaState(), watch.revision) : 'unreachable')
  const replicas = new ReplicaPools(options.replicaUrls ?? [], options)
  const snapshots = new PostgresSnapshots({
    pool,
    replicas,
    newest: () => watch.version,
    onVersion: (version) => watch.seen(version),
    onStatement,
  })
  return {
    beginImport: ({ waitMs = 5_000, anchors = fragmentsAsWritten } = {}) =>
      new Import(new PostgresEngine(url, waitMs), anchors),
    openSnapshot: (viewer, listener) => openReader(snapshots.open(viewer, listener)),
    connect: () => watch.connect(),
    schemaState: () => watch.schemaState(),
    isReady: () => obstacle() === null,
    obstacle,
    revision: () => watch.revision,
    catchUp: (revision) => watch.catchUp(revision),
    changeToken: () => watch.changeToken(),
    archiveSize: () => watch.size,
    connections: () => [pool.connections(), ...replicas.connections()].reduce(added),
    nextChangeAt: (now) => watch.nextChangeAt(now),
    announcements: new PostgresAnnouncements(pool),
    close: async () => {
      await watch.close()
      await Promise.all([pool.close(), replicas.close()])
    },
  }
}

function added(one: ConnectionCounts, other: ConnectionCounts): ConnectionCounts {
  return { used: one.used + other.used, idle: one.idle + other.idle, waiting: one.waiting + other.waiting }
}
