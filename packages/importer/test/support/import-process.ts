import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const main = join(import.meta.dirname, '../../src/main.ts')

/** Starts `import FOLDER` in a separate process, as users do. */
export function startImport(folder: string, databaseUrl: string, environment: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, [main, 'import', folder, '--force'], {
    env: { ...process.env, DATABASE_URL: databaseUrl, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

/** Waits for the end of the process. Throws an error with its stderr if the exit code is not 0. */
export async function waitForSuccess(child: ChildProcess): Promise<void> {
  let errors = ''
  child.stderr?.on('data', (text) => {
    errors += text
  })
  const [code, signal] = await once(child, 'close')
  if (code !== 0) throw new Error(`The import exited with ${code ?? signal}: ${errors}`)
}
