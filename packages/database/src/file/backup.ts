import { existsSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import { databaseFile, databaseName, isPostgresUrl } from './database-url.ts'
import { migrationsFolder } from './migrate.ts'
import { readSchemaState } from './schema-state.ts'

/** A backup or a restore is not possible. The message is for the operator: why, and what to do. */
export class BackupError extends Error {}

/**
 * Copies a SQLite database into a file, while servers read it and imports write it. The copy is one state of the archive.
 * @param url the database: `file:` and a path
 * @param target the file to create
 * @returns the size of the copy in bytes
 * @throws BackupError if the file exists, cannot be written, or if the copy is not sound
 */
export async function backupDatabase(url: string, target: string): Promise<number> {
  const source = sqliteFile(url, `pg_dump --format=custom --file=${target}`)
  if (existsSync(target)) throw new BackupError(`${target} exists already; name a file that does not exist yet`)
  if (!existsSync(source)) throw new BackupError(`DATABASE_URL: there is no database ${source}`)
  await copy(source, target)
  try {
    const connection = new Sqlite(target)
    try {
      // One file without a log next to it, which could be forgotten when the copy is moved.
      connection.pragma('journal_mode = DELETE')
      checkSound(connection, target)
      return (
        Number(connection.pragma('page_count', { simple: true })) *
        Number(connection.pragma('page_size', { simple: true }))
      )
    } finally {
      connection.close()
    }
  } catch (error) {
    rmSync(target, { force: true })
    throw error
  }
}

/**
 * Replaces the content of a database by that of a backup, in one transaction: servers may run meanwhile. They answer from
 * the old content until the end, and then from the restored one. The replaced database is kept in a file next to it.
 * @returns the file with the replaced database. Null if there was none.
 * @throws BackupError if the backup is not a sound archive of this version or an earlier one, or if a copy fails. A copy
 * that was made stays.
 */
export async function restoreDatabase(url: string, backup: string): Promise<string | null> {
  const target = sqliteFile(url, `pg_restore --clean --if-exists ${backup}`)
  if (!existsSync(backup)) throw new BackupError(`There is no file ${backup}`)
  const connection = openBackup(backup)
  try {
    checkSound(connection, backup)
    const state = readSchemaState(connection, migrationsFolder)
    if (state !== 'current' && state !== 'behind') throw new BackupError(`${backup} ${refusals[state]}`)
  } finally {
    connection.close()
  }
  const kept = existsSync(target) ? await keep(target) : null
  await copy(backup, target)
  return kept
}

/** Copies the database into a new file, whose name has the time in UTC. It need not be sound. Returns the file. */
async function keep(file: string): Promise<string> {
  const kept = `${file}.replaced-${new Date().toISOString().replaceAll(':', '')}`
  await copy(file, kept)
  const connection = new Sqlite(kept)
  try {
    connection.pragma('journal_mode = DELETE')
  } finally {
    connection.close()
  }
  return kept
}

const refusals = {
  missing: 'holds no archive',
  unmigrated: 'holds no archive of Broadsheet',
  ahead: 'was made by a later version of Broadsheet; update Broadsheet first',
}

function openBackup(file: string): Sqlite.Database {
  const connection = new Sqlite(file, { readonly: true })
  try {
    connection.pragma('schema_version')
    return connection
  } catch (error) {
    connection.close()
    throw new BackupError(`${file}: ${error instanceof Error ? error.message : error}`)
  }
}

/** Copies with SQLite's online backup, which starts again when an import commits meanwhile. */
async function copy(from: string, to: string): Promise<void> {
  const connection = new Sqlite(from, { readonly: true, fileMustExist: true })
  try {
    await connection.backup(to)
  } catch (error) {
    throw new BackupError(`${to} cannot be written: ${error instanceof Error ? error.message : error}`)
  } finally {
    connection.close()
  }
}

function checkSound(connection: Sqlite.Database, file: string): void {
  const result = connection.pragma('integrity_check(1)', { simple: true })
  if (result !== 'ok') throw new BackupError(`${file} is not sound: ${result}; run broadsheet doctor`)
}

function sqliteFile(url: string, instead: string): string {
  if (!isPostgresUrl(url)) return resolve(databaseFile(url))
  throw new BackupError(`${databaseName(url)} is a PostgreSQL database; use its own tools: ${instead} and its URL`)
}
