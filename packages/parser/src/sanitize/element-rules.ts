import type { Attributes, Tag } from 'sanitize-html'
import type { AddressContext } from '../images/image-address.ts'
import { resolveImageAddress } from '../images/image-address.ts'
import { imageAddresses, isLazy, isStandIn, lazyAddress, sourceSet } from '../images/lazy-image.ts'
import { parseSrcset } from '../images/srcset.ts'
import { safeId } from '../links/element-id.ts'
import type { ImageAddress } from '../model/article.ts'
import { isAttachment } from '../paths/note-target.ts'
import { basePath } from '../paths/site-path.ts'
import { withoutMark } from '../text/more-mark.ts'
import { hasReferenceMark, referenceAddress, referenceWords } from '../text/reference-mark.ts'
import { isBrokenName } from './repair-tags.ts'
import { allowedStyle } from './style-attribute.ts'

/** sanitize-html removes an element with an empty name. It would write the end tag of any other name that is not allowed. */
const REMOVED = ''
const SIZED = new Set(['img', 'video', 'iframe', 'source'])
/** A player from an allowed host can run its scripts. It cannot navigate the page that embeds it. */
const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-presentation'
/** Removed elements that are reported. */
const REPORTED = new Set(
  'script style form object embed applet svg math canvas button select textarea frameset frame dialog marquee template'.split(
    ' ',
  ),
)

/** Rewrites elements while they pass the sanitiser, and collects images, links and removed elements. */
export class ElementRules {
  /** The resolved address of each image, by the `src` or `poster` in the sanitised html. */
  readonly addresses = new Map<string, ImageAddress>()
  /** Images that were not found: the resolved address, and the address as written. */
  readonly missing = new Map<string, string>()
  /** Files that notes of a vault link to and that were not found, as written. */
  readonly missingFiles = new Set<string>()
  readonly leftOut = new Set<string>()
  readonly frames = new Set<string>()
  readonly links: string[] = []
  /** Whether an element has an attribute whose name shows that its tag is broken. */
  hasBrokenTag = false
  /** Links to a place in the article itself, as `#part`. */
  readonly fragments = new Set<string>()
  private readonly file: string
  private readonly context: AddressContext

  constructor(file: string, context: AddressContext) {
    this.file = file
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
    const candidates = set === undefined ? [] : parseSrcset(set)
    const src = this.firstPlace(attribs)
    if (!src || (attribs.width === '1' && attribs.height === '1')) return { ...tag, tagName: REMOVED }
    attribs.src = src
    setOrDelete(attribs, 'data-missing', this.addresses.get(src)?.kind === 'missing' ? 'true' : '')
    setOrDelete(attribs, 'srcset', this.placeAll(candidates))
    return tag
  }

  /** The first address that is the one of an image. A stand-in without an image is not shown, and not reported as missing. */
  private firstPlace(attributes: Attributes): string | null {
    for (const address of imageAddresses(attributes)) {
      const src = isStandIn(address) && isLazy(attributes) ? null : this.place(address)
      if (src !== null) return src
    }
    return null
  }

  /** The address to write into the html, or null if it is not the address of an image. */
  private place(written: string): string | null {
    const address = resolveImageAddress(written, this.file, this.context)
    if (address === null) return null
    const src =
      address.kind === 'file' ? `/media/${address.file.split('/').map(encodeURIComponent).join('/')}` : written.trim()
    this.addresses.set(src, address)
    if (address.kind === 'missing') this.missing.set(address.url, written)
    return src
  }

  private placeAll(candidates: { address: string; descriptor: string }[]): string {
    return candidates
      .map(({ address, descriptor }) => {
        const found = resolveImageAddress(address, this.file, this.context)
        if (found === null) return null
        const src =
          found.kind === 'file' ? `/media/${found.file.split('/').map(encodeURIComponent).join('/')}` : address
        // Some parsers end an address at a comma.
        return `${src.replaceAll(',', '%2C')}${descriptor === '' ? '' : ` ${descriptor}`}`
      })
      .filter((candidate) => candidate !== null)
      .join(', ')
  }

  private link(tag: Tag): Tag {
    const { attribs } = tag
    if (attribs.name !== undefined && attribs.id === undefined) attribs.id = safeId(attribs.name)
    const href = attribs.href?.trim()
    if (href?.startsWith('#')) this.fragments.add(href)
    else if (href && this.context.site.markdown.obsidian && isAttachment(href.replace(/#.*$/s, '')))
      attribs.href = this.attachment(href)
    else if (href) this.links.push(href)
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

  /** A note of a vault links to any file by its name. */
  private attachment(href: string): string {
    const [path = '', place] = href.split(/#(.*)/s)
    const found = this.placeFile(path) ?? path
    if (found === path && !/^[a-z][a-z0-9+.-]*:/i.test(path)) this.missingFiles.add(path)
    return place === undefined ? found : `${found}#${place}`
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
    setOrDelete(attribs, 'src', src === undefined ? '' : (this.placeFile(src) ?? ''))
    if (set !== undefined) setOrDelete(attribs, 'srcset', this.placeAll(parseSrcset(set)))
    if (tag.tagName === 'source' && attribs.src === undefined && attribs.srcset === undefined)
      return { ...tag, tagName: REMOVED }
    if (tag.tagName === 'video') {
      const poster = attribs.poster ?? attribs['data-poster']
      setOrDelete(attribs, 'poster', (poster && this.place(poster)) || '')
    }
    return tag
  }

  /** Audio and video files in the folder are served from the same place as images. */
  private placeFile(written: string): string | null {
    const address = resolveImageAddress(written, this.file, this.context)
    if (address?.kind !== 'file') return written
    return `/media/${address.file.split('/').map(encodeURIComponent).join('/')}`
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
