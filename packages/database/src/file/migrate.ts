import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

/** The folder of this program's own migrations. */
export const migrationsFolder = join(import.meta.dirname, '../../../../prisma/migrations')

/**
 * Runs the SQL of every migration on an empty file and records it in Prisma's table, as `prisma migrate deploy` does.
 * For temporary databases, which need not wait a second for the CLI.
 */
export function migrate(file: string): void {
  const connection = new Sqlite(file)
  connection.exec('BEGIN')
  connection.exec(`CREATE TABLE "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME,
    "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
    "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
  )`)
  const note = connection.prepare(`INSERT INTO "_prisma_migrations"
    (id, checksum, finished_at, migration_name, started_at, applied_steps_count) VALUES (?, ?, ?, ?, ?, 1)`)
  const names = readdirSync(migrationsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  for (const { name } of names.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const sql = readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8')
    connection.exec(sql)
    const now = Date.now()
    note.run(randomUUID(), createHash('sha256').update(sql).digest('hex'), now, name, now)
  }
  connection.exec('COMMIT')
  connection.close()
}
