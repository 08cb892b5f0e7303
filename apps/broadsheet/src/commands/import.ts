import { migrateDatabase } from '@broadsheet/database'
import { runProcess } from '@broadsheet/importer/process'
import { importingArguments } from '../settings/arguments.ts'
import { chooseSettings } from '../settings/settings.ts'

/** `broadsheet import`: makes the database equal to the folder. Returns the exit code. */
export async function importCommand(args: string[]): Promise<number> {
  const { chosen, forImport } = importingArguments(args)
  chooseSettings(chosen)
  await migrate()
  return runProcess(['import', ...forImport])
}

/** `broadsheet check`: reports the problems in the folder. Returns the exit code. */
export async function checkCommand(args: string[]): Promise<number> {
  // `check` reads its own arguments. With --redirects it reads the database of the folder.
  chooseSettings({})
  return runProcess(['check', ...args])
}

/** Creates or migrates the database of the settings, and prints that it does. @throws MigrationError */
export async function migrate(): Promise<void> {
  await migrateDatabase(process.env.DATABASE_URL ?? '', (state) =>
    process.stderr.write(state === 'missing' ? 'Creating the database …\n' : 'Migrating the database …\n'),
  )
}
