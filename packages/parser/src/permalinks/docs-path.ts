import type { Site } from '../model/site.ts'
import { datedStem } from '../paths/file-path.ts'
import { mountOf } from '../paths/mount.ts'
import { pathName } from '../text/path-name.ts'
import { slugify } from '../text/slug.ts'
import { datePlaceholders } from './date-placeholders.ts'
import { normalPath } from './normal-path.ts'
import type { PermalinkSubject } from './subject.ts'

/** Names of files that are the page of their folder. */
const INDEX = /^(?:index|readme)$/i
/** A number at the start of a name, which gives the order. Dates and versions stay. */
const ORDER = /^\d+[ \t]*[-_.]+[ \t]*(?=[^\d\s._-])/

/**
 * Docusaurus's path of a page. A slug starts at its plugin's base if it begins with a slash, else in the page's folder.
 * Source: @docusaurus/plugin-content-docs, slug.ts; @docusaurus/plugin-content-blog, blogUtils.ts
 */
export function docusaurusPath(subject: PermalinkSubject, site: Site): string {
  const base = mountOf(subject.path.folders, site)?.target ?? ''
  const inBase = base === '' ? 0 : base.split('/').length
  const path = /(?:^|\/)blog$/.test(base) ? blogPath(subject, inBase) : pagePath(subject, inBase)
  const whole = normalPath(`/${base}/${path}`).replace(/(?<=.)\/$/, '')
  return site.pathRules.trailingSlash && whole !== '/' ? `${whole}/` : whole
}

function pagePath({ path, folders, writtenSlug, id }: PermalinkSubject, inBase: number): string {
  const within = folders.slice(inBase).map((name) => pathName(name.replace(ORDER, '')))
  if (writtenSlug?.startsWith('/')) return writtenSlug
  if (writtenSlug !== null) return [...within, writtenSlug].join('/')
  const name = path.stem.replace(ORDER, '')
  const isIndex = INDEX.test(name) || (within.length > 0 && name.toLowerCase() === within.at(-1)?.toLowerCase())
  return isIndex ? within.join('/') : [...within, pathName(id ?? name)].join('/')
}

function blogPath({ path, folders, writtenSlug }: PermalinkSubject, inBase: number): string {
  if (writtenSlug !== null) return writtenSlug
  const within = folders.slice(inBase)
  const names = INDEX.test(path.stem) ? within : [...within, path.stem]
  const { date, rest } = datedStem(names.at(-1) ?? '')
  if (date === null) return names.map(pathName).join('/')
  return [...date.split('-'), ...names.slice(0, -1), rest].map(pathName).join('/')
}

/**
 * The path of MkDocs, VitePress, VuePress and Nuxt Content: that of the file. In Nuxt Content, numbers at the start of names
 * give only the order.
 */
export function docsFilePath(subject: PermalinkSubject, site: Site): string {
  const { path, folders } = subject
  const isNuxt = site.dialect === 'nuxt'
  const post = site.dialect === 'mkdocs' ? blogPostPath(subject, site) : null
  if (post !== null) return post
  const shown = (name: string) => pathName(isNuxt ? name.replace(/^\d+\./, '') : name)
  const parts = folders.map(shown)
  if (INDEX.test(path.stem.replace(/^\d+\./, ''))) return normalPath(`/${parts.join('/')}${isNuxt ? '' : '/'}`)
  const ending =
    site.dialect === 'mkdocs' && !site.pathRules.htmlEnding ? '/' : site.pathRules.htmlEnding && !isNuxt ? '.html' : ''
  return normalPath(`/${[...parts, shown(path.stem)].join('/')}${ending}`)
}

/** A post of the blog plugin of Material for MkDocs: `blog/2024/01/31/hello-world/`. */
function blogPostPath({ folders, publishedAt, writtenSlug, title }: PermalinkSubject, site: Site): string | null {
  const { blog } = site.pathRules
  if (blog === null || !folders.join('/').startsWith(`${blog}/posts`) || publishedAt === null) return null
  const { year, month, day } = datePlaceholders(publishedAt, site.timeZone)
  return `/${[blog, year?.(), month?.(), day?.(), writtenSlug ?? slugify(title())].join('/')}/`
}
