import type { Fields } from '../front-matter/fields.ts'
import type { Site } from '../model/site.ts'
import { collectionOf } from '../paths/collection.ts'
import { type FilePath, isIndex } from '../paths/file-path.ts'
import { pathSegment } from '../text/slug.ts'
import { normalPath } from './normal-path.ts'
import { expandPermalink, type PermalinkSubject } from './permalink.ts'
import { isPattern, ownPath } from './written-path.ts'

/** The URL path: the front matter's permalink or path, else the site's pattern for posts, else `/<folders>/<slug>/`. */
export function pathOf(fields: Fields, path: FilePath, subject: PermalinkSubject, site: Site): string {
  const set = ownPath(fields, site)
  const own = set === null ? null : isPattern(set) ? expandPermalink(set, subject, site) : literalPath(set, fields)
  if (own !== null) return own
  const pattern = patternFor(path, site)
  const filled = pattern === null ? null : expandPermalink(pattern, subject, site)
  if (filled !== null) return underLanguage(filled, path, site)
  const folders = subject.folders.map(pathSegment)
  const segments = isIndex(path.stem) ? folders : [...folders, subject.slug]
  return underLanguage(segments.length === 0 ? '/' : `/${segments.join('/')}/`, path, site)
}

function literalPath(set: string, fields: Fields): string {
  const written = normalPath(set)
  // In Zola, `path` has no trailing slash, but the URL has one.
  const isZolas = fields.written('path').some(({ value }) => value === set)
  return isZolas && !/\.\w{2,5}$/.test(written) && !written.endsWith('/') ? `${written}/` : written
}

/** Adds the language of `about.en.md` to the path, so that it differs from the path of `about.md`. */
function underLanguage(urlPath: string, path: FilePath, site: Site): string {
  return path.suffixLanguage === null || site.permalink?.includes(':lang') === true
    ? urlPath
    : `/${path.suffixLanguage}${urlPath}`
}

/** The pattern of the collection, else the site's pattern for posts; null for pages, which keep their folders. */
function patternFor(path: FilePath, site: Site): string | null {
  const collection = collectionOf(path, site)
  if (Object.hasOwn(site.collectionPermalinks, collection)) return site.collectionPermalinks[collection] ?? null
  const isPost = collection === 'posts' || (collection !== 'pages' && !site.collections.includes('_posts'))
  return isPost ? site.permalink : null
}
