import { escapeAttribute, escapeHtml } from '../text/escape.ts'
import { inlineMarkdown, looksLikeAddress, splitOptions, type TagArguments, tagArguments } from './tag-arguments.ts'
import type { TagCall, TagResult } from './tag-replacement.ts'

/** Tags that name an image by Hexo's order of words, and those that name it by `address, alt` or `src=`. */
const HEXO_PICTURES = new Set(['asset_img', 'asset_image', 'img', 'inlineimg', 'image_link'])

const NAMED_PICTURE = /^(?:\w*image\w*|figure|picture|img|photo|responsive_image)$/i

const PICTURE_INCLUDE =
  /^["']?(?:[\w./-]*\/)?[\w-]*(?:figure|image|img|picture|photo)[\w-]*(?:\.\w+)?["']?(?:[\s,]+|$)/i

/** The image of a tag or include that is one in the common generators, or null. */
export function pictureTag(call: TagCall): TagResult | null {
  const picture = tagPicture(call)
  if (picture === null) return null
  // Hugo's figure shows its title above the caption.
  const isTitled = call.name === 'figure' && picture.title !== null
  const caption = isTitled ? [`**${picture.title}**`, picture.caption ?? ''].join(' ').trim() : picture.caption
  return pictureHtml({ ...picture, caption }, call.markdown)
}

function tagPicture({ name, rest, args }: TagCall): TagPicture | null {
  if (name === 'include' || name === 'include_cached') {
    const file = PICTURE_INCLUDE.exec(rest)
    return file ? namedPicture(tagArguments(rest.slice(file[0].length))) : null
  }
  if (HEXO_PICTURES.has(name.toLowerCase()) && args.named.size === 0) return hexoPicture(args)
  if (!NAMED_PICTURE.test(name)) return null
  // Stellar's `{% image src description width:300px %}` has no quotes.
  const { options, text } = splitOptions(rest, new Map(), false)
  if (args.named.size > 0 || options.size === 0 || /["']/.test(rest)) return namedPicture(args)
  const [src = '', ...words] = text.split(/\s+/)
  return namedPicture({
    words: [],
    named: new Map([...options, ['src', src], ...(words.length > 0 ? [['alt', words.join(' ')] as const] : [])]),
  })
}

/** The HTML of an image: an `img`, or a `figure` if it has a caption or a title to show. The caption is Markdown. */
export function pictureHtml(picture: TagPicture, markdown: boolean): TagResult {
  const attributes = (['src', 'alt', 'title', 'width', 'height'] as const)
    .map((key) => (picture[key] === null ? '' : ` ${key}="${escapeAttribute(picture[key])}"`))
    .join('')
  const img = `<img${attributes}${picture.className === null ? '' : ` class="${escapeAttribute(picture.className)}"`}>`
  const linked = picture.link === null ? img : `<a href="${escapeAttribute(picture.link)}">${img}</a>`
  const caption = captionText(picture)
  if (caption === '') return { text: linked }
  const shown = markdown ? `\n\n${inlineMarkdown(caption)}\n\n` : escapeHtml(caption)
  return { text: `<figure>${linked}<figcaption>${shown}</figcaption></figure>`, block: true }
}

/** Hugo's figure shows the caption, then `attr` with its link (https://gohugo.io/shortcodes/figure/). */
function captionText({ caption, credit, creditLink }: TagPicture): string {
  const by = credit === null ? '' : creditLink === null ? credit : `[${credit}](${creditLink.replaceAll(' ', '%20')})`
  return [caption ?? '', by].filter((text) => text !== '').join(' ')
}

/** An image as a tag describes it. */
export interface TagPicture {
  src: string
  alt: string | null
  title: string | null
  caption: string | null
  width: string | null
  height: string | null
  className: string | null
  link: string | null
  /** Hugo's `attr` and `attrlink`. */
  credit: string | null
  creditLink: string | null
}

const ADDRESS_KEYS = ['src', 'url', 'image_path', 'path', 'file', 'image', 'img', 'link', 'href']

/** Reads the image of tags with named values or `address, alt` (Eleventy, Jekyll's includes, Hugo's figure). */
export function namedPicture({ words, named }: TagArguments): TagPicture | null {
  const key = ADDRESS_KEYS.find((name) => named.get(name))
  const first = words.findIndex(looksLikeAddress)
  const src = key === undefined ? words[first] : named.get(key)
  if (src === undefined) return null
  const rest = key === undefined ? words.slice(first + 1) : []
  return {
    src,
    alt: named.get('alt') ?? rest.find((word) => !/^\d+(?:px|%)?$/.test(word)) ?? null,
    title: named.get('title') ?? null,
    caption: named.get('caption') ?? named.get('description') ?? null,
    width: named.get('width') ?? null,
    height: named.get('height') ?? null,
    className: named.get('class') ?? null,
    link: key === 'link' || key === 'href' ? null : (named.get('link') ?? named.get('href') ?? null),
    credit: named.get('attr') ?? null,
    creditLink: named.get('attrlink') ?? null,
  }
}

/** Reads Hexo's `[class names] address [width] [height] [title text [alt text]]`. */
export function hexoPicture({ words }: TagArguments): TagPicture | null {
  const at = words.findIndex(looksLikeAddress)
  const src = words[at] ?? words[0]
  if (src === undefined) return null
  const after = words.slice(Math.max(at, 0) + 1)
  const sizes = [after[0], after[1]].map((word) => (word !== undefined && /^\d+(?:px|%)?$/.test(word) ? word : null))
  const width = sizes[0] ?? null
  const height = width === null ? null : (sizes[1] ?? null)
  const altAndTitle = after.slice((width === null ? 0 : 1) + (height === null ? 0 : 1)).join(' ')
  const alt = /(?:"([^"]*)"|'([^']*)')$/.exec(altAndTitle)
  const title = (alt ? altAndTitle.slice(0, alt.index) : altAndTitle).trim().replace(/^(["'])([^"']*)\1$/, '$2')
  return {
    src,
    title: title || null,
    alt: (alt ? (alt[1] ?? alt[2]) : altAndTitle) || null,
    caption: null,
    width,
    height,
    className: words.slice(0, Math.max(at, 0)).join(' ') || null,
    link: null,
    credit: null,
    creditLink: null,
  }
}
