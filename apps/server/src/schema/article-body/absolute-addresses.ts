import { decodeAttribute, encodeAttribute } from './html-entities.ts'

const tag = /<([a-z][a-z0-9]*)\b[^>]*>/gi
const address = /(\s(href|src|poster|cite|srcset)=")([^"]*)"/gi

/** The bases against which addresses in HTML become absolute. Null: addresses of this kind stay as they are. */
export interface AddressBases {
  /** The URL at which clients reach this server, for its files: `https://content.example.org`. */
  readonly media: string | null
  /** For images that this server does not have. */
  readonly images?: PublicPage | null
  readonly links?: PublicPage | null
}

/** The page of an article on the public website. */
export interface PublicPage {
  /** The URL of the website, without a trailing slash: `https://example.org/blog`. */
  readonly site: string
  readonly url: string
}

/**
 * Makes addresses in sanitized HTML absolute. Sanitized HTML quotes every attribute and escapes `>` in it, so regular
 * expressions find tags and attributes reliably.
 */
export function withAbsoluteAddresses(html: string, { media, images = null, links = null }: AddressBases): string {
  if (links === null && images === null && !html.includes('/media/')) return html
  return html.replace(tag, (text, element: string) =>
    text.replace(address, (_match, before: string, attribute: string, escaped: string) => {
      const isLink = element === 'a' || attribute === 'cite' || element === 'iframe'
      const absolute = (url: string) => absoluteAddress(url, media, isLink ? links : images)
      const value = decodeAttribute(escaped)
      const rewritten =
        attribute === 'srcset'
          ? value.replace(/(^|,\s+)(\S+)/g, (_all, gap: string, url: string) => gap + absolute(url))
          : absolute(value)
      return `${before}${encodeAttribute(rewritten)}"`
    }),
  )
}

function absoluteAddress(url: string, media: string | null, page: PublicPage | null): string {
  if (url.startsWith('/media/')) return media === null ? url : media + url
  if (page === null || url === '' || url.startsWith('#')) return url
  // Paths begin below the URL of the site, which may have a path itself.
  const address = /^\/(?!\/)/.test(url) ? page.site + url : url
  return URL.parse(address, page.url)?.href ?? url
}
