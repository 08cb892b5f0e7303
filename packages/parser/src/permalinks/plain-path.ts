import type { Site } from '../model/site.ts'
import { isIndex } from '../paths/file-path.ts'
import { pathSegment, slugify } from '../text/slug.ts'
import { datePlaceholders, type Placeholder } from './date-placeholders.ts'
import { type Expanded, expandPermalink, jekyllStyles, longestKnown } from './permalink.ts'
import type { PermalinkSubject } from './subject.ts'

/** `/<folders>/<slug>/`, the path of articles for which no generator makes another. */
export function folderPath(subject: PermalinkSubject): string {
  const folders = subject.folders.map(pathSegment)
  const segments = isIndex(subject.path.stem) ? folders : [...folders, subject.slug]
  return segments.length === 0 ? '/' : `/${segments.join('/')}/`
}

/** Expands a pattern of `site.yml`, with the placeholders of Hexo, Jekyll and Hugo, and with keys of the front matter. */
export function expandPlain(pattern: string, subject: PermalinkSubject, site: Site): Expanded {
  const placeholders = plainPlaceholders(subject, site)
  return expandPermalink(jekyllStyles[pattern] ?? pattern, placeholders, (name) => {
    const written = subject.value(name)
    if (written !== null) return written.split('/').map(pathSegment).join('/')
    return longestKnown(name.toLowerCase(), placeholders) === null ? null : undefined
  })
}

export function plainPlaceholders(subject: PermalinkSubject, site: Site): { [name: string]: Placeholder } {
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
