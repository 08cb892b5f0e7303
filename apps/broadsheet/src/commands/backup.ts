import { resolve } from 'node:path'
import { backupDatabase, restoreDatabase } from '@broadsheet/database'
import { UsageError } from '@broadsheet/importer/arguments'
import { fileArguments } from '../settings/arguments.ts'
import { chooseSettings } from '../settings/settings.ts'
import { migrate } from './import.ts'

/** `broadsheet backup FILE`: copies the database while it is in use. Returns the exit code. */
export async function backupCommand(args: string[]): Promise<number> {
  const file = fileOf(args, 'backup')
  const bytes = await backupDatabase(process.env.DATABASE_URL ?? '', file)
  console.log(`${file}: ${(bytes / 1e6).toFixed(1)} MB`)
  return 0
}

/** `broadsheet restore FILE`: replaces the database by a backup, while it is in use. Returns the exit code. */
export async function restoreCommand(args: string[]): Promise<number> {
  const file = fileOf(args, 'restore')
  const kept = await restoreDatabase(process.env.DATABASE_URL ?? '', file)
  // The next step may fail, and then the copy is needed.
  if (kept !== null) console.log(`The replaced database is in ${kept}; delete it when you do not need it any more`)
  // The backup may be of an earlier version.
  await migrate()
  console.log(`The database holds the archive of ${file}`)
  return 0
}

function fileOf(args: string[], command: string): string {
  const { file, chosen } = fileArguments(args)
  if (file === undefined) throw new UsageError(`Name the file: broadsheet ${command} archive.backup.db`)
  chooseSettings(chosen)
  return resolve(file)
}
