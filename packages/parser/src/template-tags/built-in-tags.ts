import type { Site } from '../model/site.ts'
import { basePath } from '../paths/site-path.ts'
import { escapeAttribute, escapeHtml } from '../text/escape.ts'
import { embedTag, videoInclude } from './embed-tags.ts'
import { inlineTag } from './inline-tags.ts'
import { pictureTag } from './picture-tags.ts'
import type { TagCall, TagResult } from './tag-replacement.ts'
import { unknownTag } from './unknown-tag.ts'

/** What a tag without content stands for: an image, a link, a frame, marked words. An unknown tag keeps its text. */
export function singleTag(call: TagCall): TagResult {
  return pictureTag(call) ?? linkOf(call) ?? includeOf(call) ?? embedTag(call) ?? inlineTag(call) ?? endOrUnknown(call)
}

function linkOf({ name, args: { words }, site, rest }: TagCall): TagResult | null {
  const [first] = words
  if (first === undefined) return null
  if (name === 'post_link' || name === 'post_path' || name === 'post_url') return articleTag(name, words, site)
  if (name === 'ref' || name === 'relref') return refTag(first, site)
  if (name === 'asset_path') return { text: first }
  if (name === 'asset_link') return { text: anchor(first, words.slice(1).join(' ') || first) }
  const isCard = words.length > 1 && /^(?:https?:)?\/\//.test(first)
  if (!['link', 'a', 'anchor'].includes(name) || isCard || /::|,\s/.test(rest)) return null
  return name === 'link' || words.length > 1 ? linkTag(words) : null
}

function includeOf(call: TagCall): TagResult | null {
  if (call.name !== 'include' && call.name !== 'include_cached') return null
  const [file = '', ...words] = call.args.words
  return videoInclude({ ...call, args: { words, named: call.args.named } }, file)
}

function endOrUnknown(call: TagCall): TagResult {
  // The end of a pair whose start was left out.
  const isEnd = /^(?:end\w+|\/.*|els(?:e|if|eif)|when)$/.test(call.name)
  if (isEnd) return { text: '', leftOut: call.args.words.length > 1 }
  return unknownTag(call)
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
