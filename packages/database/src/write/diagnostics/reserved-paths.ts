import type { DiagnosticRow } from '../../schema/import-rows.ts'
import type { CheckedArticle } from './checked-articles.ts'
import { diagnostic } from './diagnostic-row.ts'

/**
 * The paths that the server answers itself: the API and MCP, its health, the files of articles, the reader's
 * previews and versions, feeds, sitemaps, and the files for crawlers and language models.
 */
const reserved = [
  /^\/(?:graphql|health|ready)(?:\/|$)/,
  /^\/mcp$/,
  /^\/media\//,
  /^\/reader\/(?:preview(?:\/|\/end)?$|versions\/)/,
  /^\/(?:robots\.txt|llms\.txt|sitemap\.xml|sitemap\/(?:pages|news|categories|tags|authors|articles-\d+)\.xml)$/,
  /\/(?:feed\.xml|atom\.xml|feed\.json)$/,
]

/** Returns whether the server answers a path itself. */
export function isReserved(path: string): boolean {
  return reserved.some((pattern) => pattern.test(path))
}

/** Reports that a request for the article's path never reaches the article. */
export function reservedPath({ path }: CheckedArticle): DiagnosticRow[] {
  if (!isReserved(path)) return []
  const message = `The server uses the path ${path} itself, so the reader cannot show this article there.`
  return [diagnostic('WARNING', 'path-reserved', message, 'Change the slug or path of the article.')]
}
