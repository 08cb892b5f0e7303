import { largest, parseSrcset } from './srcset.ts'

/**
 * Attributes in which pages keep the address of an image that a script loads later, the most reliable first. They come
 * from lazySizes, jQuery Lazy, WordPress, WeChat, Zhihu, Discuz, Baidu, Weibo, Cloudflare and PageSpeed.
 */
const lazyNames =
  'data-src data-original data-lazy-src data-actualsrc data-url data-echo data-lazyload data-lazy data-original-src data-src-original ' +
  'data-real-src data-realsrc data-rawsrc data-croporisrc data-backsrc data-ks-lazyload data-img data-img-src data-image-src ' +
  'data-source data-cfsrc data-pagespeed-lazy-src data-layzr data-defer-src data-delay-url data-imgurl data-srcurl ' +
  '_src lazy-src lazysrc lazyload load-src real_src real-src realsrc original src2 file zoomfile ess-data'
const LAZY = lazyNames.split(' ')

const LAZY_SETS =
  'data-srcset data-lazy-srcset data-original-set data-lazysrcset data-src-set lazy-srcset _srcset'.split(' ')

/** Other attributes that may contain the address of an image, if their value looks like one. */
const maybeLazy = /^(?:data-|_|lazy|real|orig).*(?:src|orig|url|lazy|img|image|file|full|large|hi-?res|pic)/
const imageAddress = /^(?:https?:)?\/\/[^\s<>"]+$|^[^\s:<>"]+\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:[?#]\S*)?$/i

const lazyClass = /(?:^|[\s_-])(?:lazy|lozad|unveil|lqip|progressive|placeholder)/i

/** Names of images that pages show until the real one is loaded. */
const standInName =
  /(?:^|[/_-])(?:img[_-])?(?:loading|loader|lazy|placeholder|place-?holder|none|blank|spacer|gr[ae]y|transparent|pixel|empty|clear|trans|1x1|dot)(?:[_-][\w.-]*|\d*)\.(?:gif|png|svg|jpe?g|webp)(?:[?#].*)?$/i

type Attributes = { readonly [name: string]: string | undefined }

/** Whether an address is the one of a stand-in, which is shown until a script loads the real image. */
export function isStandIn(address: string): boolean {
  return /^\s*(?:data:|about:|javascript:|#?\s*$)/i.test(address) || standInName.test(address.trim())
}

/** Whether a script loads the image of an element later. `loading="lazy"` is not a sign, because it needs no script. */
export function isLazy(attributes: Attributes): boolean {
  return (
    lazyClass.test(attributes.class ?? '') || LAZY.some((name) => attributes[name]) || lazySet(attributes) !== undefined
  )
}

function lazySet(attributes: Attributes): string | undefined {
  return LAZY_SETS.map((name) => attributes[name]).find(Boolean)
}

/** Returns the `srcset` of an element: the one that a script loads later, else its own. */
export function sourceSet(attributes: Attributes): string | undefined {
  return lazySet(attributes) ?? attributes.srcset
}

/** Returns the address that a script loads later, or null if the element has no such attribute. */
export function lazyAddress(attributes: Attributes): string | null {
  const addresses = [...LAZY.map((name) => attributes[name]), largest(parseSrcset(lazySet(attributes) ?? ''))]
  return addresses.find((address) => address && !isStandIn(address)) ?? null
}

/**
 * Returns the addresses that an image element can have, best first. Stand-ins come last: the page shows them only until
 * the image is loaded.
 */
export function imageAddresses(attributes: Attributes): string[] {
  const lazy = lazyAddress(attributes)
  const own = [attributes.src, largest(parseSrcset(attributes.srcset ?? ''))]
  const written = [lazy, ...own.filter((address) => address && !isStandIn(address))]
  if (!written.some(Boolean)) written.push(...otherAddresses(attributes), ...own)
  return written.flatMap((address) => (address && address.trim() !== '' ? [address] : []))
}

function otherAddresses(attributes: Attributes): string[] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    value !== undefined && maybeLazy.test(name) && imageAddress.test(value.trim()) && !isStandIn(value) ? [value] : [],
  )
}
