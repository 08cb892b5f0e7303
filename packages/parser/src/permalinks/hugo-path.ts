import type { PageKind, PathRules } from '../model/path-rules.ts'
import type { Site } from '../model/site.ts'
import { datedStem, type FilePath, isIndex } from '../paths/file-path.ts'
import { mountOf } from '../paths/mount.ts'
import { matchesPattern } from '../paths/path-pattern.ts'
import { sanitizeLikeHugo } from '../text/path-name.ts'
import { datePlaceholders, type Placeholder } from './date-placeholders.ts'
import { goDate, isGoDate } from './go-date.ts'
import { normalPath } from './normal-path.ts'
import type { Expanded } from './permalink.ts'
import type { PermalinkSubject } from './subject.ts'

/** The name of a page without its extension: the folder of a page bundle. Dates stay, unless the site takes them from there. */
export function hugoFileName(path: FilePath, rules: PathRules): string {
  const name = isIndex(path.stem) ? (path.folders.at(-1) ?? '') : path.stem
  return rules.datedFileNames ? datedStem(name).rest : name
}

/**
 * The permalink pattern for the kind and section of a page; null if there is none.
 * @param folders the folders that are part of the URL path
 */
export function hugoPattern(path: FilePath, folders: string[], site: Site): string | null {
  if (site.sectionPermalinks.length === 0) return null
  const kind = kindOf(path, folders, site)
  const sections = path.stem === 'index' ? folders.slice(0, -1) : folders
  const place = (path.stem === '_index' ? folders : [...sections, path.stem]).join('/').toLowerCase()
  const found = site.sectionPermalinks.find((entry) => {
    if (entry.kind !== kind) return false
    return entry.section === '' ? sections.length === 0 : matchesPattern(place, entry.section)
  })
  return found?.pattern ?? null
}

/** Expands a pattern with Hugo's tokens. Source: Hugo, resources/page/permalinks.go */
export function expandHugo(pattern: string, subject: PermalinkSubject, site: Site): Expanded {
  const values = tokens(subject, site)
  const sections = sectionsOf(subject)
  let missing: string | undefined
  const path = pattern
    .replaceAll('\\:', '\0')
    .replace(/:(\w+)(\[[^\]]+\])?/g, (whole, name: string, range: string | undefined) => {
      if (range !== undefined) return name === 'sections' ? slice(sections, range).join('/') : whole
      const known = values[name]
      const value =
        known !== undefined ? known() : isGoDate(name) ? goDate(name, subject.publishedAt, site.timeZone) : whole
      if (value === null) missing ??= name
      return value ?? ''
    })
  if (missing !== undefined) return { missing }
  return { path: finish(path.replaceAll('\0', ':'), subject, site) }
}

function tokens(subject: PermalinkSubject, site: Site): { [name: string]: Placeholder } {
  const { writtenSlug, publishedAt } = subject
  const sections = sectionsOf(subject)
  const name = () => hugoFileName(subject.path, site.pathRules)
  const dates = datePlaceholders(publishedAt, site.timeZone)
  const date = (of: string) => dates[of] ?? (() => null)
  return {
    year: date('year'),
    month: date('month'),
    monthname: date('long_month'),
    day: date('day'),
    weekday: date('weekday'),
    weekdayname: date('long_day'),
    yearday: date('yearday'),
    section: () => sections[0] ?? '',
    sections: () => sections.join('/'),
    title: () => inOneSegment(subject.title()),
    slug: () => inOneSegment(writtenSlug ?? subject.title()),
    filename: name,
    contentbasename: name,
    slugorfilename: () => inOneSegment(writtenSlug ?? name()),
    slugorcontentbasename: () => inOneSegment(writtenSlug ?? name()),
  }
}

function inOneSegment(text: string): string {
  return text.replaceAll('/', ' ')
}

/** `[1:]`, `[last]`, `[:2]`, `[0]` of a list. */
function slice(sections: string[], range: string): string[] {
  const [from = '', to] = range.slice(1, -1).toLowerCase().split(':')
  const place = (text: string) =>
    text.trim() === 'last' ? sections.length - 1 : Math.max(0, Number.parseInt(text, 10) || 0)
  if (to === undefined) return sections.slice(place(from), place(from) + 1)
  return sections.slice(place(from), to === '' ? sections.length : place(to))
}

/** The path of a page without a pattern: its folders, and its slug or file name. */
export function hugoFilePath(subject: PermalinkSubject, site: Site): string {
  const { path, writtenSlug } = subject
  if (path.stem === '_index') return finish(subject.folders.join('/'), subject, site)
  const folders = sectionsOf(subject)
  const name =
    path.stem === 'index' && path.folders.length === 0 ? '' : (writtenSlug ?? hugoFileName(path, site.pathRules))
  // `index.md` at the root of the content is the home page.
  const isHome = path.stem === 'index' && subject.folders.length === 0
  return finish([...folders, isHome ? '' : name].join('/'), subject, site)
}

/**
 * The path of a `url` in the front matter. Hugo does not change it. Without a leading slash it is below the language.
 * Source: https://gohugo.io/content-management/urls/#url
 */
export function hugoUrl(url: string, subject: PermalinkSubject, site: Site): string {
  const path = normalPath(url)
  const ended = path.endsWith('/') || path.includes('.') ? path : `${path}/`
  return url.startsWith('/') ? ended : `${languagePrefix(subject.path, site)}${ended}`
}

/** Folders above the page itself: for a page bundle, those above its folder. */
function sectionsOf({ path, folders }: PermalinkSubject): string[] {
  return path.stem === 'index' ? folders.slice(0, -1) : folders
}

function kindOf(path: FilePath, folders: string[], site: Site): PageKind | 'home' {
  if (path.stem !== '_index') return 'page'
  if (folders.length === 0) return 'home'
  if (!site.taxonomies.includes(folders[0] ?? '')) return 'section'
  return folders.length === 1 ? 'taxonomy' : 'term'
}

/** Makes a path of what a pattern or the folders give: sanitised, with the ending and the language that the site has. */
function finish(path: string, subject: PermalinkSubject, site: Site): string {
  const rules = site.pathRules
  const segments = path
    .split('/')
    .map((segment) => sanitizeLikeHugo(segment, rules))
    .filter((segment) => segment !== '')
  const prefix = languagePrefix(subject.path, site)
  if (segments.length === 0) return `${prefix}/`
  const isUgly = subject.path.stem !== '_index' && isUglySection(subject, rules)
  // A pattern can end in a file name.
  const isFile = /\.(?:html?|xml|json|txt)$/.test(segments.at(-1) ?? '') && !path.endsWith('/')
  return normalPath(`${prefix}/${segments.join('/')}${isFile ? '' : isUgly ? '.html' : '/'}`)
}

function isUglySection({ folders }: PermalinkSubject, { uglyUrls }: PathRules): boolean {
  return typeof uglyUrls === 'boolean' ? uglyUrls : uglyUrls.includes(folders[0] ?? '')
}

/** `/de`, or nothing for the language at the root of the site. */
function languagePrefix(path: FilePath, site: Site): string {
  const { defaultLanguage, languageAtRoot } = site.pathRules
  const language = path.suffixLanguage ?? mountOf(path.folders, site)?.lang ?? defaultLanguage
  return language === null || language === languageAtRoot ? '' : `/${language}`
}
