import type { AddressContext } from '../images/image-address.ts'
import { imageAddresses, isLazy, isStandIn, lazyAddress, sourceSet } from '../images/lazy-image.ts'
import { parseSrcset } from '../images/srcset.ts'
import { safeId } from '../links/element-id.ts'
import { addressedType } from '../paths/attachment.ts'
import { basePath } from '../paths/site-path.ts'
import { withoutMark } from '../text/more-mark.ts'
import { hasReferenceMark, referenceAddress, referenceWords } from '../text/reference-mark.ts'
import type { Attributes, Tag } from './filter-html.ts'
import { ReferencedFiles } from './referenced-files.ts'
import { isBrokenName } from './repair-tags.ts'
import { allowedStyle } from './style-attribute.ts'

const REMOVED = ''
const SIZED = new Set(['img', 'video', 'iframe', 'source'])
/** A player from an allowed host can run its scripts. It cannot navigate the page that embeds it. */
const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-presentation'
/** Removed elements that are reported. */
const REPORTED = new Set(
  'script style form object embed applet svg math canvas button select datalist textarea frameset frame dialog marquee template'.split(
    ' ',
  ),
)

/** Rewrites elements while they pass the sanitiser, and collects images, links and removed elements. */
export class ElementRules {
  readonly files: ReferencedFiles
  readonly leftOut = new Set<string>()
  /** Elements with text in them that was left out. */
  readonly lostText = new Set<string>()
  readonly frames = new Set<string>()
  readonly links: string[] = []
  /** For links to text files, which can be articles: the address of the file itself. */
  readonly textFiles = new Map<string, string>()
  /** Whether an element has an attribute whose name shows that its tag is broken. */
  hasBrokenTag = false
  /** Links to a place in the article itself, as `#part`. */
  readonly fragments = new Set<string>()
  private readonly context: AddressContext

  constructor(file: string, context: AddressContext) {
    this.files = new ReferencedFiles(file, context)
    this.context = context
  }

  apply(name: string, attributes: Attributes): Tag {
    const tag = { tagName: name, attribs: attributes }
    if (REPORTED.has(name)) this.leftOut.add(name)
    // Most elements have no attributes, so there is nothing to clean. These two names imply a style.
    if (name === 'center' || name === 'font' || !isEmpty(attributes)) this.tidy(name, attributes)
    switch (name) {
      case 'img':
        return this.image(tag)
      case 'amp-img':
      case 'amp-anim':
        return this.image({ ...tag, tagName: 'img' })
      case 'a':
        return this.link(tag)
      case 'iframe':
        return this.frame(tag)
      case 'source':
      case 'video':
      case 'audio':
      case 'track':
        return this.media(tag)
      case 'input':
        return taskBox(tag)
      case 'center':
        return { ...tag, tagName: 'div' }
      case 'font':
        return { ...tag, tagName: 'span' }
      case 'strike':
        return { ...tag, tagName: 's' }
      case 'tt':
        return { ...tag, tagName: 'code' }
      default:
        return tag
    }
  }

  private tidy(name: string, attributes: Attributes): void {
    for (const key in attributes) {
      const value = withoutMark(attributes[key] ?? '')
      attributes[key] = hasReferenceMark(value) ? this.withReference(name, key, value) : value
      if (isBrokenName(key)) this.hasBrokenTag = true
    }
    if (attributes.id !== undefined) attributes.id = safeId(attributes.id)
    if (attributes.class !== undefined) attributes.class = allowedClasses(attributes.class)
    setOrDelete(attributes, 'style', allowedStyle(name, attributes))
    if (SIZED.has(name)) size(attributes)
  }

  /**
   * Only the address of a link can be a reference. A mark elsewhere becomes words before the sanitiser checks the value:
   * a script could hide behind a mark.
   */
  private withReference(name: string, key: string, value: string): string {
    if (name !== 'a' || key !== 'href') return referenceWords(value)
    const { site } = this.context
    const prefix = [site.url ?? '', basePath(site)].find((start) => start !== '' && value.startsWith(start)) ?? ''
    const address = value.slice(prefix.length)
    return referenceAddress(address) === null ? referenceWords(value) : address
  }

  private image(tag: Tag): Tag {
    const { attribs } = tag
    const set = sourceSet(attribs)
    const src = this.firstPlace(attribs)
    if (!src || (attribs.width === '1' && attribs.height === '1')) return { ...tag, tagName: REMOVED }
    attribs.src = src
    setOrDelete(attribs, 'data-missing', this.files.images.get(src)?.kind === 'missing' ? 'true' : '')
    setOrDelete(attribs, 'srcset', set === undefined ? '' : this.files.imageSet(parseSrcset(set)))
    return tag
  }

