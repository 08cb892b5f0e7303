import type { Fields } from '../front-matter/fields.ts'
import type { Site } from '../model/site.ts'
import { collectionOf, foldersWithin } from '../paths/collection.ts'
import { datedStem, type FilePath, isIndex } from '../paths/file-path.ts'
import { pathName, sanitizeLikeHugo } from '../text/path-name.ts'
import { pathSegment, slugify } from '../text/slug.ts'
import { asText } from '../values/values.ts'
import { hexoFileName } from './hexo-path.ts'
import { hugoFileName, hugoPattern } from './hugo-path.ts'
import { normalPath } from './normal-path.ts'
import { isCollected, patternFor } from './path-pattern-for.ts'
import { holdsDate } from './permalink.ts'
import { isPattern, ownPath } from './written-path.ts'

/** The front matter's slug, else the last segment of its permalink or path, else the file name without its extension. */
export function slugOf(fields: Fields, path: FilePath, site: Site, title: () => string): string {
  const last = writtenSlug(fields)
    ?.split('/')
    .findLast((segment) => segment.trim() !== '')
  if (last !== undefined) return pathSegment(last)
  const set = ownPath(fields, site)
  const end =
    set === null || set.includes(':') || isPattern(set)
      ? undefined
      : normalPath(set)
          .split('/')
          .findLast((segment) => segment !== '')
  if (end !== undefined) return pathSegment(end.replace(/\.html?$/i, ''))
  return slugOfFile(path, site, title)
}

export function writtenSlug(fields: Fields): string | null {
  return fields.first('slug', (value) => asText(value))?.read ?? null
}

function slugOfFile(path: FilePath, site: Site, title: () => string): string {
  const isExact = site.pathRules.exact
  if (isExact && site.dialect === 'hexo' && collectionOf(path, site) === 'posts')
    return pathName(hexoFileName(path, site).title.split('/').at(-1) ?? '') || pathSegment(path.stem)
  if (isExact && site.dialect === 'hugo') {
    // In a pattern, Hugo's `:slug` and `:title` are the title of a page that has no slug.
    const isTitle = /:(?:slug|title)(?!\w)/.test(hugoPattern(path, foldersWithin(path.folders, site), site) ?? '')
    const name = isTitle ? title() : hugoFileName(path, site.pathRules)
    return sanitizeLikeHugo(name, site.pathRules) || pathSegment(path.stem)
  }
  if (site.pathRules.pelican?.slugFromTitle) return slugify(title())
  const name = isIndex(path.stem)
    ? (foldersWithin(path.folders, site).at(-1) ?? path.folders.at(-1) ?? 'index')
    : path.stem
  return pathSegment(isDateCut(path, site) ? datedStem(name).rest : name)
}

/**
 * Whether the date at the start of a file name is not part of its slug: in Jekyll's collections, and where the path shows
 * the date anyway. Elsewhere it distinguishes files: `2024-01-01-notes.md` and `2024-02-01-notes.md`.
 */
function isDateCut(path: FilePath, site: Site): boolean {
  if (site.dialect === 'jekyll') return isCollected(path, site) || collectionOf(path, site) === 'posts'
  const pattern = patternFor(path, site)
  return pattern === null ? /(?:^|\/)\d{4}\/\d{1,2}(?:\/|$)/.test(path.folders.join('/')) : holdsDate(pattern)
}
