import type { JsonValue } from './article.ts'
import { collectionOf, foldersWithin } from './collection.ts'
import { datedStem, type FilePath, isIndex } from './file-path.ts'
import type { Fields } from './keys.ts'
import { expandPermalink, normalPath, type PermalinkSubject } from './permalink.ts'
import type { Site } from './site.ts'
import { pathSegment } from './slug.ts'
import { asAbsoluteUrl, asNames, asText } from './values.ts'

/** `{{ page.date }}`, `<%= slug %>`: a template that only its generator can fill. */
const template = /\{\{|\{%|<%|\$\{/

/** A path or permalink that the front matter sets and that is one; false, templates and other hosts' addresses are none. */
function writtenPath(value: JsonValue, site: Site): string | null {
  const text = asText(value)
  if (text === null || typeof value === 'boolean' || template.test(text)) return null
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text
  return site.url !== null && (text === site.url || text.startsWith(`${site.url}/`))
    ? text.slice(site.url.length) || '/'
    : null
}

/** Front matter's slug, else the end of its permalink or path, else the file name without date and ending. */
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

function isPattern(path: string): boolean {
  return /(^|[/.-]):[a-z_]+/i.test(path) || /^(date|pretty|ordinal|weekdate|none)$/.test(path)
}

/** What front matter says of the article's own path: permalink, path, or a `url` that is no address of another host. */
function ownPath(fields: Fields, site: Site): string | null {
  const found =
    fields.first('permalink', (value) => writtenPath(value, site)) ??
    fields.first('path', (value) => writtenPath(value, site)) ??
    fields.first('original', (value, key) =>
      /^url$/i.test(key) && asText(value)?.startsWith('/') === true ? asText(value) : null,
    )
  return found?.read ?? null
}

/** A permalink or path that only its generator could fill, with the key that it stands under. */
export function templateOf(fields: Fields): { key: string; written: string } | null {
  const asTemplate = (value: JsonValue) => (typeof value === 'string' && template.test(value) ? asText(value) : null)
  const found = fields.first('permalink', asTemplate) ?? fields.first('path', asTemplate)
  return found === null ? null : { key: found.key, written: found.read }
}

/** The URL path: front matter's permalink or path, else the site's pattern for posts, else `/<folders>/<slug>/`. */
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
  // Zola's path has no slash at its end, and its address has.
  const isZolas = fields.written('path').some(({ value }) => value === set)
  return isZolas && !/\.\w{2,5}$/.test(written) && !written.endsWith('/') ? `${written}/` : written
}

/** `about.en.md` beside `about.md` has an address of its own. */
function underLanguage(urlPath: string, path: FilePath, site: Site): string {
  return path.suffixLanguage === null || site.permalink?.includes(':lang') === true
    ? urlPath
    : `/${path.suffixLanguage}${urlPath}`
}

/** A collection's own pattern, else the site's for posts; pages keep their folders. */
function patternFor(path: FilePath, site: Site): string | null {
  const collection = collectionOf(path, site)
  if (Object.hasOwn(site.collectionPermalinks, collection)) return site.collectionPermalinks[collection] ?? null
  const isPost = collection === 'posts' || (collection !== 'pages' && !site.collections.includes('_posts'))
  return isPost ? site.permalink : null
}

/** Paths that lead to the article: aliases as paths within the site; those of other hosts are none of ours. */
export function aliasesOf(fields: Fields, ownPath: string, site: Site): string[] {
  const aliases = fields.written('alias').flatMap(({ value }) => asNames(value))
  const paths = aliases.flatMap((alias) => {
    const path = writtenPath(alias, site)
    return path === null ? [] : [normalPath(path)]
  })
  return [...new Set(paths)].filter((path) => path !== ownPath)
}

/** Where the article was first published. */
export function originalUrlOf(fields: Fields): string | null {
  return fields.first('original', asAbsoluteUrl)?.read ?? fields.first('permalink', asAbsoluteUrl)?.read ?? null
}

/** An address elsewhere, or a path of this site. */
export function redirectOf(fields: Fields): string | null {
  const found = fields.first('redirectTo', (value) => asNames(value)[0] ?? null)?.read
  if (found === undefined) return null
  return /^https?:\/\//i.test(found) ? found : /^[a-z][a-z0-9+.-]*:/i.test(found) ? null : normalPath(found)
}
