import { createDatabase, type Database, databaseName, withRemedy } from '@broadsheet/database'
import type { Environment } from './settings/environment.ts'

/** The server cannot start. The message tells the operator why, and what to do. */
export class StartError extends Error {}

type DatabaseSettings = Pick<Environment, 'databaseUrl' | 'replicaUrls' | 'poolSize' | 'statementTimeout'>

/** Opens the database of the settings. @throws StartError if it holds no archive of this version */
export async function openDatabase({
  databaseUrl,
  replicaUrls,
  poolSize,
  statementTimeout,
}: DatabaseSettings): Promise<Database> {
  const name = databaseName(databaseUrl)
  const problem = {
    missing: 'holds no archive yet; import a folder first: npm run seed, or broadsheet import',
    unmigrated:
      'has tables without migrations, as `prisma db push` makes them; use another database, or delete this one if nothing else is in it',
    behind: 'was made by an earlier version of Broadsheet; migrate it by an import: npm run seed, or broadsheet import',
    ahead: 'was made by a later version of Broadsheet; update Broadsheet, or name another database',
    current: null,
  }
  try {
    const database = createDatabase(databaseUrl, { replicaUrls, poolSize, statementTimeout })
    await database.connect()
    const state = database.schemaState()
    if (problem[state] === null) return database
    await database.close()
    throw new StartError(`DATABASE_URL: ${name} ${problem[state]}`)
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(`DATABASE_URL: ${name}: ${withRemedy(error)}`)
  }
}
