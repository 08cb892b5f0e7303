import type { Site } from '../model/site.ts'
import { pathSegment, slugify } from '../text/slug.ts'
import { datePlaceholders, type Placeholder } from './date-placeholders.ts'
import { normalPath } from './normal-path.ts'

/** What a permalink pattern may ask for. */
export interface PermalinkSubject {
  slug: string
  /** Asked for only where a pattern holds it. */
  title: () => string
  /** Folders that show in a URL. */
  folders: string[]
  categories: string[][]
  collection: string
  authors: string[]
  lang: string | null
  /** Front matter's id, uid or abbrlink. */
  id: string | null
  publishedAt: number | null
}

/** Jekyll's names for patterns. */
const styles: { [name: string]: string } = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  weekdate: '/:categories/:year/W:week/:short_day/:title.html',
  none: '/:categories/:title.html',
}

/** Fills a pattern of Hexo's, Jekyll's or Hugo's; null where it asks for what the article has not (a date, an id). */
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

/** In `:year_archive` the placeholder is `:year`. */
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
  // Jekyll counts paths from the collection, which `_docs/a.md` shows as its first folder.
  const isCollected = folders[0] === subject.collection && site.collections.includes(`_${subject.collection}`)
  const within = isCollected ? folders.slice(1) : folders
  const firstPath = (categories[0] ?? []).map(categorySegment).join('/')
  const roots = categories.map((path) => path.map(categorySegment).join('/')).join('/')
  const all = site.categories === 'path' ? firstPath : roots
  return {
    // Hexo's title is the file with its folders; the others' is the slug alone.
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
