import type { Fields } from '../front-matter/fields.ts'
import type { Site } from '../model/site.ts'
import { asText } from '../values/values.ts'
import { docsFilePath, docusaurusPath } from './docs-path.ts'
import { eleventyFilePath, eleventyPermalink } from './eleventy-path.ts'
import { expandHexo, hexoPagePath } from './hexo-path.ts'
import { expandHugo, hugoFilePath, hugoPattern, hugoUrl } from './hugo-path.ts'
import { expandJekyll, jekyllFilePath } from './jekyll-path.ts'
import { normalPath } from './normal-path.ts'
import { isCollected, patternFor } from './path-pattern-for.ts'
import { pelicanPath } from './pelican-path.ts'
import type { Expanded } from './permalink.ts'
import { expandPlain, folderPath } from './plain-path.ts'
import type { PermalinkSubject } from './subject.ts'
import { isPattern, ownPath, templateOf } from './written-path.ts'

/** A URL path, and the placeholder of a pattern for which the article has no value, so that the pattern was not used. */
export interface ArticlePath {
  path: string
  missing: string | null
  /** Whether the path comes from a template in the front matter. */
  isTemplate?: boolean
}

/**
 * The URL path of an article: the front matter's permalink, path or url, else the site's pattern, else the path of the file.
 * Each generator has its own rules for all of these.
 */
export function pathOf(fields: Fields, subject: PermalinkSubject, site: Site): ArticlePath {
  const set = ownPath(fields, site)
  const own = set === null ? null : pathOfFrontMatter(set, fields, subject, site)
  if (own !== null && 'path' in own) return { path: own.path, missing: null }
  const lacking = own?.missing ?? null
  const template = site.dialect === 'eleventy' ? templateOf(fields) : null
  const filled = template === null ? null : eleventyPermalink(template.written, subject, site)
  if (filled !== null) return { path: filled, missing: lacking, isTemplate: true }
  const expanded = expandSitePattern(subject, site)
  if (expanded !== undefined && 'path' in expanded)
    return { path: underLanguage(expanded.path, subject, site), missing: lacking }
  const path = underLanguage(filePath(subject, site), subject, site)
  return { path, missing: lacking ?? expanded?.missing ?? null }
}

function pathOfFrontMatter(set: string, fields: Fields, subject: PermalinkSubject, site: Site): Expanded {
  if (isPattern(set)) return expand(set, subject, site)
  return { path: writtenPathOf(set, fields, subject, site) }
}

function writtenPathOf(set: string, fields: Fields, subject: PermalinkSubject, site: Site): string {
  const isHugo = site.dialect === 'hugo' && site.pathRules.exact
  if (isHugo && fields.written('original').some(({ value }) => asText(value) === set))
    return hugoUrl(set, subject, site)
  const written = normalPath(set)
  if (site.dialect === 'hexo' && site.pathRules.exact) return hexoPermalinkOf(written, subject)
  // In Zola, `path` has no trailing slash, but the URL has one.
  const isZolas = fields.written('path').some(({ value }) => value === set)
  return isZolas && !/\.\w{2,5}$/.test(written) && !written.endsWith('/') ? `${written}/` : written
}

/** Hexo adds `.html` to the permalink of a page that has no extension, and leaves that of a post alone. */
function hexoPermalinkOf(path: string, subject: PermalinkSubject): string {
  const isBare = !path.endsWith('/') && !/\.[^/.]+$/.test(path)
  return isBare && subject.collection !== 'posts' ? `${path}.html` : path
}

function expandSitePattern(subject: PermalinkSubject, site: Site): Expanded | undefined {
  const section = site.dialect === 'hugo' ? hugoPattern(subject.path, subject.folders, site) : null
  const pattern = section ?? patternFor(subject.path, site)
  return pattern === null ? undefined : expand(pattern, subject, site)
}

function expand(pattern: string, subject: PermalinkSubject, site: Site): Expanded {
  if (!site.pathRules.exact) return expandPlain(pattern, subject, site)
  switch (site.dialect) {
    case 'hexo':
      return expandHexo(pattern, subject, site)
    case 'jekyll':
      return expandJekyll(pattern, subject, site)
    case 'hugo':
      return expandHugo(pattern, subject, site)
    default:
      return expandPlain(pattern, subject, site)
  }
}

function filePath(subject: PermalinkSubject, site: Site): string {
  if (site.dialect === 'eleventy') return eleventyFilePath(subject)
  // In Astro, a slug replaces the whole path within the collection.
  if (site.dialect === 'astro' && subject.writtenSlug?.includes('/'))
    return normalPath(`/${subject.folders[0] ?? ''}/${subject.writtenSlug}/`)
  if (!site.pathRules.exact) return folderPath(subject)
  if (site.dialect === 'hugo') return hugoFilePath(subject, site)
  if (site.dialect === 'hexo' && subject.collection !== 'posts') return hexoPagePath(subject, site)
  if (site.dialect === 'docusaurus') return docusaurusPath(subject, site)
  if (site.dialect === 'mkdocs' || site.dialect === 'vitepress' || site.dialect === 'nuxt')
    return docsFilePath(subject, site)
  if (site.dialect === 'pelican') return pelicanPath(subject, site, subject.slug) ?? folderPath(subject)
  // A post without a date has no path in Jekyll.
  if (site.dialect === 'jekyll' && (subject.collection !== 'posts' || !isCollected(subject.path, site)))
    return jekyllFilePath(subject, site)
  return folderPath(subject)
}

/** Adds the language of `about.en.md` to the path, so that it differs from the path of `about.md`. Hugo's paths have it already. */
function underLanguage(urlPath: string, { path }: PermalinkSubject, site: Site): string {
  if (site.pathRules.exact && (site.dialect === 'hugo' || site.dialect === 'hexo')) return urlPath
  return path.suffixLanguage === null || site.permalink?.includes(':lang') === true
    ? urlPath
    : `/${path.suffixLanguage}${urlPath}`
}
