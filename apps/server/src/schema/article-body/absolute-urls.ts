import { decodeAttribute, encodeAttribute } from './html-entities.ts'

const tag = /<[a-z][^>]*>/gi
const urlAttribute = /(\s(?:href|src|poster|cite)=")([^"]*)(")/gi
const srcset = /(\ssrcset=")([^"]*)(")/gi

/**
 * Makes all URLs in sanitized HTML absolute. Images of this server are resolved against `publicUrl`, all other URLs
 * against the page of the article. Sanitized HTML quotes every attribute and escapes `>` in it, so regular expressions
 * find tags and attributes reliably.
 * @param path URL path of the article
 */
export function withAbsoluteUrls(html: string, siteUrl: string, path: string, publicUrl: string): string {
  const page = URL.parse(path, siteUrl)?.href
  const absolute = (url: string): string => {
    if (url.startsWith('/media/')) return publicUrl + url
    if (url === '' || url.startsWith('#')) return url
    return URL.parse(url, page)?.href ?? url
  }
  const rewriteUrl = (_match: string, before: string, escaped: string, after: string) =>
    before + encodeAttribute(absolute(decodeAttribute(escaped))) + after
  const rewriteSrcset = (_match: string, before: string, escaped: string, after: string) => {
    const candidates = decodeAttribute(escaped)
    return (
      before + encodeAttribute(candidates.replace(/(^|,\s+)(\S+)/g, (_all, gap, url) => gap + absolute(url))) + after
    )
  }
  return html.replace(tag, (text) => text.replace(urlAttribute, rewriteUrl).replace(srcset, rewriteSrcset))
}
