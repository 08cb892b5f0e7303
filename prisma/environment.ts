import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { databaseFile as fileOfUrl, isPostgresUrl } from '../packages/database/src/file/database-url.ts'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Reads `.env` if it exists. Variables that are already set keep their value. */
export function loadEnvironment(): void {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}

/** Returns `DATABASE_URL`, or the default file in data/ if it is not set. */
export function databaseUrl(): string {
  return process.env.DATABASE_URL?.trim() || 'file:./data/broadsheet.db'
}

/** Whether `DATABASE_URL` names a PostgreSQL database. */
export function isPostgres(url = databaseUrl()): boolean {
  return isPostgresUrl(url)
}

/**
 * Returns the absolute path of the SQLite file that `DATABASE_URL` names. Relative paths start at the project's root.
 * @throws an error with a message of one line if the URL does not name a SQLite file
 */
export function databaseFile(url = databaseUrl()): string {
  return resolve(root, fileOfUrl(url))
}
