import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { classify, type Folder, isSiteFile, readSite, type Site } from '../../src/index.ts'

/** A real file that is mutated, and the site that it is read for. */
export interface Source {
  /** The folder's name and the file's path, for reports. */
  name: string
  file: string
  bytes: Buffer
  site: Site
  folder: Folder
}

/** Every file of a folder that may be an article, by its path. */
export function sourcesIn(folder: string): Source[] {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted()
  const siteFiles = paths.filter(isSiteFile).map((path) => ({ path, bytes: readFileSync(join(folder, path)) }))
  const { site } = readSite(siteFiles, new Set(paths))
  const listing = new Set(paths)
  return paths
    .filter((path) => ['article', 'maybe-article'].includes(classify(path, site).kind))
    .map((file) => ({ name: join(folder, file), file, bytes: readFileSync(join(folder, file)), site, folder: listing }))
}
