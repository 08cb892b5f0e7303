import { encodeAttribute } from './html-entities.ts'

const named = /(<a\b[^>]*?)\shref="((?:file|slug|path):[^"?#]*)(?:\?([^"#]*))?(#[^"]*)?"/g

/** Whether links of stored HTML name what they mean rather than an address. */
export function hasInternalLinks(html: string): boolean {
  return [' href="file:', ' href="slug:', ' href="path:'].some((start) => html.includes(start))
}

/**
 * Puts the articles' paths in place of what their links are stored as. A link to an article that is not there, or not
 * for this asker, is as it was written where that may be good, and else keeps its text and leads nowhere: its file's
 * name is nobody's business.
 */
export function resolveInternalLinks(html: string, targets: readonly { target: string; path: string }[]): string {
  const paths = new Map(targets.map(({ target, path }) => [target, path]))
  return html.replace(named, (_written, before: string, target: string, address?: string, fragment = '') => {
    const path = paths.get(decodeURIComponent(target))
    if (path !== undefined) return `${before} href="${encodeAttribute(path)}${fragment}"`
    return address === undefined ? before : `${before} href="${encodeAttribute(decodeURIComponent(address))}"`
  })
}
