import type {
  ArticleArgs,
  ArticleBy,
  CategoryArgs,
  CategoryArticleArgs,
  CategoryBy,
  ChangeArgs,
  DiagnosticArgs,
  FacetsArgs,
  ImageArgs,
  ImageBy,
  NamedArgs,
  NamedBy,
  PageArgs,
  Scope,
  SearchArgs,
  SuggestArgs,
  UseArgs,
} from './arguments.ts'
import type { Awaitable } from './awaitable.ts'
import type { ChangePage } from './changes.ts'
import type { Connection } from './connection.ts'
import type { ArticleFacets } from './facets.ts'
import type { RelatedArticle } from './related-articles.ts'
import type { Redirection } from './routes.ts'
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
  SiteInfo,
  SourceFile,
  TagNode,
} from './rows.ts'
import type { SearchHit } from './search.ts'
import type { Suggestion } from './suggestions.ts'

/** Who asks, and when: both settle what is there. `now` is milliseconds since 1970. */
export interface Viewer {
  /** Sees drafts, scheduled, expired and hidden articles everywhere. */
  readonly preview: boolean
  readonly now: number
}

/**
 * One request's view of one revision of the archive, as one viewer may see it. `…Of(row)` is asked of a row that this
 * reader returned, and answers for all rows that came with it by one statement.
 */
export interface Reader {
  readonly viewer: Viewer
  readonly revision: number
  readonly articles: ArticleReader
  readonly authors: AuthorReader
  readonly categories: CategoryReader
  readonly tags: TagReader
  readonly images: ImageReader
  readonly search: SearchReader
  readonly suggestions: SuggestionReader
  readonly facets: FacetReader
  readonly routes: RouteReader
  readonly changes: ChangeReader
  readonly diagnostics: DiagnosticReader
  readonly site: SiteReader
  /** Ends the snapshot: nothing may be asked afterwards, lazy connections included. Twice does no harm. */
  release(): void
}

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

export interface AuthorReader {
  one(by: NamedBy): Awaitable<AuthorNode | null>
  byIds(ids: readonly number[]): Awaitable<readonly (AuthorNode | null)[]>
  page(args: NamedArgs): Connection<AuthorNode>
  articlesOf(author: AuthorNode, args: ArticleArgs): Connection<ArticleNode>
  articleCountOf(author: AuthorNode): Awaitable<number>
  firstPublishedAtOf(author: AuthorNode): Awaitable<number | null>
  lastPublishedAtOf(author: AuthorNode): Awaitable<number | null>
  avatarOf(author: AuthorNode): Awaitable<ImageNode | null>
}

export interface CategoryReader {
  one(by: CategoryBy): Awaitable<CategoryNode | null>
  byIds(ids: readonly number[]): Awaitable<readonly (CategoryNode | null)[]>
  page(args: CategoryArgs): Connection<CategoryNode>
  /** With descendants unless told otherwise. */
  articlesOf(category: CategoryNode, args: CategoryArticleArgs): Connection<ArticleNode>
  articleCountOf(category: CategoryNode, includeDescendants: boolean): Awaitable<number>
  parentOf(category: CategoryNode): Awaitable<CategoryNode | null>
  /** From the root down. */
  ancestorsOf(category: CategoryNode): Awaitable<readonly CategoryNode[]>
  childrenOf(category: CategoryNode): Awaitable<readonly CategoryNode[]>
}

export interface TagReader {
  one(by: NamedBy): Awaitable<TagNode | null>
  byIds(ids: readonly number[]): Awaitable<readonly (TagNode | null)[]>
  page(args: NamedArgs): Connection<TagNode>
  articlesOf(tag: TagNode, args: ArticleArgs): Connection<ArticleNode>
  articleCountOf(tag: TagNode): Awaitable<number>
}

export interface ImageReader {
  one(by: ImageBy): Awaitable<ImageNode | null>
  byIds(ids: readonly number[]): Awaitable<readonly (ImageNode | null)[]>
  /** By address where no order is asked. */
  page(args: ImageArgs): Connection<ImageNode>
  /** Articles that show it and may be seen, each once. */
  usageCountOf(image: ImageNode): Awaitable<number>
  /** One edge a use, newest article first. */
  articlesOf(image: ImageNode, args: UseArgs): Connection<ArticleNode, ImageUse>
}

export interface SearchReader {
  /** By where it hits (title; tags, categories and authors; text), newest first within each. */
  page(args: SearchArgs): Connection<ArticleNode, SearchHit>
}

export interface SuggestionReader {
  of(args: SuggestArgs): Awaitable<Suggestion[]>
}

/** Paths are written as `urlPath` writes them; one is as good without its last slash. */
export interface RouteReader {
  /** Hidden articles too. */
  articleAt(path: string): Awaitable<ArticleNode | null>
  /** Where an alias, an old permalink or a file that only leads elsewhere leads to; never to an unseen article. */
  redirectFrom(path: string): Awaitable<Redirection | null>
  /** Whether an article or a redirect has the path, seen or not. */
  isTaken(path: string): Awaitable<boolean>
}

export interface FacetReader {
  of(args: FacetsArgs): ArticleFacets
}

export interface DiagnosticReader {
  /** File by file. Empty to the public unless the site opens it. */
  page(args: DiagnosticArgs): Connection<ImportDiagnostic>
  /** Null where there is none that may be seen. */
  articleOf(diagnostic: ImportDiagnostic): Awaitable<ArticleNode | null>
}

export interface ChangeReader {
  /**
   * What became of each node after a cursor, once, as the viewer sees it: by an import, or by time alone. Without a
   * cursor nothing, and from where to go on.
   */
  page(args: ChangeArgs): Awaitable<ChangePage>
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
