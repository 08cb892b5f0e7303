import { readdirSync } from 'node:fs'
import type Sqlite from 'better-sqlite3'

function isEmpty(connection: Sqlite.Database): boolean {
  return (
    connection.prepare(`SELECT 1 FROM sqlite_schema WHERE name NOT LIKE 'sqlite#_%' ESCAPE '#'`).get() === undefined
  )
}

export function hasTable(connection: Sqlite.Database, name: string): boolean {
  return connection.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(name) !== undefined
}

/**
 * Whether the database has the tables that this program needs. `missing`: there are no tables. `unmigrated`: there are
 * tables that no migration created. `behind`: some migrations are not applied yet. `ahead`: a later version of this
 * program has migrated the database.
 */
export type SchemaState = 'missing' | 'unmigrated' | 'behind' | 'current' | 'ahead'

/** Compares the migrations that the database has applied with those in a folder. */
export function readSchemaState(connection: Sqlite.Database, migrations: string): SchemaState {
  if (!hasTable(connection, '_prisma_migrations'))
    return schemaStateOf({ applied: null, isEmpty: isEmpty(connection) }, migrations)
  const sql = 'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL'
  return schemaStateOf({ applied: new Set(connection.prepare(sql).pluck().all()), isEmpty: false }, migrations)
}

export interface SchemaFacts {
  /** The names of the migrations that the database has applied. Null if it has no table of them. */
  readonly applied: ReadonlySet<unknown> | null
  /** Whether the database has no tables. */
  readonly isEmpty: boolean
}

export function schemaStateOf({ applied, isEmpty }: SchemaFacts, migrations: string): SchemaState {
  if (applied === null) return isEmpty ? 'missing' : 'unmigrated'
  const folders = readdirSync(migrations, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  if (applied.size === 0) return 'missing'
  if (folders.some(({ name }) => !applied.has(name))) return 'behind'
  return applied.size > folders.length ? 'ahead' : 'current'
}
