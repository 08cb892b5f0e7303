import type { ImageFile } from '../images/image-files.ts'
import type { Connection } from '../paging/connection.ts'
import type { ArticleArgs, ArticleBy, PageArgs, Scope, UseArgs } from '../request/arguments.ts'
import type { Awaitable } from '../request/awaitable.ts'
import type {
  ArticleBody,
  ArticleDetails,
  ArticleNode,
  AuthorNode,
  BodyLink,
  CategoryNode,
  ImageNode,
  ImageUse,
  ImportDiagnostic,
  LinkTarget,
  SourceFile,
  TagNode,
} from '../rows/nodes.ts'

export interface ArticleReader {
  /**
   * One article, by any of its addresses, including hidden articles. Slugs are not unique: a slug finds the newest
   * visible article. The last slash of a path is optional.
   */
  one(by: ArticleBy): Awaitable<ArticleNode | null>
  /** The articles in the order of `ids`, with null for ids without a visible article. */
  byIds(ids: readonly number[]): Awaitable<readonly (ArticleNode | null)[]>
  /** Newest first unless `orderBy` is set. */
  page(args: ArticleArgs): Connection<ArticleNode>
  detailsOf(article: ArticleNode): Awaitable<ArticleDetails>
  /** The paths that the article had before and that still redirect this viewer to it, the first one first. */
  formerPathsOf(article: ArticleNode): Awaitable<readonly string[]>
  /** One text of the body. Texts are long, so only this one is read. */
  bodyPartOf(article: ArticleNode, part: keyof ArticleBody): Awaitable<string>
  fileOf(article: ArticleNode): Awaitable<SourceFile>
  authorsOf(article: ArticleNode): Awaitable<readonly AuthorNode[]>
  /** The next newer article in the list of the scope. If the article is not in this list, the one after its place. */
  newerOf(article: ArticleNode, within: Scope): Awaitable<ArticleNode | null>
  olderOf(article: ArticleNode, within: Scope): Awaitable<ArticleNode | null>
  /** The articles that have most in common with this one, 5 by default. Newest first among equals. */
  relatedOf(article: ArticleNode, first?: number | null): Awaitable<readonly RelatedArticle[]>
  /** All categories of its paths, from the root down. */
  categoriesOf(article: ArticleNode): Awaitable<readonly CategoryNode[]>
  /** The last category of its first path. */
  categoryOf(article: ArticleNode): Awaitable<CategoryNode | null>
  tagsOf(article: ArticleNode): Awaitable<readonly TagNode[]>
  /** Words of its text that tell it from other articles, the best first. None if it has tags. */
  keywordsOf(article: ArticleNode): Awaitable<readonly string[]>
  coverOf(article: ArticleNode): Awaitable<ImageNode | null>
  thumbnailOf(article: ArticleNode): Awaitable<ImageNode | null>
  imagesOf(article: ArticleNode, args: UseArgs): Connection<ImageNode, ImageUse>
  /** Its images that are files of the content folder, by stored URL. */
  imageFilesOf(article: ArticleNode): Awaitable<ReadonlyMap<string, ImageFile>>
  /** The other translations, by language. */
  translationsOf(article: ArticleNode): Awaitable<readonly ArticleNode[]>
  /** The paths of the visible articles that its links name by file or slug. */
  linkTargetsOf(article: ArticleNode): Awaitable<readonly LinkTarget[]>
  /** The links of the body to pages of the site, in the order of the text. */
  bodyLinksOf(article: ArticleNode): Awaitable<readonly BodyLink[]>
  /** The visible articles to which the body links, each once, including hidden ones. */
  linkedArticlesOf(article: ArticleNode): Awaitable<readonly ArticleNode[]>
  linksTo(article: ArticleNode, page: PageArgs): Connection<ArticleNode>
  linkedFrom(article: ArticleNode, page: PageArgs): Connection<ArticleNode>
  /** All diagnostics, for any viewer. The caller decides who may see them. */
  diagnosticsOf(article: ArticleNode): Awaitable<readonly ImportDiagnostic[]>
}

export type RelatedSignal = 'TAGS' | 'CATEGORY' | 'AUTHOR' | 'LINKS'

export interface RelatedArticle {
  readonly node: ArticleNode
  /** The things in common with the article, at least one. */
  readonly reasons: readonly RelatedSignal[]
}
