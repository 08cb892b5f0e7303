import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { createDatabase } from './database.ts'
import { databaseFile, databaseName, isPostgresUrl } from './file/database-url.ts'
import { migrate } from './file/migrate.ts'
import { migratePostgres } from './file/migrate-postgres.ts'
import type { SchemaState } from './file/schema-state.ts'
import { withRemedy } from './file/sqlite-remedy.ts'

/** The tables of a database cannot be made. The message is for the operator: what is wrong, and what to do. */
export class MigrationError extends Error {}

/**
 * Gives a database the tables of this program: creates them, or applies the migrations that are missing.
 * @param url `file:` and a path, absolute or relative to the working directory; or `postgresql:`
 * @param onStart called before anything is written: the database is made (`missing`) or migrated (`behind`)
 * @throws MigrationError if the database belongs to a later version or to another program, or cannot be written
 */
export async function migrateDatabase(url: string, onStart: (state: 'missing' | 'behind') => void): Promise<void> {
  const name = isPostgresUrl(url) ? databaseName(url) : resolve(databaseFile(url))
  try {
    if (!isPostgresUrl(url)) makeWritable(name, () => mkdirSync(dirname(name), { recursive: true }))
    const state = await stateOf(url)
    if (state === 'current') return
    if (state === 'ahead' || state === 'unmigrated')
      throw new MigrationError(`DATABASE_URL: ${name} ${refusals[state]}`)
    if (!isPostgresUrl(url)) makeWritable(name, () => closeSync(openSync(name, 'a')))
    onStart(state)
    if (isPostgresUrl(url)) await migratePostgres(url)
    else migrate(name)
  } catch (error) {
    if (error instanceof MigrationError) throw error
    const message = withRemedy(error)
    throw new MigrationError(message.startsWith('DATABASE_URL') ? message : `DATABASE_URL: ${name}: ${message}`, {
      cause: error,
    })
  }
}

const refusals = {
  ahead: 'was migrated by a later version of Broadsheet; update Broadsheet, or use another database',
  unmigrated:
    'contains tables that were not created by migrations, for example by `prisma db push`; use another database, or delete this one if nothing else is in it',
}

async function stateOf(url: string): Promise<SchemaState> {
  const database = createDatabase(url)
  try {
    await database.connect()
    return database.schemaState()
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    // The server does not have a database of this name.
    if (cause instanceof Error && 'code' in cause && cause.code === '3D000') return 'missing'
    throw cause
  } finally {
    await database.close()
  }
}

/** Creates the file or its folder. SQLite would not say why it cannot. */
function makeWritable(file: string, create: () => void): void {
  try {
    create()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new MigrationError(
      `DATABASE_URL: ${file} cannot be written (${why}); use a file in a folder with write permission`,
    )
  }
}
