import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { migrationsAfter } from './migration-files.ts'

/** The folder of this program's own migrations. */
export const migrationsFolder = join(import.meta.dirname, '../../../../prisma/migrations')

const table = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`
const applied = 'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL'
const note = `INSERT INTO "_prisma_migrations"
  (id, checksum, finished_at, migration_name, started_at, applied_steps_count) VALUES (?, ?, ?, ?, ?, 1)`

/**
 * Applies the migrations that a file does not have, all in one transaction, and records them in Prisma's table as
 * `prisma migrate deploy` does. Creates the file if there is none; its folder must exist.
 * @throws if the file cannot be written, or if another program writes to it for ten seconds
 */
export function migrate(file: string): void {
  const connection = new Sqlite(file, { timeout: 10_000 })
  try {
    // A migration that makes a table again drops the old one, which would delete the rows that refer to it.
    connection.pragma('foreign_keys = OFF')
    connection.exec('BEGIN IMMEDIATE')
    connection.exec(table)
    const record = connection.prepare(note)
    for (const { name, sql, checksum } of migrationsAfter(
      new Set(connection.prepare(applied).pluck().all()),
      migrationsFolder,
    )) {
      connection.exec(sql)
      const now = Date.now()
      record.run(randomUUID(), checksum, now, name, now)
    }
    const broken = connection.pragma('foreign_key_check')
    if (Array.isArray(broken) && broken.length > 0)
      throw new Error('The migrated tables refer to rows that do not exist')
    connection.exec('COMMIT')
  } finally {
    // Closing rolls back a transaction that has not ended.
    connection.close()
  }
}
