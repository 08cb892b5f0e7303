import { decodeAttribute, encodeAttribute } from './html-entities.ts'

const tag = /<[a-z][^>]*>/gi
const attribute = /(\s(?:href|src|poster|cite)=")([^"]*)(")/gi
const sourceSet = /(\ssrcset=")([^"]*)(")/gi

/**
 * Writes the addresses of sanitised HTML out with their hosts: pictures that this server serves with its own, all
 * others resolved against the article's page on the site. Sanitised HTML quotes every attribute and escapes `>` in
 * it, so that tags and attributes can be told apart without parsing it again.
 */
export function withAbsoluteUrls(html: string, siteUrl: string, path: string, publicUrl: string): string {
  const page = URL.parse(path, siteUrl)?.href
  const absolute = (address: string): string => {
    if (address.startsWith('/media/')) return publicUrl + address
    if (address === '' || address.startsWith('#')) return address
    return URL.parse(address, page)?.href ?? address
  }
  const rewrite = (_match: string, before: string, escaped: string, end: string) =>
    before + encodeAttribute(absolute(decodeAttribute(escaped))) + end
  const rewriteSet = (_match: string, before: string, escaped: string, end: string) =>
    before +
    encodeAttribute(
      decodeAttribute(escaped).replace(/(^|,\s+)(\S+)/g, (_all, gap, address) => gap + absolute(address)),
    ) +
    end
  return html.replace(tag, (text) => text.replace(attribute, rewrite).replace(sourceSet, rewriteSet))
}
