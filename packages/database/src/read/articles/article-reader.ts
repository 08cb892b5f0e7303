import type { Connection } from '../paging/connection.ts'
import type { ArticleArgs, ArticleBy, PageArgs, Scope, UseArgs } from '../request/arguments.ts'
import type { Awaitable } from '../request/awaitable.ts'
import type {
  ArticleBody,
  ArticleDetails,
  ArticleNode,
  AuthorNode,
  CategoryNode,
  ImageNode,
  ImageUse,
  ImportDiagnostic,
  LinkTarget,
  SourceFile,
  TagNode,
} from '../rows/nodes.ts'

export interface ArticleReader {
  /** By slug, which is not unique: the newest that may be seen. Hidden articles are found by every address. */
  one(by: ArticleBy): Awaitable<ArticleNode | null>
  /** In the order asked, null where there is none that may be seen. */
  byIds(ids: readonly number[]): Awaitable<readonly (ArticleNode | null)[]>
  /** Newest first where nothing else is asked. */
  page(args: ArticleArgs): Connection<ArticleNode>
  detailsOf(article: ArticleNode): Awaitable<ArticleDetails>
  /** One text of the body: each is long, so only what is asked is read. */
  bodyPartOf(article: ArticleNode, part: keyof ArticleBody): Awaitable<string>
  fileOf(article: ArticleNode): Awaitable<SourceFile>
  authorsOf(article: ArticleNode): Awaitable<readonly AuthorNode[]>
  /** The next in a list of the scope; of one that is in no such list, the next to where it would stand. */
  newerOf(article: ArticleNode, within: Scope): Awaitable<ArticleNode | null>
  olderOf(article: ArticleNode, within: Scope): Awaitable<ArticleNode | null>
  /** Those that have most in common with it, 5 unless said otherwise, equal ones newest first. */
  relatedOf(article: ArticleNode, first?: number | null): Awaitable<readonly RelatedArticle[]>
  /** Every node of its paths, from the root down. */
  categoriesOf(article: ArticleNode): Awaitable<readonly CategoryNode[]>
  /** The end of the first path. */
  categoryOf(article: ArticleNode): Awaitable<CategoryNode | null>
  tagsOf(article: ArticleNode): Awaitable<readonly TagNode[]>
  coverOf(article: ArticleNode): Awaitable<ImageNode | null>
  thumbnailOf(article: ArticleNode): Awaitable<ImageNode | null>
  imagesOf(article: ArticleNode, args: UseArgs): Connection<ImageNode, ImageUse>
  /** Without itself, by language. */
  translationsOf(article: ArticleNode): Awaitable<readonly ArticleNode[]>
  /** Where the articles stand that its links name by file or slug, and that may be seen. */
  linkTargetsOf(article: ArticleNode): Awaitable<readonly LinkTarget[]>
  linksTo(article: ArticleNode, page: PageArgs): Connection<ArticleNode>
  linkedFrom(article: ArticleNode, page: PageArgs): Connection<ArticleNode>
  /** Whatever the viewer: the caller settles who may see them. */
  diagnosticsOf(article: ArticleNode): Awaitable<readonly ImportDiagnostic[]>
}

export type RelatedSignal = 'TAGS' | 'CATEGORY' | 'AUTHOR' | 'LINKS'

export interface RelatedArticle {
  readonly node: ArticleNode
  /** What it has in common with the article; one at least. */
  readonly reasons: readonly RelatedSignal[]
}
