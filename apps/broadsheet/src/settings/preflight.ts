import { statSync } from 'node:fs'
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
  if (statSync(contentDir, { throwIfNoEntry: false })?.isDirectory()) return
  throw new CommandError(`CONTENT_DIR: there is no folder ${contentDir}; set it to the folder of your articles`)
}
