/**
 * `npm run release`: checks that this commit can be released, and makes what is published in `dist/`. It publishes
 * nothing. CONTRIBUTING.md says what comes before and after.
 */
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { run } from '../../apps/broadsheet/src/processes/run-process.mjs'
import { root } from '../../prisma/environment.ts'
import { changelogSections } from './changelog.ts'
import { unnamedBreaks } from './schema-changes.ts'
import { versionProblems } from './version.ts'

const options = { quick: { type: 'boolean', default: false } } as const
const { values } = parseArgs({ options })
const folder = join(root, 'dist')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const manifest = (path: string) => JSON.parse(read(path)) as { version?: string; devEngines: never }
const { version = '', devEngines } = JSON.parse(read('package.json'))

/** Runs a command in the root, and returns what it printed if it fails, else null. */
async function failure(command: string, ...args: string[]): Promise<string | null> {
  const { code, output } = await run(command, args, { cwd: root, quiet: true, shell: process.platform === 'win32' })
  return code === 0 ? null : `${command} ${args.join(' ')} ended with code ${code}:\n${output.slice(-4_000)}`
}

async function uncommitted(): Promise<string | null> {
  const { output } = await run('git', ['status', '--porcelain'], { cwd: root, quiet: true })
  return output === '' ? null : `commit or remove these files:\n${output}`
}

function versions(): string | null {
  const files = ['package.json', ...globSync(['apps/*/package.json', 'packages/*/package.json'], { cwd: root })]
  const known = files.flatMap((file) => {
    const { version } = manifest(file)
    return version === undefined ? [] : [[file, version]]
  })
  const problems = versionProblems({
    changelog: read('CHANGELOG.md'),
    versions: Object.fromEntries(known),
    today: new Date().toISOString().slice(0, 10),
  })
  return problems.length === 0 ? null : problems.join('\n')
}

/** The notes of a break are in the part of this version. */
function schema(): string | null {
  const { text = '' } = changelogSections(read('CHANGELOG.md')).find(({ name }) => name === version) ?? {}
  const breaks = unnamedBreaks(read('apps/server/schema.released.graphql'), read('apps/server/schema.graphql'), text)
  return breaks.length === 0 ? null : `name these changes in CHANGELOG.md under ${version}:\n${breaks.join('\n')}`
}

async function packages(): Promise<string | null> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const bill = join(folder, `broadsheet-${version}.cdx.json`)
  const pnpm = `pnpm@${devEngines.packageManager.version}`
  const sbom = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--prod', '--out', bill]
  return (
    (await failure('npm', 'pack', 'apps/broadsheet/dist', '--pack-destination', folder)) ??
    (await failure('npx', '--yes', pnpm, '--filter', '@broadsheet/tool', ...sbom))
  )
}

/** The checks in their order, the quick ones first. `--quick` leaves out those that take minutes. */
const checks: readonly [name: string, check: () => Promise<string | null> | string | null, slow?: boolean][] = [
  ['everything is committed', uncommitted],
  ['version and changelog', versions],
  ['schema', schema],
  ['licences', () => failure('npm', 'run', 'licences')],
  ['known vulnerabilities', () => failure('npm', 'run', 'audit')],
  ['lint', () => failure('npm', 'run', 'lint')],
  ['types', () => failure('npm', 'run', 'typecheck')],
  ['tests', () => failure('npm', 'test'), true],
  ['starters', () => failure('npm', 'run', 'starters'), true],
  ['the package, installed in an empty folder', () => failure('npm', 'run', 'pack', '--', '--try')],
  ['tarball and bill of materials', packages],
]

for (const [name, check, isSlow = false] of checks) {
  if (isSlow && values.quick) continue
  const problem = await check()
  console.log(`${problem === null ? 'ok     ' : 'PROBLEM'} ${name}`)
  if (problem === null) continue
  console.error(problem)
  process.exit(1)
}
console.log(
  `dist/ has broadsheet ${version} and its bill of materials. CONTRIBUTING.md, “A release”, says how to publish it.`,
)
