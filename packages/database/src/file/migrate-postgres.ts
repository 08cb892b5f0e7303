import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'

/** The folder of this program's own migrations for PostgreSQL. */
export const postgresMigrationsFolder = join(import.meta.dirname, '../../../../prisma/postgres/migrations')

const migrationsTable = `CREATE TABLE _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`

/**
 * Runs the SQL of every migration in an empty database and records it in Prisma's table, as `prisma migrate deploy` does.
 * For temporary databases, which need not wait a second for the CLI.
 * @param url `postgresql://…`
 */
export async function migratePostgres(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`BEGIN; ${migrationsTable}`)
    const folders = readdirSync(postgresMigrationsFolder, { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )
    for (const name of folders.map((folder) => folder.name).sort()) {
      const text = readFileSync(join(postgresMigrationsFolder, name, 'migration.sql'), 'utf8')
      await client.query(text)
      const checksum = createHash('sha256').update(text).digest('hex')
      const note = `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
        VALUES ($1, $2, now(), $3, 1)`
      await client.query(note, [randomUUID(), checksum, name])
    }
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}
