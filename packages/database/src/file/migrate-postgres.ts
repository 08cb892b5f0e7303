import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Client } from 'pg'
import { migrationsAfter } from './migration-files.ts'
import { refuseOldServer } from './postgres-version.ts'

/** The folder of this program's own migrations for PostgreSQL. */
export const postgresMigrationsFolder = join(import.meta.dirname, '../../../../prisma/postgres/migrations')

/** The number of the advisory lock that Prisma takes too, so that only one program migrates at a time. */
const migrationLock = 72_707_369

const table = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`
const applied =
  'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL'
const note = `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
  VALUES ($1, $2, now(), $3, 1)`

/**
 * Applies the migrations that a database does not have, all in one transaction, and records them in Prisma's table as
 * `prisma migrate deploy` does. Creates the database if the server does not have it.
 * @param url `postgresql://…`
 * @throws if the database does not answer, or does not allow it
 */
export async function migratePostgres(url: string): Promise<void> {
  const client = await connected(url)
  try {
    await refuseOldServer(client)
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock])
    await client.query(table)
    const { rows } = await client.query<{ name: string }>(applied)
    const known = new Set(rows.map(({ name }) => name))
    for (const { name, sql, checksum } of migrationsAfter(known, postgresMigrationsFolder)) {
      await client.query(sql)
      await client.query(note, [randomUUID(), checksum, name])
    }
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}

/** Connects to the database. Error 3D000 means that there is none of this name; then it is created. */
async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    return client
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '3D000')) throw error
    await createDatabaseOf(url)
    const second = new Client({ connectionString: url })
    await second.connect()
    return second
  }
}

async function createDatabaseOf(url: string): Promise<void> {
  const there = new URL(url)
  const name = decodeURIComponent(there.pathname.slice(1))
  there.pathname = '/postgres'
  const client = new Client({ connectionString: there.href })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
