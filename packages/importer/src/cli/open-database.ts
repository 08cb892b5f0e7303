import { resolve } from 'node:path'
import type { Database } from '@broadsheet/database'
import { ImportError } from '../errors/import-error.ts'
import type { Environment } from './environment.ts'

const schemaMessages = {
  missing: 'The database has no tables yet: create them with `npx prisma migrate deploy`',
  unmigrated:
    'The database has tables that were not created by migrations (for example by `prisma db push`): recreate it with `npx prisma migrate reset`',
  behind: 'The database lacks the newest migrations: apply them with `npx prisma migrate deploy`',
  ahead:
    'A newer version of Broadsheet has migrated this database: update Broadsheet, or set DATABASE_URL to another database',
}

/** Opens the user's database. Throws an ImportError if its tables are not those of this version. */
export async function openDatabase({ root, databaseUrl }: Environment): Promise<Database> {
  // Loaded on demand, so that `--help` works without the generated database client.
  const { createDatabase, databaseFile, isPostgresUrl } = await import('@broadsheet/database')
  const isPostgres = isPostgresUrl(databaseUrl)
  const database = createDatabase(isPostgres ? databaseUrl : `file:${resolve(root, databaseFile(databaseUrl))}`)
  await database.connect()
  const schemaState = database.schemaState()
  if (schemaState === 'current') return database
  await database.close()
  throw new ImportError(schemaMessages[schemaState])
}
