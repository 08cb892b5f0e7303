/**
 * Checks the direction of imports, as part of `npm run lint`: parser ← importer → database ← server → reader → client
 * between packages, the order and the doors of rooms.ts within a package, and each big dependency behind its one owner.
 * Biome's `noImportCycles` finds the cycles. ARCHITECTURE.md gives the reasons.
 */
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { root } from '../prisma/environment.ts'
import { type Room, rooms } from './rooms.ts'

/** The packages that each folder may import. Tests may import more, to build the archive that they look at. */
const allowed: Record<string, { source: string[]; test: string[] }> = {
  'packages/parser': { source: [], test: ['parser'] },
  'packages/database': { source: [], test: ['database'] },
  'packages/images': { source: [], test: ['database', 'images'] },
  'packages/importer': {
    source: ['parser', 'database', 'images'],
    test: ['parser', 'database', 'importer', 'images'],
  },
  'packages/mirror': { source: ['database', 'images'], test: ['database', 'images', 'importer', 'mirror'] },
  'packages/client': { source: [], test: ['client'] },
  'apps/reader': { source: ['client'], test: ['client', 'reader'] },
  'apps/server': {
    source: ['database', 'images', 'reader'],
    test: ['client', 'database', 'images', 'importer', 'parser', 'reader'],
  },
  'apps/exporter': {
    source: ['database', 'importer', 'server'],
    test: ['database', 'exporter', 'importer', 'server'],
  },
  'apps/broadsheet': {
    source: ['database', 'exporter', 'importer', 'mirror', 'server'],
    test: ['database', 'exporter', 'importer', 'mirror', 'server'],
  },
  bench: { source: ['parser', 'database', 'importer'], test: ['parser', 'database', 'importer'] },
}

/** The dependencies that only one package may import. */
const owners: [specifier: RegExp, owner: string][] = [
  [/^@prisma\/client(\/|$)|(^|\/)generated\//, 'packages/database'],
  [/^gray-matter$/, 'packages/parser'],
]

const importing = /(?:\bfrom|^import|\bimport\()\s*['"]([^'"\n]+)['"]/gm

/**
 * Returns one line for each import of a file that breaks a rule.
 * @param file path from the root of the repository, with slashes
 * @param text the file's source
 */
export function wrongImports(file: string, text: string, houses = rooms): string[] {
  const home = Object.keys(allowed).find((folder) => file.startsWith(`${folder}/`))
  if (home === undefined) return []
  const kind = file.startsWith(`${home}/src/`) ? 'source' : 'test'
  const specifiers = [...text.matchAll(importing)].map((match) => match[1] ?? '')
  return specifiers.flatMap((specifier) => {
    const target = specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : specifier
    const owner = owners.find(([pattern]) => pattern.test(specifier))?.[1]
    if (owner !== undefined && owner !== home) return [`${file}: only ${owner} imports ${specifier}`]
    const name = /^@broadsheet\/([^/]+)/.exec(target)?.[1]
    if (name !== undefined && !allowed[home]?.[kind].includes(name))
      return [`${file}: ${home} may not import ${specifier}`]
    if (specifier.startsWith('.') && !target.startsWith(`${home}/`)) {
      return [`${file}: ${specifier} leaves ${home}; import the package by its name`]
    }
    const src = `${home}/src/`
    if (kind === 'test' || !target.startsWith(src)) return []
    const problem = roomProblem(houses[home] ?? [], file.slice(src.length), target.slice(src.length))
    return problem === null ? [] : [`${file}: ${problem}`]
  })
}

/** Checks one import within a package; `from` and `to` are paths below its `src`. */
function roomProblem(list: readonly Room[], from: string, to: string): string | null {
  const [fromFolder, toFolder] = [dirname(from), dirname(to)]
  if (fromFolder === toFolder || list.length === 0) return null
  if (toFolder === '.') return `${to} is the package's entry; rooms may not import it`
  const target = list.findIndex(({ folder }) => folder === toFolder)
  const room = list[target]
  if (room === undefined) return `${toFolder}/ is not in scripts/rooms.ts`
  if (!room.doors.includes(basename(to))) return `${to} is not a door of ${toFolder}/ (${room.doors.join(', ')})`
  const own = list.findIndex(({ folder }) => folder === fromFolder)
  if (fromFolder !== '.' && own < target) return `${fromFolder}/ comes before ${toFolder}/ and may not import from it`
  return null
}

/** Returns one line for each folder of sources that rooms.ts does not list, and for each entry without a file. */
function unlistedRooms(files: readonly string[]): string[] {
  return Object.entries(rooms).flatMap(([home, list]) => {
    if (list.length === 0) return []
    const below = files.filter((file) => file.startsWith(`${home}/src/`)).map((file) => file.slice(home.length + 5))
    const folders = new Set(below.map((file) => dirname(file)).filter((folder) => folder !== '.'))
    const unlisted = [...folders].filter((folder) => !list.some((room) => room.folder === folder))
    const missing = list.flatMap(({ folder, doors }) => doors.map((door) => `${folder}/${door}`))
    return [
      ...unlisted.map((folder) => `${home}/src/${folder}/ is not in scripts/rooms.ts`),
      ...missing.filter((door) => !below.includes(door)).map((door) => `scripts/rooms.ts: no ${home}/src/${door}`),
    ]
  })
}

if (process.argv[1] === import.meta.filename) {
  const files = globSync('{apps,packages,bench}/**/*.{ts,mjs}', {
    cwd: root,
    exclude: ['**/node_modules', '**/generated', '**/dist'],
  })
  const wrong = files.flatMap((file) => wrongImports(file, readFileSync(join(root, file), 'utf8')))
  wrong.push(...unlistedRooms(files))
  for (const line of wrong) console.error(line)
  process.exitCode = wrong.length > 0 ? 1 : 0
}
