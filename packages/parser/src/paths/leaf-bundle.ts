import type { Folder } from '../model/folder.ts'
import type { Site } from '../model/site.ts'
import { foldersWithin } from './collection.ts'
import { isIndex, parseFilePath } from './file-path.ts'

/**
 * The `index.md` of Hugo's leaf bundle that a file is a resource of, or null. A leaf bundle is a page with its own folder:
 * other Markdown in the folder, at any depth, is part of this page and has none of its own.
 * Source: https://gohugo.io/content-management/page-bundles/
 */
export function leafBundleOf(file: string, site: Site, folder: Pick<Folder, 'has'>): string | null {
  if (site.dialect !== 'hugo') return null
  const { folders, stem } = parseFilePath(file, site.languages)
  for (let depth = folders.length; depth > 0; depth--) {
    const within = folders.slice(0, depth)
    if (foldersWithin(within, site).length === 0) return null
    const isOwnFolder = depth === folders.length && isIndex(stem)
    const index = isOwnFolder ? null : indexIn(within.join('/'), site, folder)
    if (index !== null) return index
  }
  return null
}

function indexIn(path: string, { languages }: Site, folder: Pick<Folder, 'has'>): string | null {
  if (folder.has(`${path}/_index.md`)) return null
  const names = ['index.md', ...languages.map((language) => `index.${language}.md`)]
  const name = names.find((one) => folder.has(`${path}/${one}`))
  return name === undefined ? null : `${path}/${name}`
}
