import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { databaseFile as fileOfUrl } from '../packages/database/src/file/database-url.ts'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Reads `.env` where there is one; what the environment says already stays. */
export function loadEnvironment(): void {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}

/** `DATABASE_URL`, or where it is not set, the file under data/. */
export function databaseUrl(): string {
  return process.env.DATABASE_URL?.trim() || 'file:./data/broadsheet.db'
}

/**
 * The path of the SQLite file behind `DATABASE_URL`: a relative one begins at the project's root.
 * @throws with one line where the URL names no such file
 */
export function databaseFile(url = databaseUrl()): string {
  return resolve(root, fileOfUrl(url))
}
