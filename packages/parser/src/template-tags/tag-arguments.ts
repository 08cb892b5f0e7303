import { looksLikePicture } from './picture-name.ts'

/** What stands in a template tag after its name: words in their order, and `key=value` or `key: value`. */
export interface TagArguments {
  words: string[]
  named: Map<string, string>
}

const ARGUMENT =
  /\s*(?:([\w-]+)\s*(?:=|:(?=\s|"|'))\s*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s,"']\S*?)(?=,?(?:\s|$)))\s*,?/gy

/** Reads the arguments of a tag in the ways of Liquid, Nunjucks, Hexo and Hugo; what fits none of them is a word. */
export function tagArguments(text: string): TagArguments {
  const words: string[] = []
  const named = new Map<string, string>()
  ARGUMENT.lastIndex = 0
  let at = 0
  while (at < text.length) {
    ARGUMENT.lastIndex = at
    const match = ARGUMENT.exec(text)
    if (!match || match[0] === '') {
      at += 1
      continue
    }
    at = ARGUMENT.lastIndex
    const value = match[4] ?? (match[2] ?? match[3] ?? '').replace(/\\(["'\\])/g, '$1')
    if (match[1] === undefined) words.push(value)
    else named.set(match[1].toLowerCase(), value)
  }
  return { words, named }
}

/** A picture as a tag describes it. */
export interface TagPicture {
  src: string
  alt: string | null
  title: string | null
  caption: string | null
  width: string | null
  height: string | null
  className: string | null
}

const ADDRESS_KEYS = ['src', 'url', 'image_path', 'path', 'file', 'image', 'img', 'link']

/** Reads the picture of tags with named values or `address, alt` (Eleventy, Jekyll's includes, Hugo's figure). */
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
  }
}

function looksLikeAddress(word: string): boolean {
  return /^(?:[a-z]+:)?\/\//i.test(word) || looksLikePicture(word) || word.includes('/')
}
