import type { Site } from '../model/site.ts'
import { datedStem, type FilePath, isIndex } from '../paths/file-path.ts'
import { pathName, slugifyLikeJekyll } from '../text/path-name.ts'
import { datePlaceholders } from './date-placeholders.ts'
import { normalPath } from './normal-path.ts'
import { type Expanded, expandPermalink, jekyllStyles } from './permalink.ts'
import type { PermalinkSubject } from './subject.ts'

/** The name of a file from which Jekyll makes the slug. In a collection, a date at its start is removed. */
export function jekyllFileName(path: FilePath, isCollected: boolean): string {
  return isCollected ? datedStem(path.stem).rest : path.stem
}

/**
 * Expands a Jekyll pattern for a post or a document of a collection.
 * Source: Jekyll 4, lib/jekyll/drops/url_drop
 */
export function expandJekyll(pattern: string, subject: PermalinkSubject, site: Site): Expanded {
  const name = jekyllFileName(subject.path, true)
  const slug = subject.writtenSlug ?? name
  const dates = datePlaceholders(subject.publishedAt, site.timeZone)
  const upperCase = (date: string) => () => dates[date]?.()?.toUpperCase() ?? null
  const categories = subject.categories.flat()
  return expandPermalink(jekyllStyles[pattern] ?? pattern, {
    ...dates,
    short_month: upperCase('short_month'),
    short_day: upperCase('short_day'),
    title: () => slugifyLikeJekyll(slug, 'pretty') || slugifyLikeJekyll(name, 'pretty'),
    slug: () => (slugifyLikeJekyll(slug, 'default') || slugifyLikeJekyll(name, 'default')).toLowerCase(),
    name: () => slugifyLikeJekyll(subject.path.stem, 'default').toLowerCase(),
    path: () => [...foldersInCollection(subject, site), subject.path.stem].map(pathName).join('/'),
    collection: () => subject.collection,
    categories: () => [...new Set(categories.map((category) => pathName(category).toLowerCase()))].join('/'),
    slugified_categories: () =>
      [...new Set(categories.map((category) => slugifyLikeJekyll(category, 'default').toLowerCase()))].join('/'),
    output_ext: () => '.html',
  })
}

function foldersInCollection({ path }: PermalinkSubject, site: Site): string[] {
  const special = path.folders.findIndex((name) => name.startsWith('_') && site.collections.includes(name))
  return path.folders.slice(special + 1)
}

/** Jekyll's path of a page, or of a document in a collection without a pattern: its file, with the ending of the site's style. */
export function jekyllFilePath(subject: PermalinkSubject, site: Site): string {
  const { path, folders } = subject
  const parts = folders.map(pathName)
  if (isIndex(path.stem)) return normalPath(parts.length === 0 ? '/' : `/${parts.join('/')}/`)
  return normalPath(`/${[...parts, pathName(path.stem)].join('/')}${ending(site.permalink ?? 'date')}`)
}

/** Source: Jekyll 4, Utils.add_permalink_suffix */
function ending(style: string): string {
  if (style === 'pretty') return '/'
  if (Object.hasOwn(jekyllStyles, style) || style.endsWith(':output_ext')) return '.html'
  return style.endsWith('/') ? '/' : ''
}