  /** The first address that is the one of an image. A stand-in without an image is not shown, and not reported as missing. */
  private firstPlace(attributes: Attributes): string | null {
    for (const address of imageAddresses(attributes)) {
      const src = isStandIn(address) && isLazy(attributes) ? null : this.files.image(address)
      if (src !== null) return src
    }
    return null
  }

  private link(tag: Tag): Tag {
    const { attribs } = tag
    if (attribs.name !== undefined && attribs.id === undefined) attribs.id = safeId(attribs.name)
    const href = attribs.href?.trim()
    if (href?.startsWith('#')) this.fragments.add(href)
    else if (href) attribs.href = this.destination(href)
    const blank = attribs.target === '_blank'
    if (!blank) delete attribs.target
    const rel = new Set(
      (attribs.rel ?? '')
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => REL.has(word)),
    )
    if (blank) rel.add('noopener')
    setOrDelete(attribs, 'rel', [...rel].join(' '))
    return tag
  }

  /** The address that a link gets. Files of the folder have an address on this server. The import looks up the others. */
  private destination(href: string): string {
    const type = addressedType(href)
    if (type === null) {
      this.links.push(href)
      return href
    }
    const { address, isFound } = this.files.attachment(href)
    if (type !== 'text/plain') return address
    this.links.push(href)
    if (isFound) this.textFiles.set(href, address)
    return href
  }

  private frame(tag: Tag): Tag {
    const url = URL.parse((tag.attribs.src ?? tag.attribs['data-src'] ?? '').trim(), 'https://relative.invalid')
    const host = url?.host ?? ''
    if (!url || !/^https?:$/.test(url.protocol) || !this.context.site.frameHosts.includes(host)) {
      this.frames.add(host === 'relative.invalid' ? '' : host)
      return { ...tag, tagName: REMOVED }
    }
    return { tagName: 'iframe', attribs: { ...tag.attribs, src: url.href, sandbox: SANDBOX } }
  }

  private media(tag: Tag): Tag {
    const { attribs } = tag
    const set = sourceSet(attribs)
    const src = attribs.src ?? (set === undefined ? lazyAddress(attribs) : null) ?? undefined
    setOrDelete(attribs, 'src', src === undefined ? '' : this.files.attachment(src).address)
    if (set !== undefined) setOrDelete(attribs, 'srcset', this.files.imageSet(parseSrcset(set)))
    if (tag.tagName === 'source' && attribs.src === undefined && attribs.srcset === undefined)
      return { ...tag, tagName: REMOVED }
    if (tag.tagName === 'video') {
      const poster = attribs.poster ?? attribs['data-poster']
      setOrDelete(attribs, 'poster', (poster && this.files.image(poster)) || '')
    }
    return tag
  }
}

function isEmpty(attributes: Attributes): boolean {
  for (const _ in attributes) return false
  return true
}

const REL = new Set('author external license me next nofollow noopener noreferrer prev sponsored tag ugc'.split(' '))

function setOrDelete(attributes: Attributes, key: string, value: string): void {
  if (value !== '') attributes[key] = value
  // `delete` is slow in V8, also for a property that does not exist.
  else if (attributes[key] !== undefined) delete attributes[key]
}

/** `970px` becomes 970. A percentage stays. */
function size(attributes: Attributes): void {
  for (const key of ['width', 'height']) {
    const value = /^\s*(\d{1,5})(?:\.\d+)?\s*(px|%)?\s*$/i.exec(attributes[key] ?? '')
    setOrDelete(attributes, key, value ? `${value[1]}${value[2] === '%' ? '%' : ''}` : '')
  }
}

function taskBox(tag: Tag): Tag {
  if (tag.attribs.type !== 'checkbox') return { ...tag, tagName: REMOVED }
  const checked = tag.attribs.checked === undefined ? {} : { checked: '' }
  return { tagName: 'input', attribs: { type: 'checkbox', disabled: '', ...checked } }
}

/** Utility classes that can move an element out of the article and over the page around it. */
const POSITIONING_CLASS =
  /^(?:-?(?:inset|top|left|right|bottom|z|translate|m[tblrxy]?)-.*|fixed|absolute|sticky|modal.*|overlay.*)$|[^\w-]/i

function allowedClasses(classes: string): string {
  return classes
    .split(/\s+/)
    .filter((name) => name !== '' && !POSITIONING_CLASS.test(name))
    .join(' ')
}
