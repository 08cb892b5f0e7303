import type { Site } from '../model/site.ts'
import { pathSegment, slugify } from '../text/slug.ts'
import { datePlaceholders, type Placeholder } from './date-placeholders.ts'
import { normalPath } from './normal-path.ts'

/** The values that a permalink pattern can use. */
export interface PermalinkSubject {
  slug: string
  /** Called only if the pattern uses it. */
  title: () => string
  /** Folders that are part of the URL path. */
  folders: string[]
  categories: string[][]
  collection: string
  authors: string[]
  lang: string | null
  /** The front matter's id, uid or abbrlink. */
  id: string | null
  publishedAt: number | null
}

/** Jekyll's named patterns. */
const styles: { [name: string]: string } = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  weekdate: '/:categories/:year/W:week/:short_day/:title.html',
  none: '/:categories/:title.html',
}

/** Expands a pattern of Hexo, Jekyll or Hugo; null if it uses a value that the article does not have (a date, an id). */
export function expandPermalink(pattern: string, subject: PermalinkSubject, site: Site): string | null {
  const full = styles[pattern] ?? pattern
  const values = placeholders(subject, site)
  let missing = false
  const path = full.replace(/:([a-z_]+)/gi, (whole, name: string) => {
    const known = longestKnown(name.toLowerCase(), values)
    if (known === null) return whole
    const value = values[known]?.() ?? null
    if (value === null) missing = true
    return `${value ?? ''}${name.slice(known.length)}`
  })
  return missing ? null : normalPath(path)
}

/** The longest known name at the start: `year` in `:year_archive`. */
function longestKnown(name: string, values: { [name: string]: unknown }): string | null {
  for (let length = name.length; length > 0; length--) {
    const candidate = name.slice(0, length)
    if (Object.hasOwn(values, candidate)) return candidate
  }
  return null
}

function placeholders(subject: PermalinkSubject, site: Site): { [name: string]: Placeholder } {
  const { slug, folders, categories, publishedAt } = subject
  const inFolders = [...folders.map(pathSegment), slug].join('/')
  // In Jekyll, `:path` starts inside the collection, whose name is the first folder here.
  const isCollected = folders[0] === subject.collection && site.collections.includes(`_${subject.collection}`)
  const within = isCollected ? folders.slice(1) : folders
  const firstPath = (categories[0] ?? []).map(categorySegment).join('/')
  const roots = categories.map((path) => path.map(categorySegment).join('/')).join('/')
  const all = site.categories === 'path' ? firstPath : roots
  return {
    // In Hexo, `:title` is the file name with its folders; elsewhere it is the slug alone.
    title: () => (site.dialect === 'hexo' ? inFolders : slug),
    name: () => slug,
    slug: () => slug,
    filename: () => slug,
    slugorfilename: () => slug,
    contentbasename: () => slug,
    slugorcontentbasename: () => slug,
    post_title: () => slugify(subject.title()),
    path: () => [...within.map(pathSegment), slug].join('/'),
    category: () => (all === '' ? 'uncategorized' : all),
    categories: () => all,
    collection: () => subject.collection,
    section: () => pathSegment(folders[0] ?? subject.collection),
    sections: () => folders.map(pathSegment).join('/'),
    author: () => slugify(subject.authors[0] ?? '') || null,
    lang: () => subject.lang ?? site.lang ?? '',
    id: () => subject.id,
    abbrlink: () => subject.id,
    output_ext: () => '.html',
    ...datePlaceholders(publishedAt, site.timeZone),
  }
}

function categorySegment(name: string): string {
  return pathSegment(name).replaceAll(' ', '-')
}
