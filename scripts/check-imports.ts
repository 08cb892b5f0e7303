/**
 * Says which imports go against the direction of the house: parser ← importer → database ← server, and each big
 * dependency behind the one package that owns it. Part of `pnpm lint`; the rules are ARCHITECTURE.md's.
 */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { root } from '../prisma/environment.ts'

/** Which of our packages each folder may import; tests may import more, to build the world that they look at. */
const allowed: Record<string, { source: string[]; test: string[] }> = {
  'packages/parser': { source: [], test: ['parser'] },
  'packages/database': { source: [], test: ['database'] },
  'packages/importer': { source: ['parser', 'database'], test: ['parser', 'database', 'importer'] },
  'apps/server': { source: ['database'], test: ['database', 'importer', 'parser'] },
  bench: { source: ['parser', 'database', 'importer'], test: ['parser', 'database', 'importer'] },
}

/** What only one package may import. */
const owners: [specifier: RegExp, owner: string][] = [
  [/^@prisma\/client(\/|$)|(^|\/)generated\//, 'packages/database'],
  [/^gray-matter$/, 'packages/parser'],
]

const importing = /(?:\bfrom|^import|\bimport\()\s*['"]([^'"\n]+)['"]/gm

/** What is wrong with the imports of one file, whose path is given from the root. */
export function wrongImports(file: string, text: string): string[] {
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
    return []
  })
}

if (process.argv[1] === import.meta.filename) {
  const files = globSync('{apps,packages,bench}/**/*.ts', { cwd: root, exclude: ['**/node_modules', '**/generated'] })
  const wrong = files.flatMap((file) => wrongImports(file, readFileSync(join(root, file), 'utf8')))
  for (const line of wrong) console.error(line)
  process.exitCode = wrong.length > 0 ? 1 : 0
}
