import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Packages whose data are in a file of the sources. Chinese variants come from the tables of OpenCC. */
const dataFrom = ['packages/database/node_modules/opencc-js']

/**
 * Returns the text of NOTICES: the packages of others whose code or data are in the published files, with their licences.
 * The dependencies are not among them, because npm installs them with their own files.
 * @param modules the paths of all modules in the bundle
 * @throws if a package has no file with its licence
 */
export function noticesText(root: string, modules: readonly string[]): string {
  const bundled = modules.flatMap(
    (path) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path.replaceAll('\\', '/')) ?? [],
  )
  const folders = [...new Set([...bundled, ...dataFrom.map((path) => join(root, path))])]
  const parts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const files = globSync(['{LICENSE,LICENCE}{,.md,.txt}', 'LICENSES/*', 'THIRD_PARTY_LICENSES.md'], { cwd: folder })
    if (files.length === 0)
      throw new Error(`${name} has no file with its licence; add its text to apps/broadsheet/notices.ts`)
    const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim())
    return { name, text: `## ${name} ${version} (${license})\n\n${texts.join('\n\n')}\n` }
  })
  const sorted = parts.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ text }) => text)
  return `# Notices\n\nThese packages are in the files of this program, in whole or in part.\n\n${sorted.join('\n')}`
}
