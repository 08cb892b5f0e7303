export {
  createDatabase,
  type Database,
  type DatabaseOptions,
  type ImportOptions,
  type SchemaState,
} from './database.ts'
export { type NodeKind, nodeId } from './ids.ts'
export { fileOf as databaseFile } from './location.ts'
export type { ArchiveBucket } from './read/archive-buckets.ts'
export type {
  ArchiveUnit,
  ArticleArgs,
  ArticleBy,
  ArticleOrder,
  ArticleStatus,
  ArticleWhere,
  CategoryArgs,
  CategoryArticleArgs,
  CategoryBy,
  CategoryRefFilter,
  CategoryWhere,
  ChangeArgs,
  DateTimeFilter,
  DiagnosticArgs,
  DiagnosticWhere,
  Direction,
  FacetOrder,
  FacetsArgs,
  FrontMatterFilter,
  ImageArgs,
  ImageBy,
  ImageOrder,
  ImageRefFilter,
  ImageRole,
  ImageStatus,
  ImageWhere,
  NamedArgs,
  NamedBy,
  NamedFacetArgs,
  NamedOrder,
  NamedRefFilter,
  NamedWhere,
  PageArgs,
  Scope,
  SearchArgs,
  StringFilter,
  SuggestArgs,
  UseArgs,
  ValueFacetArgs,
} from './read/arguments.ts'
export { type Awaitable, after } from './read/awaitable.ts'
export { BadCursorError, BadInputError } from './read/bad-input.ts'
export type { Change, ChangedType, ChangePage } from './read/changes.ts'
export type { Connection, Edge, PageInfo } from './read/connection.ts'
export type { ArticleFacets, NamedFacet } from './read/facets.ts'
export type { Highlight, HighlightArgs, SearchField } from './read/highlights.ts'
export { defaultPageSize, greatestPageSize } from './read/page.ts'
export type {
  ArticleReader,
  AuthorReader,
  CategoryReader,
  ChangeReader,
  DiagnosticReader,
  FacetReader,
  ImageReader,
  Reader,
  RouteReader,
  SearchReader,
  SiteReader,
  SuggestionReader,
  TagReader,
  Viewer,
} from './read/reader.ts'
export type { RelatedArticle, RelatedSignal } from './read/related-articles.ts'
export { type Redirection, urlPath } from './read/routes.ts'
export type {
  ArticleBody,
  ArticleDetails,
  ArticleNode,
  AuthorNode,
  CategoryNode,
  ImageNode,
  ImageUse,
  ImportDiagnostic,
  SiteInfo,
  SourceFile,
  TagNode,
} from './read/rows.ts'
export type { SearchHit } from './read/search.ts'
export { statusOf } from './read/status.ts'
export type { Suggestion } from './read/suggestions.ts'
export type { ValueFacet } from './read/value-facets.ts'
export { createScratchDatabase } from './scratch-database.ts'
export { BREAK, fold, searchTokens } from './search-text.ts'
export { authorKey, categoryKey, tagKey } from './term-keys.ts'
export type {
  ArticleRows,
  DiagnosticRow,
  FileRow,
  ImageRow,
  ImageUseRow,
  ImportResult,
  ImportWriter,
  LinkRow,
  NoteRow,
  RedirectRow,
  SiteRow,
} from './writing.ts'
