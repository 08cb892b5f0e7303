import type { ArticleReference } from '../model/article-reference.ts'
import { escapeHtml } from '../text/escape.ts'
import { referenceMark } from '../text/reference-mark.ts'
import type { AddReference, TagCall, TagPage, TagResult } from './tag-replacement.ts'

const DOCUMENT = /\.(?:md|markdown|mdown|mdx|html?|adoc|rst|org)$/i

/**
 * Replaces a tag that names another article, or a file of this one, by its address: Hexo's post_link, post_path,
 * asset_path and asset_link, Jekyll's post_url and link, Hugo's ref and relref. Returns null for other tags.
 */
export function referenceTag(call: TagCall): TagResult | null {
  const text = addressOf(call)
  return text === null ? null : { text }
}

function addressOf({ name, args: { words, named }, page, add }: TagCall): string | null {
  switch (name) {
    case 'post_link':
      return postLink(words, page, add)
    case 'post_path':
    case 'post_url':
      return words[0] === undefined ? null : mark(words[0], page, add)
    case 'ref':
    case 'relref': {
      const path = named.get('path') ?? words[0]
      return path === undefined ? null : mark(path, { ...page, lang: named.get('lang') ?? page.lang }, add)
    }
    case 'link':
      return words.length === 1 && words[0] !== undefined ? siteFile(words[0], add) : null
    case 'asset_path':
      return words[0] === undefined ? null : assetPath(words[0], page)
    case 'asset_link':
      return assetLink(words, page)
    default:
      return null
  }
}

/** Hexo's `post_link slug [text] [escape]`; without a text it shows the title of the other article. */
function postLink(words: string[], page: TagPage, add: AddReference): string | null {
  const [slug, ...others] = words
  if (slug === undefined) return null
  const { text, escaped } = textAndEscape(others)
  const { path } = apart(slug)
  const number = add(pageReference(slug, page))
  const shown = text === '' ? referenceMark(number, 'title', path) : escaped ? escapeHtml(text) : text
  return `<a href="${referenceMark(number, 'path', path)}">${shown}</a>`
}

/** Hexo escapes the text unless the last word is `false`. */
function textAndEscape(words: string[]): { text: string; escaped: boolean } {
  const last = words.at(-1)
  const isFlag = last === 'true' || last === 'false'
  return { text: (isFlag ? words.slice(0, -1) : words).join(' '), escaped: last !== 'false' }
}

function mark(written: string, page: TagPage, add: AddReference): string {
  const { path } = apart(written)
  // `ref "#part"` is a place on the page itself.
  if (path.replaceAll('/', '') === '') return written
  return referenceMark(add(pageReference(written, page)), 'path', written)
}

function pageReference(written: string, { file, lang }: TagPage): Omit<ArticleReference, 'offset'> {
  const { path, fragment } = apart(written)
  const bare = path
    .replaceAll('|', ' ')
    .replace(/\/+$/, '')
    .replace(DOCUMENT, '')
    .replace(/(.)\/_?index$/, '$1')
  const suffix = lang !== null && bare.toLowerCase().endsWith(`.${lang.toLowerCase()}`) ? lang.length + 1 : 0
  const name = bare.slice(0, bare.length - suffix)
  const key = (name.split('/').at(-1) ?? '').normalize('NFC').toLowerCase()
  const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')))
  return {
    target: `name:${key}|${lang ?? ''}|${folder}|${name}`,
    written,
    ...(fragment !== undefined && { fragment }),
  }
}

function apart(written: string): { path: string; fragment: string | undefined } {
  const [path = '', fragment] = written.split(/#(.*)/s)
  return { path: path.replace(/\?.*$/s, ''), fragment: fragment === '' ? undefined : fragment }
}

/** Jekyll's `link` names a file from the root of the site: an article, a page or a file that is served as it is. */
function siteFile(written: string, add: AddReference): string {
  const address = `/${written.replace(/^\//, '')}`
  return DOCUMENT.test(address) ? referenceMark(add({ address, written }), 'path', address) : address
}

/** A file of Hexo's asset folder has the address of the article. */
function assetPath(name: string, { pagePath }: TagPage): string {
  return pagePath.replace(/[^/]*$/, '') + name.split('/').map(encodeURIComponent).join('/')
}

/** Hexo's `asset_link name [text] [escape]`. */
function assetLink([name, ...others]: string[], page: TagPage): string | null {
  if (name === undefined) return null
  const { text, escaped } = textAndEscape(others)
  const shown = text === '' ? escapeHtml(name) : escaped ? escapeHtml(text) : text
  return `<a href="${assetPath(name, page)}">${shown}</a>`
}
