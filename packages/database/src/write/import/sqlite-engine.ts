import { SqliteSearchIndex } from '../search/sqlite-search-index.ts'
import { sqliteIndexes } from '../sqlite/sqlite-indexes.ts'
import { SqliteWriteConnection } from '../sqlite/sqlite-write-connection.ts'
import type { Engine } from './engine.ts'

/** Imports into a SQLite file. */
export class SqliteEngine implements Engine {
  readonly connection: SqliteWriteConnection

  /** @throws ImportRunningError if another import does not end within `waitMs` milliseconds */
  constructor(file: string, waitMs: number) {
    this.connection = new SqliteWriteConnection(file, waitMs)
  }

  searchIndex(options: { isOutdated: boolean; isFilled: boolean }): SqliteSearchIndex {
    return new SqliteSearchIndex(this.connection, options)
  }

  deferrable(): { drop: string; create: string }[] {
    return sqliteIndexes(this.connection)
  }
}
