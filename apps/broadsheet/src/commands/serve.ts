import { constants } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { fatalExitCode } from '@broadsheet/server'
import { run } from '../processes/run-process.mjs'
import { serveArguments, servingArguments } from '../settings/arguments.ts'
import { checkFolder, checkSettings } from '../settings/preflight.ts'
import { chooseSettings } from '../settings/settings.ts'
import { migrate } from './import.ts'

/** `broadsheet serve`: serves an archive that was imported. Returns when the server has started. */
export async function serveCommand(args: string[]): Promise<void> {
  chooseSettings(serveArguments(args))
  checkFolder(process.env.CONTENT_DIR ?? '')
  await import('@broadsheet/server/main')
}

/** `broadsheet start`: imports, serves, and follows the folder. Returns the exit code of the server. */
export async function startCommand(args: string[]): Promise<number> {
  const { chosen, forImport } = servingArguments(args, 'start')
  chooseSettings(chosen)
  const { watch } = await checkSettings()
  await migrate()
  // A receiver of the webhook may ask the server, so the watching process tells it of this import too.
  const failed = await own(['import', ...forImport], watch ? { WEBHOOK_URL: '' } : {})
  if (failed) return failed
  return watch ? serveAndWatch() : serveAgain()
}

/** `broadsheet dev`: serves while it imports every change, and starts the server again when the program changes. */
export async function devCommand(args: string[]): Promise<number> {
  const { chosen, forImport } = servingArguments(args, 'dev')
  chooseSettings(chosen)
  await checkSettings()
  await migrate()
  // Both stop together: if one exits, the other is not useful.
  const end = new AbortController()
  const both = [
    [program(), 'import', '--watch', ...forImport],
    ['--watch', '--watch-preserve-output', program(), 'serve'],
  ].map((command) => run(process.execPath, command, { signal: end.signal }))
  const { code } = await Promise.race(both)
  end.abort()
  await Promise.all(both)
  return code
}

/** Runs the server, and imports every change of the folder until the server ends. Returns the server's exit code. */
async function serveAndWatch(): Promise<number> {
  const end = new AbortController()
  const served = serveAgain().finally(() => end.abort())
  await watchFolder(end.signal)
  return served
}

/**
 * Runs the server, and another one if an error in it or in its libraries ended it. Returns the exit code of the last. A server
 * that cannot start ends with another code.
 */
async function serveAgain(): Promise<number> {
  for (;;) {
    const code = await own(['serve'])
    if (!crashedCodes.includes(code)) return code
    console.error(`The server ended with code ${code}. Another one starts in a second.`)
    await setTimeout(1_000)
  }
}

const { SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV } = constants.signals
/**
 * The exit codes of a server that an error ended: its own code, and those of signals. SIGBUS comes when another program truncates
 * the database file, whose pages are mapped into memory.
 */
const crashedCodes = [fatalExitCode, ...[SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV].map((signal) => 128 + signal)]

/** Watches the folder until the signal, or until a user or the system stops the program. A crash does not end it. */
async function watchFolder(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { code } = await run(process.execPath, [program(), 'import', '--watch', '--quiet'], { signal })
    if (signal.aborted || stoppedCodes.includes(code)) return
    console.error(`The process that watches the folder ended with code ${code}. Another one starts in 10 seconds.`)
    // The end of the server aborts the pause.
    await setTimeout(10_000, undefined, { signal }).catch(() => {})
  }
}

/** The exit codes of a watching process that was stopped: by itself, by SIGINT and by SIGTERM. */
const stoppedCodes = [0, 130, 143]

/** Runs another command of this program with more variables, and returns its exit code. */
async function own(args: string[], variables: NodeJS.ProcessEnv = {}): Promise<number> {
  return (await run(process.execPath, [program(), ...args], { env: { ...process.env, ...variables } })).code
}

/** The file that Node was started with. */
function program(): string {
  return process.argv[1] ?? ''
}
