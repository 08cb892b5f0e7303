/**
 * `npm run licences`: lists the licences of everything that is installed with the published program, and exits with 1 if one
 * is not known to be compatible with the MIT licence of this project.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../../apps/broadsheet/src/processes/run-process.mjs'
import { root } from '../../prisma/environment.ts'

/** Licences that let a program of any licence use the package, if its notice stays with it. As in https://spdx.org/licenses/. */
const permissive = [
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense'],
  ...['CC0-1.0', 'Zlib', 'Python-2.0', 'PSF-2.0'],
]

/** Packages with other licences, and why they may be used. */
const reviewed: readonly { name: RegExp; licence: string; why: string }[] = [
  {
    name: /^@img\/sharp-libvips-/,
    licence: 'LGPL-3.0-or-later',
    why: 'a shared library in a package of its own, which a user can replace',
  },
]

export interface Package {
  name: string
  licence: string
}

/** Returns the packages whose licence is neither permissive nor reviewed. `A OR B` and `A AND B` are read as SPDX says. */
export function incompatible(packages: readonly Package[]): Package[] {
  return packages.filter(({ name, licence }) => {
    if (reviewed.some((exception) => exception.name.test(name) && exception.licence === licence)) return false
    const allows = (expression: string) => expression.split(' AND ').every((one) => permissive.includes(one.trim()))
    return !licence.replaceAll(/[()]/g, '').split(' OR ').some(allows)
  })
}

/** Reads the licences of the dependencies that the published program has, with those of their dependencies. */
export async function installedLicences(): Promise<Package[]> {
  const { devEngines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const pnpm = `pnpm@${devEngines.packageManager.version}`
  const { code, output } = await run('npx', ['--yes', pnpm, 'licenses', 'list', '-r', '--prod', '--json'], {
    cwd: root,
    quiet: true,
    shell: process.platform === 'win32',
  })
  if (code !== 0) throw new Error(`pnpm licenses ended with code ${code}: ${output}`)
  // The form of pnpm: a list for each licence. Warnings may come before it.
  const lists = JSON.parse(output.slice(output.indexOf('{'))) as Record<string, { name: string }[]>
  return Object.entries(lists).flatMap(([licence, list]) => list.map(({ name }) => ({ name, licence })))
}

async function main(): Promise<number> {
  const packages = await installedLicences()
  const counts = Map.groupBy(packages, ({ licence }) => licence)
  for (const [licence, list] of [...counts].sort(([, a], [, b]) => b.length - a.length)) {
    const names = list.length > 8 ? '' : `  ${list.map(({ name }) => name).join(', ')}`
    console.log(`${String(list.length).padStart(4)} ${licence.padEnd(20)}${names}`)
  }
  for (const { name, licence, why } of reviewed) console.log(`${licence} is allowed for ${name.source}: ${why}`)
  const wrong = incompatible(packages)
  for (const { name, licence } of wrong)
    console.error(
      `${name}: the licence ${licence} is not known to be compatible; review it in scripts/release/licences.ts`,
    )
  return wrong.length === 0 ? 0 : 1
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main()
