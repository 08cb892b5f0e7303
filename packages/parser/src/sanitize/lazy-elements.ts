import { imageAddresses, isLazy, isStandIn, lazyAddress, sourceSet } from '../images/lazy-image.ts'
import { largest, parseSrcset } from '../images/srcset.ts'
import { escapeAttribute } from '../text/escape.ts'

/** Whether html can contain an image whose address is outside its own element. */
const outside =
  /<(?:noscript|picture)\b|<(?:figure|div|span|a)\b[^<>]*?\s(?:data-[\w-]*(?:src|original|lazy|url)|_src)/i

/**
 * Gives images their real address if the page keeps it outside of their element: in a `<noscript>` next to a stand-in, in
 * the `<source>` elements of a `<picture>`, or in an attribute of the element around them. The sanitiser would drop these.
 */
export function revealLazyImages(html: string): string {
  if (!outside.test(html)) return html
  return fillPictures(fillWrappers(fillFigures(unwrapNoscripts(html))))
}

type Attributes = { [name: string]: string }

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g

/** Reads the attributes of a tag. Entities in addresses are decoded. */
function attributesOf(tag: string): Attributes {
  const found: Attributes = {}
  for (const [, name = '', double, single, bare] of tag.replace(/^<[\w-]+/, '').matchAll(attribute)) {
    found[name.toLowerCase()] ??= (double ?? single ?? bare ?? '').replaceAll('&amp;', '&')
  }
  return found
}

/** Applies `replace` to each element with this name: its start tag and its content. Elements without an end stay. */
function replaceElements(
  html: string,
  name: string,
  replace: (
    tag: string,
    content: string,
    before: string,
    after: string,
  ) => { cut: number; text: string; skip: number } | null,
): string {
  const open = new RegExp(`<${name}\\b[^<>]*>`, 'gi')
  const close = new RegExp(`</${name}\\s*>`, 'gi')
  let result = ''
  let done = 0
  for (let match = open.exec(html); match !== null; match = open.exec(html)) {
    close.lastIndex = open.lastIndex
    const end = close.exec(html)
    if (end === null) break
    const before = html.slice(Math.max(done, match.index - nearby), match.index)
    const after = html.slice(close.lastIndex, close.lastIndex + nearby)
    const change = replace(match[0], html.slice(open.lastIndex, end.index), before, after)
    if (change !== null) {
      result += html.slice(done, match.index - change.cut) + change.text
      done = close.lastIndex + change.skip
    }
    open.lastIndex = close.lastIndex + (change?.skip ?? 0)
  }
  return result + html.slice(done)
}

/** Characters around a `<noscript>` in which its stand-in is searched. */
const nearby = 4000

const imageTag = /<(?:amp-)?img\b[^<>]*>/i
const imageBefore = /<(?:amp-)?img\b[^<>]*>\s*(?:<\/amp-img>\s*)?(?:<canvas\b[^<>]*>\s*<\/canvas>\s*)?$/i
const imageAfter = /^\s*<(?:amp-)?img\b[^<>]*>/i

function unwrapNoscripts(html: string): string {
  return replaceElements(html, 'noscript', (_, written, before, after) => {
    const content = /^\s*&lt;(?:img|picture|figure)\b/i.test(written) ? unescapeTags(written) : written
    const image = imageTag.exec(content)?.[0]
    if (image === undefined || isTracker(attributesOf(image))) return null
    const address = imageAddresses(attributesOf(image))[0] ?? ''
    const start = Math.max(before.toLowerCase().lastIndexOf('<img'), before.toLowerCase().lastIndexOf('<amp-img'))
    const above = start === -1 ? null : imageBefore.exec(before.slice(start))
    const below = imageAfter.exec(after)
    if (above !== null && showsImage(attributesOf(above[0]), address)) return null
    if (below !== null && imageAddresses(attributesOf(below[0])).some((one) => samePath(one, address))) return null
    const cut = above !== null && isReplaceable(attributesOf(above[0])) ? above[0].length : 0
    const isBelow = cut === 0 && below !== null && lazyAddress(attributesOf(below[0])) === null
    const skip = isBelow && isReplaceable(attributesOf(below[0])) ? below[0].length : 0
    return { cut, text: content, skip }
  })
}

function unescapeTags(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
}

function samePath(one: string, other: string): boolean {
  return one.replace(/[?#].*$/, '') === other.replace(/[?#].*$/, '')
}

/** Whether an element shows the image already, or will when its script runs. */
function showsImage(attributes: Attributes, address: string): boolean {
  return lazyAddress(attributes) !== null || imageAddresses(attributes).includes(address)
}

function isReplaceable(attributes: Attributes): boolean {
  const [address] = imageAddresses(attributes)
  return (
    address === undefined ||
    isStandIn(address) ||
    isLazy(attributes) ||
    Number.parseInt(attributes.width ?? '', 10) < 100
  )
}

/** Whether a hidden image only counts visits. */
function isTracker({ width, height, style = '' }: Attributes): boolean {
  return (
    /^[01](?:px)?$/.test(width ?? '') ||
    /^[01](?:px)?$/.test(height ?? '') ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
  )
}

/** Adds an address to the first image of a text, unless it has one. Without an image, one is added at the end. */
function withAddress(content: string, address: string | null, atEnd: boolean): string | null {
  if (address === null) return null
  const image = imageTag.exec(content)
  if (image === null) {
    if (/<(?:video|audio|iframe|table|pre)\b/i.test(content)) return null
    const added = `<img src="${escapeAttribute(address)}">`
    return atEnd ? content + added : added + content
  }
  const [own] = imageAddresses(attributesOf(image[0]))
  if (own !== undefined && !isStandIn(own)) return null
  const at = image.index + (/^<[\w-]+/.exec(image[0])?.[0].length ?? 0)
  return `${content.slice(0, at)} data-src="${escapeAttribute(address)}"${content.slice(at)}`
}

function fillFigures(html: string): string {
  return replaceElements(html, 'figure', (tag, content) => {
    const filled = withAddress(content, lazyAddress(attributesOf(tag)), false)
    return filled === null ? null : { cut: 0, text: `${tag}${filled}</figure>`, skip: 0 }
  })
}

function fillPictures(html: string): string {
  return replaceElements(html, 'picture', (tag, content) => {
    const sources = [...content.matchAll(/<source\b[^<>]*>/gi)].map(([source]) => attributesOf(source))
    const address = sources
      .map((source) => largest(parseSrcset(sourceSet(source) ?? '')) ?? lazyAddress(source))
      .find((one) => one && !isStandIn(one))
    const filled = withAddress(content, address ?? null, true)
    return filled === null ? null : { cut: 0, text: `${tag}${filled}</picture>`, skip: 0 }
  })
}

/** An image directly inside an element with its address: `<div data-src="a.jpg"><img src="data:…"></div>`. */
function fillWrappers(html: string): string {
  return html.replace(/(<(?:div|span|a)\b[^<>]*>)(\s*<img\b[^<>]*>)/gi, (whole: string, tag: string, image: string) => {
    const filled = withAddress(image, lazyAddress(attributesOf(tag)), false)
    return filled === null ? whole : tag + filled
  })
}
