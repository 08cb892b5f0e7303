/**
 * The tasks behind `npm start`, `npm test`, `npm run dev` …. scripts/bootstrap.mjs installs the dependencies first. Each
 * task prepares what it needs and starts the programs that do the work. It passes its arguments to them.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { loadEnvironment, root } from '../prisma/environment.ts'
import { checkSettings, readCheckArguments, readImportArguments, readServingArguments } from './preflight.ts'
import { generate, migrate } from './prepare.ts'
import { exitOnBrokenPipe, run } from './run-process.mjs'

const importer = join(root, 'packages/importer/src/main.ts')
const server = join(root, 'apps/server/src/main.ts')

const tasks = {
  async start(...args) {
    const forImport = readServingArguments(args, 'start')
    await generate()
    const { watch } = await checkSettings()
    await migrate()
    const failed = await node(importer, 'import', ...forImport)
    return failed || (watch ? serveAndWatch() : node(server))
  },
  async dev(...args) {
    const forImport = readServingArguments(args, 'dev')
    await generate()
    await checkSettings()
    await migrate()
    // Both stop together: if one exits, the other is not useful.
    const end = new AbortController()
    const both = [
      [importer, 'import', '--watch', ...forImport],
      ['--watch', '--watch-preserve-output', server],
    ].map((command) => run(process.execPath, command, { cwd: root, signal: end.signal }))
    const { code } = await Promise.race(both)
    end.abort()
    await Promise.all(both)
    return code
  },
  async seed(...args) {
    readImportArguments(args)
    await generate()
    await migrate()
    return node(importer, 'import', ...args)
  },
  async check(...args) {
    readCheckArguments(args)
    await generate()
    return node(importer, 'check', ...args)
  },
  async bench(...args) {
    await generate()
    return node(join(root, 'bench/main.ts'), ...args)
  },
  async test(...args) {
    await generate()
    return node(join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...args)
  },
  async client() {
    return node(join(root, 'packages/client/build.ts'))
  },
  async fuzz(...args) {
    return node(join(root, 'packages/parser/test/fuzz/main.ts'), ...args)
  },
  async typecheck(...args) {
    // Turborepo runs each package's script with pnpm, which may not be installed.
    return exec('npx', '--yes', pnpm(), 'exec', 'turbo', 'run', 'typecheck', 'typecheck:root', ...args)
  },
} satisfies Record<string, (...args: string[]) => Promise<number>>

/** Runs the server, and imports every change of the folder until the server ends. Returns the server's exit code. */
async function serveAndWatch(): Promise<number> {
  const end = new AbortController()
  const served = node(server).finally(() => end.abort())
  await watchFolder(end.signal)
  return served
}

/** Watches the folder until the signal, or until a user or the system stops the program. A crash does not end it. */
async function watchFolder(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { code } = await run(process.execPath, [importer, 'import', '--watch', '--quiet'], { cwd: root, signal })
    if (signal.aborted || stoppedCodes.includes(code)) return
    console.error(`The process that watches the folder ended with code ${code}. Another one starts in 10 seconds.`)
    // The end of the server aborts the pause.
    await setTimeout(10_000, undefined, { signal }).catch(() => {})
  }
}

/** The exit codes of a watching process that was stopped: by itself, by SIGINT and by SIGTERM. */
const stoppedCodes = [0, 130, 143]

async function exec(command: string, ...args: string[]): Promise<number> {
  return (await run(command, args, { cwd: root, shell: process.platform === 'win32' })).code
}

async function node(...args: string[]): Promise<number> {
  return (await run(process.execPath, args, { cwd: root })).code
}

function pnpm(): string {
  const { devEngines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return `pnpm@${devEngines.packageManager.version}`
}

const [name = '', ...args] = process.argv.slice(2)
if (!(name in tasks)) {
  console.error(`There is no task "${name}"; the tasks are ${Object.keys(tasks).join(', ')}.`)
  process.exit(1)
}
exitOnBrokenPipe()
loadEnvironment()
process.exit(await tasks[name as keyof typeof tasks](...args))
