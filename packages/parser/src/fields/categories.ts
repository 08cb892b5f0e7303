import type { Problem } from '../diagnostics/problem.ts'
import type { JsonValue } from '../model/json-value.ts'
import type { Site } from '../model/site.ts'
import { foldersWithin } from '../paths/collection.ts'
import { asNames, splitAtCommas } from '../values/values.ts'
import { meantNames } from './meant-names.ts'

/**
 * Reads categories as paths from the root down. If the site's categories are a path, a list of names is one path and a list
 * of lists is several (Hexo). If they are flat, each name is a root (Jekyll, Hugo).
 */
export function readCategories(value: JsonValue, key: string, site: Site, problems: Problem[]): string[][] | null {
  const meant = meantNames(value, key, 'category', problems)
  const paths = site.categories === 'path' ? asPaths(meant) : asRoots(meant, key, site)
  const distinct = distinctPaths(paths)
  return distinct.length === 0 ? null : distinct
}

function asPaths(value: JsonValue): string[][] {
  if (!Array.isArray(value)) return [asNames(value)]
  if (!value.some(Array.isArray)) return [value.flatMap((item) => asNames(item, whole))]
  return value.map((item) => asNames(item, whole))
}

function asRoots(value: JsonValue, key: string, site: Site): string[][] {
  // Jekyll splits the plural key's string at spaces, and the singular's not at all.
  const plural = site.dialect === 'jekyll' && /s$/i.test(key)
  const split = (text: string) => (plural && !/[,，、]/.test(text) ? text.split(/\s+/) : splitAtCommas(text))
  const items = Array.isArray(value) ? value.flat() : [value]
  const byItem = Array.isArray(value) ? whole : split
  return items.flatMap((item) => asNames(item, byItem)).map((name) => [name])
}

function whole(text: string): string[] {
  return [text]
}

/** Names that differ only in case or width are one category. */
export function distinctPaths(paths: string[][]): string[][] {
  // Most articles have one path, and need not fold it.
  if (paths.length < 2) return paths.filter((path) => path.length > 0)
  const seen = new Set<string>()
  return paths.filter((path) => {
    const key = path.map((name) => name.normalize('NFKC').toLowerCase()).join('\0')
    if (path.length === 0 || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/**
 * Jekyll: the folders above `_posts` are categories, before those of the front matter. Pelican: the folder of an article is
 * its category if the front matter has none.
 */
export function folderCategories(folders: string[], site: Site, hasOwn: boolean): string[][] {
  if (site.pathRules.pelican !== null) return hasOwn ? [] : pelicanCategory(foldersWithin(folders, site), site)
  if (site.dialect !== 'jekyll') return []
  const posts = folders.findIndex((name) => name === '_posts' || name === '_drafts')
  if (posts <= 0) return []
  const above = folders.slice(0, posts)
  const roots = site.contentRoots.map((root) => root.split('/'))
  const root = roots.find((parts) => parts.every((part, at) => part === above[at]) && parts.length <= above.length)
  return above.slice(root?.length ?? 0).map((name) => [name])
}

function pelicanCategory(folders: string[], { pathRules: { pelican } }: Site): string[][] {
  if (pelican === null || folders[0] === 'pages') return []
  const folder = pelican.folderIsCategory ? folders.at(-1) : undefined
  return [[folder ?? pelican.category]]
}
