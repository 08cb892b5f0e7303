import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const main = join(import.meta.dirname, '../../src/main.ts')

/** Starts `import FOLDER` as people do, in a process of its own. */
export function startImport(folder: string, databaseUrl: string, environment: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, [main, 'import', folder, '--force'], {
    env: { ...process.env, DATABASE_URL: databaseUrl, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

/** Waits for its end; what it said on the error output is in the error where that is not a good one. */
export async function waitForSuccess(child: ChildProcess): Promise<void> {
  let said = ''
  child.stderr?.on('data', (text) => {
    said += text
  })
  const [code, signal] = await once(child, 'close')
  if (code !== 0) throw new Error(`The import ended with ${code ?? signal}: ${said}`)
}
