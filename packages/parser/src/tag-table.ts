import { escapeAttribute, escapeHtml } from './escape.ts'
import { basePath } from './image-address.ts'
import type { Site } from './site.ts'
import { hexoPicture, namedPicture, type TagPicture, tagArguments } from './tag-arguments.ts'
import type { TagResult } from './template-tags.ts'

type Paired = (rest: string, content: string, markdown: boolean) => string

const code: Paired = (rest, content) => {
  const lang = /\blang:\s*([\w+#-]+)/.exec(rest)?.[1] ?? /^([\w+#-]+)\s*(?:$|\w+=|linenos)/.exec(rest)?.[1]
  const language = lang === undefined ? '' : ` class="language-${lang.toLowerCase()}"`
  // Markdown ends a block of HTML at an empty line, but not one of `pre`.
  return `<pre><code${language}>${escapeHtml(content.replace(/^[ \t]*\r?\n/, ''))}</code></pre>`
}

const quotation: Paired = (rest, content, markdown) => {
  const by = rest === '' ? '' : `<footer>${escapeHtml(rest)}</footer>`
  return markdown
    ? `\n<blockquote>\n\n${content.trim()}\n\n${by}</blockquote>\n\n`
    : `<blockquote>${content}${by}</blockquote>`
}

/** Tags that have an end, and what their content becomes. */
export const pairedTags: { [name: string]: Paired | undefined } = Object.assign(Object.create(null), {
  codeblock: code,
  code,
  highlight: code,
  raw: (_, content) => content,
  verbatim: (_, content) => content,
  blockquote: quotation,
  quote: quotation,
  pullquote: (_, content, markdown) => quotation('', content, markdown),
  comment: () => '',
} satisfies { [name: string]: Paired })

/** Tags that name a picture by Hexo's order of words, and those that name it by `address, alt` or `src=`. */
const HEXO_PICTURES = new Set(['asset_img', 'img'])
const NAMED_PICTURE = /^(?:\w*image\w*|figure|picture|img|photo|responsive_image)$/i
const PICTURE_INCLUDE =
  /^["']?(?:[\w./-]*\/)?[\w-]*(?:figure|image|img|picture|photo)[\w-]*(?:\.\w+)?["']?(?:[\s,]+|$)/i

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

function tagPicture(name: string, rest: string): TagPicture | null {
  if (name === 'include' || name === 'include_cached') {
    const file = PICTURE_INCLUDE.exec(rest)
    return file ? namedPicture(tagArguments(rest.slice(file[0].length))) : null
  }
  const args = tagArguments(rest)
  if (HEXO_PICTURES.has(name) && args.named.size === 0) return hexoPicture(args)
  return NAMED_PICTURE.test(name) ? namedPicture(args) : null
}

function pictureHtml(picture: TagPicture, markdown: boolean): string {
  const attributes = (['src', 'alt', 'title', 'width', 'height'] as const)
    .map((key) => (picture[key] === null ? '' : ` ${key}="${escapeAttribute(picture[key])}"`))
    .join('')
  const img = `<img${attributes}${picture.className === null ? '' : ` class="${escapeAttribute(picture.className)}"`}>`
  if (picture.caption === null) return img
  const figure = `<figure>${img}<figcaption>${escapeHtml(picture.caption)}</figcaption></figure>`
  return markdown ? `\n${figure}\n\n` : figure
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
