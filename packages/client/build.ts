/** Builds the package as front ends install it: JavaScript, declarations, the schema and the documents in one folder. */
import { execFile } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const here = import.meta.dirname
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')

/** The manifest of the package in the workspace, whose entries are TypeScript. */
interface Manifest {
  version: string
  description: string
  license: string
  exports: Readonly<Record<string, string>>
  dependencies: Readonly<Record<string, string>>
}

/**
 * Builds the package into a folder, which is replaced.
 * @param folder absolute path
 * @throws if the compiler reports an error
 */
export async function buildClient(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  await promisify(execFile)(process.execPath, [compiler, '-p', join(here, 'tsconfig.build.json'), '--outDir', folder])
  for (const name of ['documents', 'trusted-documents.json', 'README.md']) {
    cpSync(join(here, name), join(folder, name), { recursive: true })
  }
  cpSync(join(here, '../../apps/server/schema.graphql'), join(folder, 'schema.graphql'))
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(publishedManifest(), null, 2)}\n`)
}

function publishedManifest() {
  // The file is part of this package, and its test builds with it.
  const manifest = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')) as Manifest
  const { version, description, license, dependencies } = manifest
  const modules = Object.entries(manifest.exports).filter(([name]) => name !== './build')
  const compiled = modules.map(([name, source]) => {
    const path = source.replace('./src/', './').replace(/\.ts$/, '')
    return [name, { types: `${path}.d.ts`, default: `${path}.js` }]
  })
  const files = ['./schema.graphql', './trusted-documents.json', './documents/*'].map((path) => [path, path])
  return {
    name: '@broadsheet/client',
    version,
    description,
    license,
    type: 'module',
    sideEffects: false,
    exports: Object.fromEntries([...compiled, ...files]),
    dependencies,
  }
}

if (process.argv[1] === import.meta.filename) await buildClient(join(here, 'dist'))
