/** Makes the published package in `dist/`: the program in a few files, the migrations, and the files that pages load. */
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { type Plugin, rolldown } from 'rolldown'
import { noticesText } from './notices.ts'

const root = join(import.meta.dirname, '../..')
export const dist = join(import.meta.dirname, 'dist')

/** The programs, by the names of their files. The others are threads, which start with a file of their own. */
const entries = {
  broadsheet: 'apps/broadsheet/src/main.ts',
  'operation-thread': 'apps/server/src/graphql/operation-thread.ts',
  'parse-worker': 'packages/importer/src/parse/parse-worker.ts',
  'database-thread': 'packages/database/src/write/postgres/database-thread.ts',
  'index-thread': 'packages/database/src/write/search/index-thread.ts',
}

/** The files that the program reads while it runs. They keep their paths. */
const data = [
  'prisma/migrations',
  'prisma/postgres/migrations',
  'docs/queries',
  'docs/highlighting.css',
  'apps/reader/src/browser',
  'LICENSE',
]

const packages = [
  'packages/parser',
  'packages/images',
  'packages/mirror',
  'packages/importer',
  'packages/database',
  'packages/client',
  'apps/reader',
  'apps/server',
  'apps/exporter',
  'apps/broadsheet',
]

/** The oldest Node that runs the package: major and minor version. */
const oldestNode = [22, 18] as const

/** The program, from the folder of its start file. */
const main = '../broadsheet.js'

/** npm only warns of an older Node, which then fails in the middle of the program. So this file uses nothing new. */
const program = `#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number)
if (major > ${oldestNode[0]} || (major === ${oldestNode[0]} && minor >= ${oldestNode[1]})) await import(${JSON.stringify(main)})
else {
  console.error(\`Broadsheet needs Node ${oldestNode.join('.')} or later, and this is Node \${process.versions.node}\`)
  process.exitCode = 1
}
`

interface Manifest {
  name: string
  version: string
  description?: string | undefined
  dependencies?: Record<string, string>
}

/**
 * Keeps the meaning of a module's own place. All modules end up in files directly in `dist/`, where the data keeps its paths
 * from the root. A thread has a file named after its module.
 */
const ownPlace: Plugin = {
  name: 'own-place',
  transform(code, id) {
    const folder = relative(root, dirname(id)).replaceAll('\\', '/')
    if (folder.startsWith('..') || folder.includes('node_modules')) return null
    return code
      .replaceAll('import.meta.dirname', `(import.meta.dirname + ${JSON.stringify(`/${folder}`)})`)
      .replaceAll(/new URL\('(?:\.\/)?([\w-]+)\.ts', import\.meta\.url\)/g, `new URL('./$1.js', import.meta.url)`)
  },
}

/** Builds the package in `dist/`, which is replaced. */
export async function build(): Promise<void> {
  rmSync(dist, { recursive: true, force: true })
  const dependencies = dependenciesOf(packages.map((folder) => manifestOf(join(root, folder))))
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)])),
    platform: 'node',
    // The one module of Prisma that runs is bundled: the names of the columns.
    external: (id) => Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`)),
    plugins: [ownPlace],
    // Scripts use Prisma's client, and the program does not.
    treeshake: { moduleSideEffects: (id) => !/generated\/\w+\/client\.ts$/.test(id) },
  })
  const { output } = await bundle.write({
    dir: dist,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  })
  await bundle.close()
  const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
  writeFileSync(join(dist, 'NOTICES'), noticesText(root, modules))
  for (const path of data) cpSync(join(root, path), join(dist, path), { recursive: true })
  for (const file of globSync('**/*.{ts,json}', { cwd: join(dist, 'apps') })) rmSync(join(dist, 'apps', file))
  const { version, description } = manifestOf(root)
  writeFileSync(
    join(dist, 'package.json'),
    `${JSON.stringify(published({ version, description, dependencies }), null, 2)}\n`,
  )
  cpSync(join(import.meta.dirname, 'README.md'), join(dist, 'README.md'))
  mkdirSync(join(dist, 'bin'), { recursive: true })
  writeFileSync(join(dist, 'bin/broadsheet.js'), program, { mode: 0o755 })
}

function published({ version, description, dependencies }: Omit<Partial<Manifest>, 'name'>) {
  return {
    name: 'broadsheet',
    version,
    description,
    license: 'MIT',
    type: 'module',
    bin: { broadsheet: 'bin/broadsheet.js' },
    engines: { node: `>=${oldestNode.join('.')}` },
    dependencies,
  }
}

/** Returns the packages of the registry that the program loads, each with the version that was tested. */
function dependenciesOf(manifests: readonly (Manifest & { folder: string })[]): Record<string, string> {
  const versions = manifests.flatMap(({ folder, dependencies = {} }) =>
    Object.keys(dependencies)
      .filter((name) => !/^@broadsheet\/|^@prisma\//.test(name))
      .map((name) => [name, installedVersion(name, folder)] as const),
  )
  return Object.fromEntries(versions.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Reads the manifest of a dependency. Not every package lets `require` read it, so its folder is searched for. */
function installedVersion(name: string, folder: string): string {
  const paths = createRequire(join(folder, 'package.json')).resolve.paths(name) ?? []
  for (const path of paths) {
    try {
      return manifestOf(join(path, name)).version
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
  throw new Error(`${name} is not installed in ${folder}`)
}

function manifestOf(folder: string): Manifest & { folder: string } {
  return { ...(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest), folder }
}

if (process.argv[1] === import.meta.filename) await build()
