import { decode } from '../encoding/decode.ts'
import { readData } from '../front-matter/settings-file.ts'
import { pathsWhere } from '../model/listing.ts'
import type { FrontMatterDefaults, SiteFile } from '../model/site.ts'
import { isTable } from '../values/values.ts'

const DATA = /\.11tydata\.json$/

/** The name of the folder, or of the file without its extension, that a data file is for. Null for other files. */
function subject(path: string): { path: string; isFolder: boolean } | null {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
  const stem = path.slice(folder === '' ? 0 : folder.length + 1).replace(/(?:\.11tydata)?\.json$/, '')
  if (stem === folder.slice(folder.lastIndexOf('/') + 1)) return folder === '' ? null : { path: folder, isFolder: true }
  return DATA.test(path) ? { path: `${folder}${folder === '' ? '' : '/'}${stem}`, isFolder: false } : null
}

/**
 * Names Eleventy's data files of folders and templates: `posts/posts.json`, `posts/posts.11tydata.json` and
 * `posts/first.11tydata.json`. Those in JavaScript are never run.
 * Source: https://www.11ty.dev/docs/data-template-dir/
 */
export function eleventyDataFiles(paths: Iterable<string>): string[] {
  return pathsWhere(
    paths,
    (path) => /\.json$/.test(path) && !/(?:^|\/)(?:_|\.|node_modules\/)/.test(path) && subject(path) !== null,
  )
}

/** Reads data files of folders and templates as default front matter, that of the nearest folder last. */
export function readEleventyData(files: SiteFile[]): FrontMatterDefaults[] {
  const read = files.flatMap(({ path, bytes }) => {
    const about = subject(path)
    const values = about !== null && decode(bytes, null).text !== null ? readData(path, bytes, []) : undefined
    if (about === null || !isTable(values)) return []
    return [{ path: about.isFolder ? about.path : `${about.path}.*`, type: null, values }]
  })
  return read.toSorted((a, b) => a.path.length - b.path.length)
}
