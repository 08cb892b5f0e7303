#!/usr/bin/env node
// The start of `npm start`, `npm test` and the other tasks. In a fresh clone nothing is installed, and Node may be old. So
// this is plain JavaScript for Node 18 and later, without dependencies. It installs the dependencies and runs
// scripts/tasks.ts with the project's version of Node.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { exitOnBrokenPipe, run } from '../apps/broadsheet/src/processes/run-process.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = join(root, 'node_modules/.bin')
const cache = join(root, 'node_modules/.cache/broadsheet')

/** Platforms for which npm provides Node (the root's optionalDependencies). */
const bundled = ['linux-x64', 'linux-arm64', 'win32-x64']

/**
 * Returns whether this version of Node runs TypeScript without options.
 * @param {string} version
 */
export function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
}

/**
 * Returns one line that says why no suitable Node is available on this machine, or undefined if there is one.
 * @param {string} version of the Node that runs this
 * @param {string} machine as in `linux-x64`
 */
export function missingNode(version, machine) {
  if (runsTypeScript(version) || bundled.includes(machine)) return undefined
  return `Broadsheet needs Node 22.18 or later; this is ${version}, and npm does not provide Node for ${machine}. Install it from nodejs.org.`
}

/** Runs the pinned pnpm if the lockfile has changed since the last installation. */
async function install() {
  const lockfile = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex')
  const stamp = join(cache, 'lockfile')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockfile) return
  const { devEngines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const pnpm = `pnpm@${devEngines.packageManager.version}`
  const started = Date.now()
  console.log(`Installing dependencies (${pnpm}) …`)
  const install = await run('npx', ['--yes', pnpm, 'install', '--frozen-lockfile'], {
    cwd: root,
    quiet: true,
    shell: process.platform === 'win32',
  })
  if (install.code !== 0) {
    process.stderr.write(install.output)
    console.error('The installation failed. The lines above are the output of pnpm.')
    process.exit(install.code)
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, lockfile)
  console.log(`Installed in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

/**
 * Exits with the parent process. A killed npm sends nothing, and a shell between npm and this process passes no signal on.
 * `npm start` has no such shell, because its script begins with `exec`; other package managers may have one.
 */
function endWithParent() {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || process.emit('SIGTERM', 'SIGTERM'), 500).unref()
}

async function main() {
  exitOnBrokenPipe()
  const problem = missingNode(process.versions.node, `${process.platform}-${process.arch}`)
  if (problem) {
    console.error(problem)
    process.exit(1)
  }
  await install()
  const name = join(bin, process.platform === 'win32' ? 'node.exe' : 'node')
  const node = existsSync(name) ? name : process.execPath
  endWithParent()
  const task = await run(node, [join(root, 'scripts/tasks.ts'), ...process.argv.slice(2)], {
    env: {
      // Node caches compiled code here, which makes the second start twice as fast.
      NODE_COMPILE_CACHE: join(cache, 'compiled'),
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    },
  })
  process.exit(task.code)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main()
