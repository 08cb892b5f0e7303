/**
 * Checks at the start of a task everything that could stop it later: before it creates a database, runs a long import or
 * starts a server.
 */
import { statSync } from 'node:fs'
import {
  asksForHelp,
  checkArguments,
  importArguments,
  servingArguments,
  UsageError,
} from '../packages/importer/src/cli/arguments.ts'
import { help } from '../packages/importer/src/cli/help.ts'
import { root } from '../prisma/environment.ts'

/** Reads the arguments of an import. Prints the help or an error and exits if they ask for help or are wrong. */
export function readImportArguments(args: string[]) {
  return orEnd(args, importArguments)
}

/** Reads the arguments of a check. Prints the help or an error and exits if they ask for help or are wrong. */
export function readCheckArguments(args: string[]) {
  return orEnd(args, checkArguments)
}

/**
 * Reads the arguments of a task that also starts a server, and returns those for the import. The others become settings
 * of this process. Rejects flags that make no sense together with a server.
 */
export function readServingArguments(args: string[], task: 'start' | 'dev'): string[] {
  const { flags, dir, forImport } = orEnd(args, servingArguments)
  const instead = { watch: 'npm run dev', 'dry-run': 'npm run seed -- --dry-run' } as const
  for (const flag of task === 'start' ? (['watch', 'dry-run'] as const) : (['dry-run'] as const)) {
    if (flags[flag]) refuse(`--${flag} is not an option of this command; use ${instead[flag]}`, 2)
  }
  // The server serves the images of the imported folder.
  if (dir !== undefined) process.env.CONTENT_DIR = dir
  if (flags.workers !== undefined) process.env.WORKERS = flags.workers || '0'
  return forImport
}

/**
 * Prints an error and exits if the settings, the content folder or the port are not valid for the server. Returns
 * the setting WATCH: whether to watch the folder.
 */
export async function checkSettings(): Promise<{ watch: boolean }> {
  // Loaded here, because these modules need the client that was just generated.
  const { EnvironmentError, readEnvironment } = await import('../apps/server/src/settings/environment.ts')
  const { checkListen } = await import('../apps/server/src/http/listen-errors.ts')
  try {
    const { contentDir, host, port, watch } = readEnvironment(process.env, root)
    if (!statSync(contentDir, { throwIfNoEntry: false })?.isDirectory()) {
      refuse(`CONTENT_DIR: there is no folder ${contentDir}; set it to the folder of your articles`)
    }
    const problem = await checkListen(host, port)
    if (problem !== null) refuse(problem)
    return { watch }
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    return refuse(error.message)
  }
}

function orEnd<T>(args: string[], read: (args: string[]) => T): T {
  if (asksForHelp(args)) {
    console.log(help)
    process.exit(0)
  }
  try {
    return read(args)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return refuse(error.message, 2)
  }
}

function refuse(line: string, code = 1): never {
  console.error(line)
  process.exit(code)
}
