import { createHash, randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

const migrations = join(import.meta.dirname, '../../../prisma/migrations')

/** A migrated, empty SQLite file in a folder of its own, left as `prisma migrate deploy` leaves one. */
export interface TemporaryDatabase extends Disposable {
  /** `file:…`, as DATABASE_URL has it. */
  url: string
  file: string
}

/** Migrated once for a process: others are copies of it. */
let migrated: string | undefined

/** Makes one; `using` or `[Symbol.dispose]()` removes its folder. */
export function temporaryDatabase(): TemporaryDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'))
  const file = join(folder, 'broadsheet.db')
  migrated ??= migratedFile()
  copyFileSync(migrated, file)
  return { url: `file:${file}`, file, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

function migratedFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  migrate(join(folder, 'migrated.db'))
  return join(folder, 'migrated.db')
}

/** Runs the SQL of every migration and notes it in Prisma's own table. */
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
  const names = readdirSync(migrations, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  for (const { name } of names.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const sql = readFileSync(join(migrations, name, 'migration.sql'), 'utf8')
    connection.exec(sql)
    const now = Date.now()
    note.run(randomUUID(), createHash('sha256').update(sql).digest('hex'), now, name, now)
  }
  connection.exec('COMMIT')
  connection.close()
}
