import type { Connection } from '../paging/connection.ts'
import type { DiagnosticArgs } from '../request/arguments.ts'
import type { Awaitable } from '../request/awaitable.ts'
import type { ArticleNode, ImportDiagnostic, SiteInfo } from '../rows/nodes.ts'

/** Paths are written as `urlPath` writes them; one is as good without its last slash. */
export interface RouteReader {
  /** Hidden articles too. */
  articleAt(path: string): Awaitable<ArticleNode | null>
  /** Where an alias, an old permalink or a file that only leads elsewhere leads to; never to an unseen article. */
  redirectFrom(path: string): Awaitable<Redirection | null>
  /** Whether an article or a redirect has the path, seen or not. */
  isTaken(path: string): Awaitable<boolean>
}

export interface DiagnosticReader {
  /** File by file. Empty to the public unless the site opens it. */
  page(args: DiagnosticArgs): Connection<ImportDiagnostic>
  /** Null where there is none that may be seen. */
  articleOf(diagnostic: ImportDiagnostic): Awaitable<ArticleNode | null>
}

export interface SiteReader {
  /** Null before the first import. */
  row(): Awaitable<SiteInfo | null>
  /** Languages of articles that may be seen, in alphabetical order. */
  langs(): Awaitable<readonly string[]>
  articleCount(): Awaitable<number>
  authorCount(): Awaitable<number>
  categoryCount(): Awaitable<number>
  imageCount(): Awaitable<number>
}

/** Where a path leads on to. */
export interface Redirection {
  /** An address elsewhere, or a path of this site. */
  readonly to: string
  /** `to` is the path of an article that the viewer may see. */
  readonly toArticle: boolean
  readonly permanent: boolean
}
