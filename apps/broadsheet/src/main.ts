import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { asksForHelp, UsageError } from '@broadsheet/importer/arguments'
import { cacheFolder } from './settings/settings.ts'

// Compilation takes half of the start. `npm start` names another folder for the cache.
if (!process.env.NODE_COMPILE_CACHE) enableCompileCache(join(cacheFolder, 'compiled'))

/** Runs the command in the arguments. Returns its exit code, or null if the process continues as a server. */
async function dispatch([name = 'start', ...args]: string[]): Promise<number | null> {
  const command = commands.find((known) => known === name)
  if (command === undefined) return withoutCommand(name, args)
  if (command === 'check' && args.includes('--links') && !asksForHelp(args))
    return (await import('./commands/links.ts')).linksCommand(args)
  if (command === 'import' || command === 'check') return runImporter(command, args)
  if (asksForHelp(args)) return printHelp()
  if (command === 'doctor') return (await import('./commands/doctor.ts')).doctorCommand(args)
  if (command === 'backup') return (await import('./commands/backup.ts')).backupCommand(args)
  if (command === 'export') return (await import('./commands/export.ts')).exportCommand(args)
  if (command === 'restore') return (await import('./commands/backup.ts')).restoreCommand(args)
  if (command === 'mirror') return (await import('./commands/mirror.ts')).mirrorCommand(args)
  const { devCommand, serveCommand } = await import('./commands/serve.ts')
  if (command === 'start') return runStart(args)
  if (command === 'dev') return devCommand(args)
  await serveCommand(args)
  return null
}

/** Without a command, the arguments are those of `start`. A word that names neither a command nor a folder is a mistake. */
async function withoutCommand(name: string, args: string[]): Promise<number> {
  if (name === 'help') return printHelp()
  if (['--version', '-v', '-V', 'version'].includes(name)) return printVersion()
  if (/^[a-z]+$/.test(name) && !existsSync(name))
    throw new UsageError(`There is no command and no folder "${name}"; the commands are ${commands.join(', ')}`)
  return runStart([name, ...args])
}

const commands = [
  'start',
  'import',
  'check',
  'serve',
  'dev',
  'doctor',
  'backup',
  'restore',
  'mirror',
  'export',
] as const

async function runStart(args: string[]): Promise<number> {
  if (asksForHelp(args)) return printHelp()
  return (await import('./commands/serve.ts')).startCommand(args)
}

async function runImporter(command: 'import' | 'check', args: string[]): Promise<number> {
  const { checkCommand, importCommand } = await import('./commands/import.ts')
  if (asksForHelp(args)) return (await import('@broadsheet/importer/process')).runProcess([command, '--help'])
  return command === 'import' ? importCommand(args) : checkCommand(args)
}

async function printHelp(): Promise<number> {
  console.log((await import('./help.ts')).helpText())
  return 0
}

async function printVersion(): Promise<number> {
  console.log((await import('./version.ts')).version())
  return 0
}

async function main(): Promise<void> {
  const { CommandError } = await import('./settings/preflight.ts')
  const { BackupError, MigrationError, TemporaryFolderError } = await import('@broadsheet/database')
  try {
    const code = await dispatch(process.argv.slice(2))
    if (code !== null) process.exit(code)
  } catch (error) {
    const isExpected = [BackupError, CommandError, MigrationError, TemporaryFolderError, UsageError].some(
      (kind) => error instanceof kind,
    )
    if (!isExpected || !(error instanceof Error)) throw error
    console.error(error.message)
    process.exit(error instanceof UsageError ? 2 : 1)
  }
}

await main()
