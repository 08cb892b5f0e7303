import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseState } from './file/database-state.ts'
import { databaseFile } from './file/database-url.ts'
import { migrationsFolder } from './file/migrate.ts'
import type { SchemaState } from './file/schema-state.ts'
import type { Viewer } from './read/request/viewer.ts'
import { SnapshotPool, type StatementListener } from './read/snapshot/snapshot-pool.ts'
import { openReader, type Reader } from './reader.ts'
import type { ImportWriter } from './schema/import-writer.ts'
import { SqliteImport } from './write/import/sqlite-import.ts'

export interface ImportOptions {
  /** How long to wait for another import to end, in milliseconds; 5,000 when left out. */
  waitMs?: number
}

/** An archive's database, of which a process holds one. Nothing is read or written before it is asked to. */
export interface Database {
  /** Opens an import. @throws where another one is running and does not end in time, or tables are missing. */
  beginImport(options?: ImportOptions): ImportWriter
  /**
   * The archive as it is now, for one request: no import shows in it before `release`, which must follow.
   * @throws where there is no file, or its tables are missing
   */
  openSnapshot(viewer: Viewer): Reader
  schemaState(): SchemaState
  /** Whether there is something to serve: the tables are current, and an import has ended. */
  isReady(): boolean
  /** The number of the archive's state; it moves with each import that changed something. Cheap enough to ask often. */
  revision(): number
  /**
   * Differs from an earlier one wherever anything was committed in between, by whatever process and whether or not the
   * revision moved: an answer holds no longer than it. Costs some microseconds.
   */
  changeToken(): number
  /** When the next article comes due or expires, in milliseconds since 1970: Infinity where none will. */
  nextChangeAt(now: number): number
  close(): void
}

export interface DatabaseOptions {
  /** The folder of migrations that the program's own tables come from. */
  migrations?: string
  /** Told of each statement that a reader runs, and of the number of rows it gave. */
  onStatement?: StatementListener
}

/**
 * @param url `file:` and a path, absolute or from the working directory
 * @throws where the URL is of no known form
 */
export function createDatabase(
  url: string,
  { migrations = migrationsFolder, onStatement }: DatabaseOptions = {},
): Database {
  const file = resolve(databaseFile(url))
  mkdirSync(dirname(file), { recursive: true })
  const state = new DatabaseState(file)
  const snapshots = new SnapshotPool(file, onStatement)
  const schemaState = () => state.schemaState(migrations)
  return {
    beginImport: ({ waitMs = 5_000 } = {}) => {
      const lacking = ['missing', 'unmigrated', 'behind'].includes(schemaState())
      if (lacking) throw new Error(`${file} lacks tables of this version; make them with: npx prisma migrate deploy`)
      return new SqliteImport(file, waitMs)
    },
    openSnapshot: (viewer) => openReader(snapshots.open(viewer)),
    schemaState,
    isReady: () => schemaState() === 'current' && state.revision() > 0,
    revision: () => state.revision(),
    changeToken: () => state.changeToken(),
    nextChangeAt: (now) => state.nextChangeAt(now),
    close: () => {
      state.close()
      snapshots.close()
    },
  }
}
