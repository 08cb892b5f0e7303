import { posix } from 'node:path'
import type { ExportedArticle } from '../archive/exported-article.ts'
import { addressOfFile, contentFile, publicFile } from './addresses.ts'

/** Addresses in links and images of Markdown, in definitions of links, and in attributes of HTML. */
const written = /(\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:[ \t]*<?|\b(?:src|href|poster)\s*=\s*["']?)([^\s"'<>()]+)/gim

/**
 * Replaces relative addresses in a source, because its file has another place in the export. Addresses of files get the place of
 * the file in the export, and those of articles get the path of the article.
 * @param pathOfFile the path of the article that was made from a file of the content folder, if there is one
 */
export function withMovedAddresses(
  source: string,
  { file, images }: ExportedArticle,
  pathOfFile: (file: string) => string | null,
): string {
  if (file === null) return source
  const folder = posix.dirname(file.file)
  const shown = new Set(images.edges.map(({ node }) => contentFile(node.url)))
  return source.replaceAll(written, (whole, before: string, address: string) => {
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? []
    if (path === '' || path.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(path)) return whole
    const target = posix.join(folder, decoded(path))
    if (shown.has(target)) return before + addressOfFile(publicFile(target))
    const article = pathOfFile(target)
    return article === null ? whole : before + encodeURI(article) + rest
  })
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
