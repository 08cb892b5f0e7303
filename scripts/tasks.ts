/**
 * The tasks behind `npm start`, `npm test`, `npm run dev` …. scripts/bootstrap.mjs installs the dependencies first. Each
 * task prepares what it needs and starts the program that does the work. It passes its arguments to it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exitOnBrokenPipe, run } from '../apps/broadsheet/src/processes/run-process.mjs'
import { loadEnvironment, root } from '../prisma/environment.ts'
import { generate } from './prepare.ts'

const tool = join(root, 'apps/broadsheet/src/main.ts')

const tasks = {
  start: (...args) => broadsheet('start', ...args),
  dev: (...args) => broadsheet('dev', ...args),
  seed: (...args) => broadsheet('import', ...args),
  check: (...args) => broadsheet('check', ...args),
  mirror: (...args) => broadsheet('mirror', ...args),
  doctor: (...args) => broadsheet('doctor', ...args),
  backup: (...args) => broadsheet('backup', ...args),
  restore: (...args) => broadsheet('restore', ...args),
  export: (...args) => broadsheet('export', ...args),
  async bench(...args) {
    await generate()
    return node(join(root, 'bench/main.ts'), ...args)
  },
  async test(...args) {
    await generate()
    return node(join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...args)
  },
  async coverage(...args) {
    await generate()
    const code = await node(join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--coverage', ...args)
    await node(join(root, 'scripts/coverage-table.ts'))
    return code
  },
  async pack(...args) {
    await generate()
    return node(join(root, 'apps/broadsheet/pack.ts'), ...args)
  },
  async release(...args) {
    return node(join(root, 'scripts/release/main.ts'), ...args)
  },
  async licences() {
    return node(join(root, 'scripts/release/licences.ts'))
  },
  async audit(...args) {
    return node(join(root, 'scripts/release/audit.ts'), ...args)
  },
  async nodes(...args) {
    return node(join(root, 'scripts/release/nodes.ts'), ...args)
  },
  async client() {
    return node(join(root, 'packages/client/build.ts'))
  },
  async starter(...args) {
    return node(join(root, 'scripts/starter.ts'), ...args)
  },
  async starters() {
    await generate()
    return node(join(root, 'scripts/check-starters.ts'))
  },
  async fuzz(...args) {
    return node(join(root, 'packages/parser/test/fuzz/main.ts'), ...args)
  },
  async 'round-trips'(...args) {
    await generate()
    return node(join(root, 'apps/exporter/test/round-trips/main.ts'), ...args)
  },
  async typecheck(...args) {
    // Turborepo runs each package's script with pnpm, which may not be installed.
    return exec('npx', '--yes', pnpm(), 'exec', 'turbo', 'run', 'typecheck', 'typecheck:root', ...args)
  },
} satisfies Record<string, (...args: string[]) => Promise<number>>

/** Runs a command of the tool, with the sample archive, and a database and made images in data/ if no setting says otherwise. */
async function broadsheet(...args: string[]): Promise<number> {
  await generate()
  process.env.CONTENT_DIR ||= 'seeds'
  process.env.DATABASE_URL ||= 'file:./data/broadsheet.db'
  process.env.IMAGE_CACHE_DIR ||= 'data/images'
  return node(tool, ...args)
}

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
