import { IMPORT_CHANNEL } from '../../postgres/import-listener.ts'
import { postgresIndexes } from '../postgres/postgres-indexes.ts'
import { PostgresWriteConnection } from '../postgres/postgres-write-connection.ts'
import { PostgresSearchIndex } from '../search/postgres-search-index.ts'
import type { Engine } from './engine.ts'

/** Imports into a PostgreSQL database. */
export class PostgresEngine implements Engine {
  readonly connection: PostgresWriteConnection

  /**
   * @param url `postgresql://…`
   * @throws ImportRunningError if another import does not end within `waitMs` milliseconds
   */
  constructor(url: string, waitMs: number) {
    this.connection = new PostgresWriteConnection(url, waitMs)
  }

  searchIndex(options: { isOutdated: boolean; isFilled: boolean }): PostgresSearchIndex {
    return new PostgresSearchIndex(this.connection, options)
  }

  deferrable(): { drop: string; create: string }[] {
    return postgresIndexes(this.connection)
  }

  beginFirst(): void {
    this.connection.rememberKeys()
  }

  /** Without statistics, the planner would not use the new indexes well. */
  afterLoad(): void {
    this.connection.run('ANALYZE')
    this.connection.vacuumAfterCommit()
  }

  /** Servers get the notification with the commit. */
  beforeCommit(revision: number): void {
    this.connection.run(`NOTIFY ${IMPORT_CHANNEL}, '${revision}'`)
  }
}
