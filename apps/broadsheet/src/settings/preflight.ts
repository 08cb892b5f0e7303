import { statSync } from 'node:fs'
import { sep } from 'node:path'
import { checkListen, EnvironmentError, readEnvironment } from '@broadsheet/server'

/** A command cannot do its work. The message is for the user: what is wrong, and what to do. */
export class CommandError extends Error {}

/**
 * Checks the settings, the folder and the port of a server before a long import.
 * @returns whether to watch the folder
 * @throws CommandError
 */
export async function checkSettings(): Promise<{ watch: boolean }> {
  try {
    const { contentDir, host, port, watch } = readEnvironment(process.env, process.cwd())
    checkFolder(contentDir)
    const problem = await checkListen(host, port)
    if (problem !== null) throw new CommandError(problem)
    return { watch }
  } catch (error) {
    throw error instanceof EnvironmentError ? new CommandError(error.message) : error
  }
}

/** @throws CommandError if there is no such folder */
export function checkFolder(contentDir: string): void {
  const problem = folderProblem(contentDir)
  if (problem !== null) throw new CommandError(`CONTENT_DIR: ${problem.what}; ${problem.remedy}`)
}

/** Returns why a path is not a folder, and what to do; null for a folder. */
export function folderProblem(path: string): { what: string; remedy: string } | null {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isDirectory()) return null
  const remedy = path.split(sep).includes('~')
    ? 'write the whole path, because only a shell knows your home folder as ~'
    : 'set it to the folder of your articles'
  return { what: found === undefined ? `there is no folder ${path}` : `${path} is a file`, remedy }
}
