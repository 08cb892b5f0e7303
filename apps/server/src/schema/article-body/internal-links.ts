import { encodeAttribute } from './html-entities.ts'

const internalLink = /(<a\b[^>]*?)\shref="((?:file|slug|path):[^"?#]*)(?:\?([^"#]*))?(#[^"]*)?"/g

/** Returns whether stored HTML has links that identify an article by file, slug or path instead of a URL. */
export function hasInternalLinks(html: string): boolean {
  return [' href="file:', ' href="slug:', ' href="path:'].some((start) => html.includes(start))
}

/**
 * Replaces the targets of internal links by the paths of their articles. If the viewer may not see the article, the
 * link gets the URL that the author wrote, if one is stored with the link, or else loses its `href`. The name of a file
 * never appears in the result.
 * @param targets the articles that the viewer may see
 */
export function resolveInternalLinks(html: string, targets: readonly { target: string; path: string }[]): string {
  const paths = new Map(targets.map(({ target, path }) => [target, path]))
  return html.replace(internalLink, (_link, before: string, target: string, writtenUrl?: string, fragment = '') => {
    const path = paths.get(decodeURIComponent(target))
    if (path !== undefined) return `${before} href="${encodeAttribute(path)}${fragment}"`
    return writtenUrl === undefined ? before : `${before} href="${encodeAttribute(decodeURIComponent(writtenUrl))}"`
  })
}
