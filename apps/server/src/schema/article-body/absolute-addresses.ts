import { decodeAttribute, encodeAttribute } from './html-entities.ts'

const tag = /<([a-z][a-z0-9]*)\b[^>]*>/gi
const address = /(\s(href|src|poster|cite|srcset)=")([^"]*)"/gi

/** The bases against which addresses in HTML become absolute. Null: addresses of this kind stay as they are. */
export interface AddressBases {
  /** The URL at which clients reach this server, for its files: `https://content.example.org`. */
  readonly media: string | null
  /** The URL of the article's page, for images that this server does not have. */
  readonly images: string | null
  /** The URL of the article's page, for links. */
  readonly links: string | null
}

/**
 * Makes addresses in sanitized HTML absolute. Sanitized HTML quotes every attribute and escapes `>` in it, so regular
 * expressions find tags and attributes reliably.
 */
export function withAbsoluteAddresses(html: string, bases: AddressBases): string {
  if (bases.links === null && bases.images === null && !html.includes('/media/')) return html
  return html.replace(tag, (text, element: string) =>
    text.replace(address, (_match, before: string, attribute: string, escaped: string) => {
      const isLink = element === 'a' || attribute === 'cite' || element === 'iframe'
      const absolute = (url: string) => absoluteAddress(url, bases.media, isLink ? bases.links : bases.images)
      const value = decodeAttribute(escaped)
      const rewritten =
        attribute === 'srcset'
          ? value.replace(/(^|,\s+)(\S+)/g, (_all, gap: string, url: string) => gap + absolute(url))
          : absolute(value)
      return `${before}${encodeAttribute(rewritten)}"`
    }),
  )
}

function absoluteAddress(url: string, media: string | null, page: string | null): string {
  if (url.startsWith('/media/')) return media === null ? url : media + url
  if (page === null || url === '' || url.startsWith('#')) return url
  return URL.parse(url, page)?.href ?? url
}
