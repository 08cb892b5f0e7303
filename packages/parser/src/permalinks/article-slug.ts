import type { Fields } from '../front-matter/fields.ts'
import type { Site } from '../model/site.ts'
import { foldersWithin } from '../paths/collection.ts'
import { datedStem, type FilePath, isIndex } from '../paths/file-path.ts'
import { pathSegment } from '../text/slug.ts'
import { asText } from '../values/values.ts'
import { normalPath } from './normal-path.ts'
import { isPattern, ownPath } from './written-path.ts'

/** The front matter's slug, else the last segment of its permalink or path, else the file name without date and extension. */
export function slugOf(fields: Fields, path: FilePath, site: Site): string {
  const written = fields.first('slug', (value) => asText(value))?.read
  const last = written?.split('/').findLast((segment) => segment.trim() !== '')
  if (last !== undefined) return pathSegment(last)
  const set = ownPath(fields, site)
  const end =
    set === null || set.includes(':') || isPattern(set)
      ? undefined
      : normalPath(set)
          .split('/')
          .findLast((segment) => segment !== '')
  if (end !== undefined) return pathSegment(end.replace(/\.html?$/i, ''))
  const name = isIndex(path.stem)
    ? (foldersWithin(path.folders, site).at(-1) ?? path.folders.at(-1) ?? 'index')
    : path.stem
  return pathSegment(datedStem(name).rest)
}
