import type { FormerPathRow } from '../../schema/import-writer.ts'
import type { Connection } from '../paging/connection.ts'
import type { DiagnosticArgs, PageArgs } from '../request/arguments.ts'
import type { Awaitable } from '../request/awaitable.ts'
import type { ArticleNode, ImportDiagnostic, SiteInfo } from '../rows/nodes.ts'

/** Paths are written as `urlPath` writes them. A trailing slash is optional. */
export interface RouteReader {
  /** Includes hidden articles. */
  articleAt(path: string): Awaitable<ArticleNode | null>
  /** The target of an alias, a redirect file or a former path of an article. Never an article that the viewer may not see. */
  redirectFrom(path: string): Awaitable<Redirection | null>
  /** Whether an article or a redirect has the path, visible or not. */
  isTaken(path: string): Awaitable<boolean>
  /** All redirects that this viewer gets, by path. */
  redirects(page: PageArgs): Connection<RedirectNode>
  /** All former paths that redirect this viewer to an article, by file. */
  formerPaths(): Awaitable<readonly FormerPathRow[]>
}

export interface DiagnosticReader {
  /** By file. Empty for the public unless the site's settings allow it. */
  page(args: DiagnosticArgs): Connection<ImportDiagnostic>
  /** Null if there is none, or if the viewer may not see it. */
  articleOf(diagnostic: ImportDiagnostic): Awaitable<ArticleNode | null>
}

export interface SiteReader {
  /** Null before the first import. */
  row(): Awaitable<SiteInfo | null>
  /** The absolute path of the content folder that the last import read. Null before the first import. */
  importedFolder(): Awaitable<string | null>
  /** JSON: the contents of the data files, by their paths. */
  data(): Awaitable<string>
  /** Languages of listed articles, in alphabetical order. */
  langs(): Awaitable<readonly string[]>
  articleCount(): Awaitable<number>
  authorCount(): Awaitable<number>
  categoryCount(): Awaitable<number>
  imageCount(): Awaitable<number>
}

/** One redirect of the list of all. */
export interface RedirectNode {
  /** A number that is valid within one snapshot only. */
  readonly id: number
  readonly from: string
  /** A path of this site, or an address of another one. It may be redirected again. */
  readonly to: string
  /** 0 or 1. */
  readonly permanent: number
}

/** The target of a redirect. */
export interface Redirection {
  /** An address of another site, or a path of this site. */
  readonly to: string
  /** `to` is the path of an article that the viewer may see. */
  readonly toArticle: boolean
  readonly permanent: boolean
}
