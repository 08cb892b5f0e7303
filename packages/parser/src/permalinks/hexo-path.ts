import type { Site } from '../model/site.ts'
import { type FilePath, isIndex } from '../paths/file-path.ts'
import { pathName, slugizeLikeHexo } from '../text/path-name.ts'
import { datePlaceholders, type Placeholder } from './date-placeholders.ts'
import { normalPath } from './normal-path.ts'
import { type Expanded, expandPermalink } from './permalink.ts'
import type { PermalinkSubject } from './subject.ts'

/**
 * The title of a post's file, as Hexo's `new_post_name` reads it, with the other values in the name (a date, a language).
 * If the name does not have that form, the title is made from the whole name. Folders below `_posts` are part of it.
 * Source: hexo 8, lib/plugins/processor/post
 */
export function hexoFileName(path: FilePath, site: Site): { title: string; values: { [name: string]: string } } {
  const special = path.folders.findLastIndex((name) => name === '_posts' || name === '_drafts')
  const folders = path.folders.slice(special + 1)
  // Hexo leaves `.<lang>` in the name.
  const stem = path.suffixLanguage === null ? path.stem : (path.file.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '')
  const name = [...folders, stem].join('/')
  const form = compile(site.pathRules.postName)
  const found = form?.expression.exec(name)
  const whole = slugizeLikeHexo(name)
  if (!form || !found) return { title: whole, values: {} }
  const values = Object.fromEntries(form.names.map((key, at) => [key, found[at + 1] ?? '']))
  return { title: values.title ?? whole, values }
}

const forms = new Map<string, { expression: RegExp; names: string[] } | null>()

const segments: { [name: string]: string } = {
  year: '(\\d{4})',
  month: '(\\d{2})',
  day: '(\\d{2})',
  i_month: '(\\d{1,2})',
  i_day: '(\\d{1,2})',
  hash: '([0-9a-f]{12})',
}

function compile(rule: string): { expression: RegExp; names: string[] } | null {
  let form = forms.get(rule)
  if (form !== undefined) return form
  const names: string[] = []
  const body = rule.replace(/:(\w*[a-z\d])|[.*+?^${}()|[\]\\/-]/gi, (token, name: string | undefined) => {
    if (name === undefined) return `\\${token}`
    names.push(name)
    return Object.hasOwn(segments, name) ? (segments[name] ?? '') : '(.+?)'
  })
  // Each free placeholder multiplies the time to match.
  form = names.length > 8 ? null : { expression: new RegExp(`^${body}$`), names }
  forms.set(rule, form)
  return form
}

/** Hexo's path of a post: its names are left alone, with blanks and capitals. */
export function expandHexo(pattern: string, subject: PermalinkSubject, site: Site): Expanded {
  const { title, values } = hexoFileName(subject.path, site)
  const all: { [name: string]: Placeholder } = {
    ...datePlaceholders(subject.publishedAt, site.timeZone),
    title: () => inPath(title),
    name: () => pathName(title.split('/').at(-1) ?? title),
    post_title: () => slugizeLikeHexo(subject.title()).toLowerCase(),
    category: () => categoryOf(subject),
    // Placeholders that Hexo does not have, for patterns in site.yml.
    slug: () => subject.slug,
    filename: () => pathName(title.split('/').at(-1) ?? title),
    timestamp: () => (subject.publishedAt === null ? null : String(Math.floor(subject.publishedAt / 1000))),
  }
  return expandPermalink(pattern, all, (name) => {
    const written = values[name] ?? subject.value(name) ?? site.pathRules.placeholderDefaults[name] ?? null
    if (written !== null) return inPath(written)
    if (name === 'lang') return subject.lang ?? ''
    if (name === 'id' || name === 'abbrlink') return subject.id
    return subject.value(name)
  })
}

function inPath(text: string): string {
  return text.split('/').map(pathName).join('/')
}

/** Hexo's `:category` is the last category, with those above it. */
function categoryOf({ categories }: PermalinkSubject): string {
  const last = categories.at(-1) ?? []
  return last.length === 0 ? 'uncategorized' : last.map(slugizeLikeHexo).join('/')
}

/** Hexo's path of a page: that of its file, which becomes `.html`. */
export function hexoPagePath(subject: PermalinkSubject, site: Site): string {
  const { path, folders } = subject
  const ending = isIndex(path.stem)
    ? ''
    : site.pathRules.htmlEnding
      ? `${pathName(path.stem)}.html`
      : pathName(path.stem)
  const segments = path.suffixLanguage === null ? folders : [path.suffixLanguage, ...folders]
  return normalPath(`/${segments.map(pathName).join('/')}${segments.length > 0 ? '/' : ''}${ending}`)
}
