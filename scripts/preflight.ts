/**
 * What would end a task later ends it at its beginning: before a database is made, before an import that may take a
 * while, and before a server runs that nobody asked for.
 */
import { statSync } from 'node:fs'
import { asksForHelp, checkArguments, importArguments, UsageError } from '../packages/importer/src/cli/arguments.ts'
import { help } from '../packages/importer/src/cli/help.ts'
import { root } from '../prisma/environment.ts'

/** Ends here where help is asked for, or where the arguments of an import are wrong. */
export function readImportArguments(args: string[]) {
  return orEnd(args, importArguments)
}

/** Ends here where help is asked for, or where the arguments of a check are wrong. */
export function readCheckArguments(args: string[]) {
  return orEnd(args, checkArguments)
}

/** For what goes on to serve: `watch` and `dry-run` would leave nothing to serve, or nobody to serve it. */
export function readServingArguments(args: string[], task: 'start' | 'dev') {
  const { flags, dir } = readImportArguments(args)
  const instead = { watch: 'npm run dev', 'dry-run': 'npm run seed -- --dry-run' } as const
  for (const flag of task === 'start' ? (['watch', 'dry-run'] as const) : (['dry-run'] as const)) {
    if (flags[flag]) refuse(`--${flag} goes with another command: ${instead[flag]}`, 2)
  }
  // The server sends the pictures of the folder that was imported.
  if (dir !== undefined) process.env.CONTENT_DIR = dir
}

/** Ends here where the server would refuse its settings, its folder or its port. */
export async function checkSettings(): Promise<void> {
  // Loaded here, for it stands on the client that was just generated.
  const { EnvironmentError, readEnvironment } = await import('../apps/server/src/settings/environment.ts')
  const { checkListen } = await import('../apps/server/src/http/listen-errors.ts')
  try {
    const { contentDir, host, port } = readEnvironment(process.env, root)
    if (!statSync(contentDir, { throwIfNoEntry: false })?.isDirectory()) {
      refuse(`CONTENT_DIR: there is no folder ${contentDir}; name the one that the articles are in`)
    }
    const problem = await checkListen(host, port)
    if (problem !== null) refuse(problem)
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    refuse(error.message)
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
