export { argumentChecks } from './argument-checks.ts'
export { createDatabase, type Database, type DatabaseOptions, type ImportOptions } from './database.ts'
export type { ArchiveSize } from './file/archive-size.ts'
export { BackupError, backupDatabase, restoreDatabase } from './file/backup.ts'
export { databaseFile, databaseName, isPostgresUrl } from './file/database-url.ts'
export { type Finding, inspectSqlite } from './file/inspect-sqlite.ts'
export type { Obstacle } from './file/obstacle.ts'
export type { SchemaState } from './file/schema-state.ts'
export { withRemedy } from './file/sqlite-remedy.ts'
export { makeTemporaryFolder, TemporaryFolderError } from './file/temporary-folder.ts'
export { MigrationError, migrateDatabase } from './migrate-database.ts'
export { DatabaseError } from './postgres/database-errors.ts'
export { createPrismaClient } from './prisma-client.ts'
export type { ArticleReader, RelatedArticle, RelatedSignal } from './read/articles/article-reader.ts'
export type { Change, ChangePage, ChangeReader } from './read/changes/change-reader.ts'
export type { ArchiveBucket, ArticleFacets, FacetReader, NamedFacet, ValueFacet } from './read/facets/facet-reader.ts'
export type { ImageFile } from './read/images/image-files.ts'
export type { ImageReader, RemoteImage } from './read/images/image-reader.ts'
export type {
  CategorySums,
  DayGap,
  DayInsights,
  InsightReader,
  MonthSums,
  Sums,
  TagPair,
  WritingSums,
} from './read/insights/insight-reader.ts'
export type { Connection, Edge, PageInfo } from './read/paging/connection.ts'
export { defaultPageSize, maxPageSize } from './read/paging/page.ts'
export type {
  ArchiveUnit,
  ArticleArgs,
  ArticleBy,
  ArticleKind,
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
  KeywordFacetArgs,
  NamedArgs,
  NamedBy,
  NamedFacetArgs,
  NamedOrder,
  NamedRefFilter,
  NamedWhere,
  PageArgs,
  Scope,
  SearchArgs,
  SearchOrder,
  StoryFilter,
  StringFilter,
  SuggestArgs,
  UseArgs,
  ValueFacetArgs,
} from './read/request/arguments.ts'
export { type Awaitable, after } from './read/request/awaitable.ts'
export { BadCursorError, BadInputError } from './read/request/input-errors.ts'
export { urlPath } from './read/request/url-path.ts'
export type { Viewer } from './read/request/viewer.ts'
export { statusOf } from './read/rows/article-status.ts'
export type {
  ArticleBody,
  ArticleDetails,
  ArticleNode,
  AuthorNode,
  BodyLink,
  CategoryNode,
  ImageNode,
  ImageUse,
  ImportDiagnostic,
  SiteInfo,
  SourceFile,
  TagNode,
} from './read/rows/nodes.ts'
export type {
  Highlight,
  HighlightArgs,
  SearchField,
  SearchHit,
  SearchReader,
  Suggestion,
  SuggestionReader,
} from './read/search/search-reader.ts'
export type { DiagnosticReader, Redirection, RedirectNode, RouteReader, SiteReader } from './read/site/site-readers.ts'
export type { StatementListener } from './read/snapshot/snapshot-pool.ts'
export type { StoryNode, StoryReader } from './read/stories/story-reader.ts'
export type { AuthorReader, CategoryReader, TagReader } from './read/terms/term-readers.ts'
export type { Reader } from './reader.ts'
export { archiveTag, listsTag, siteTag } from './schema/cache-tags.ts'
export type { ChangedType } from './schema/changed-types.ts'
export type { ConnectionCounts } from './schema/connection-counts.ts'
export { encodeGlobalId, nodeTypes } from './schema/global-id.ts'
export type {
  ArticleRows,
  DiagnosticRow,
  FileRow,
  ImageRow,
  ImageUseRow,
  LinkRow,
  NoteRow,
  RedirectRow,
  SiteRow,
} from './schema/import-rows.ts'
export type { FormerPathRow, ImportResult, ImportWriter, NewRedirects } from './schema/import-writer.ts'
export { type NodeKind, nodeId } from './schema/node-ids.ts'
export { waitingLimits } from './schema/waiting-limits.ts'
export { createScratchDatabase } from './scratch-database.ts'
export { fold } from './text/folding.ts'
export { authorKey, categoryKey, tagKey } from './text/name-keys.ts'
export { fillReferences, hasReferences, type Reference } from './text/references.ts'
export { searchTokens } from './text/tokenizer.ts'
export type { Announced, Announcements } from './write/announcements/announcements.ts'
export type { AnchorFinder } from './write/links/links.ts'
