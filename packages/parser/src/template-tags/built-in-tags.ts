import type { Site } from '../model/site.ts'
import { basePath } from '../paths/site-path.ts'
import { escapeAttribute, escapeHtml } from '../text/escape.ts'
import { pictureHtml, tagPicture } from './picture-tags.ts'
import { tagArguments } from './tag-arguments.ts'
import type { TagResult } from './tag-replacement.ts'

/** What a tag without content stands for. */
export function singleTag(
  name: string,
  rest: string,
  { site, markdown }: { site: Site; markdown: boolean },
): TagResult {
  const picture = tagPicture(name, rest)
  if (picture) return { text: pictureHtml(picture, markdown) }
  const { words } = tagArguments(rest)
  const [first, second] = words
  if (first !== undefined) {
    if (name === 'post_link' || name === 'post_path' || name === 'post_url') return articleTag(name, words, site)
    if (name === 'ref' || name === 'relref') return refTag(first, site)
    if (name === 'asset_path') return { text: first }
    if (name === 'asset_link') return { text: anchor(first, words.slice(1).join(' ') || first) }
    if (name === 'link') return linkTag(words)
  }
  // The end of a pair whose beginning was left out already.
  const closes = /^(?:end\w+|\/.*|els(?:e|if|eif)|when)$/.test(name)
  return second === undefined && closes ? { text: '' } : { text: '', leftOut: !closes }
}

/** Hexo's post_link and post_path name an article by its slug, Jekyll's post_url by date and slug. */
function articleTag(name: string, words: string[], site: Site): TagResult {
  const file = words[0] ?? ''
  const slug = file
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '')
  const address = `${basePath(site)}/${encodeURIComponent(slug)}/`
  const known = { address, slug }
  if (name !== 'post_link') return { text: address, slug: known }
  const title = words
    .slice(1)
    .filter((word) => word !== 'true' && word !== 'false')
    .join(' ')
  return { text: anchor(address, title || slug), slug: known }
}

/** Hugo's `ref` names a page by its file, with or without its ending and folders, and may go on to a heading. */
function refTag(page: string, site: Site): TagResult {
  const [, file = '', rest = ''] = /^([^#?]*)(.*)$/s.exec(page) ?? []
  if (file === '' || /\.\w+$/.test(file)) return { text: page }
  const { text, slug } = articleTag('post_path', [file.replace(/\/+$/, '')], site)
  const address = text + rest
  return { text: address, ...(slug && { slug: { address, slug: slug.slug } }) }
}

/** Jekyll's `link file`, or Hexo's `link text address [external] [title]`. */
function linkTag(words: string[]): TagResult {
  if (words.length === 1) return { text: `/${(words[0] ?? '').replace(/^\//, '')}` }
  const at = words.findIndex((word, index) => index > 0 && /^(?:\w+:|\/|\.|#)/.test(word))
  const address = words[at === -1 ? 1 : at] ?? ''
  return { text: anchor(address, words.slice(0, at === -1 ? 1 : at).join(' ')) }
}

function anchor(address: string, text: string): string {
  return `<a href="${escapeAttribute(address)}">${escapeHtml(text)}</a>`
}
