/**
 * Copies a starter out of `examples/`: `npm run starter -- astro ../my-site`. The copy contains the built package for front
 * ends, so it needs nothing else of this repository.
 */
import { cpSync, existsSync, readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { buildClient } from '../packages/client/build.ts'
import { root } from '../prisma/environment.ts'

const examples = join(root, 'examples')
/** The files and folders that builds and installations write into a starter. */
const written = ['node_modules', 'vendor', 'dist', '.astro', '.next', '.env']

/** The names of the starters. */
export const starters: readonly string[] = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/**
 * Copies a starter into a new folder.
 * @param folder absolute path
 * @throws if the folder exists and is not empty, or if there is no starter of this name
 */
export async function copyStarter(name: string, folder: string): Promise<void> {
  if (!starters.includes(name))
    throw new Error(`There is no starter "${name}"; the starters are ${starters.join(', ')}.`)
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Error(`${folder} is not empty. Name a new folder.`)
  }
  cpSync(join(examples, name), folder, { recursive: true, filter: (path) => !written.includes(basename(path)) })
  await buildClient(join(folder, 'vendor/broadsheet-client'))
}

if (process.argv[1] === import.meta.filename) {
  const [name, folder] = process.argv.slice(2)
  if (name === undefined || folder === undefined) {
    console.error(`Name a starter and a new folder, as in \`npm run starter -- ${starters[0]} ../my-site\`.`)
    process.exit(1)
  }
  try {
    await copyStarter(name, resolve(folder))
    console.log(`Copied. Now: cd ${folder} && npm install && npm run dev`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
