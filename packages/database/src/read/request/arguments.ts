import type { Optional } from './optional.ts'

export interface PageArgs {
  first?: Optional<number>
  after?: Optional<string>
  last?: Optional<number>
  before?: Optional<string>
  offset?: Optional<number>
}

export type Direction = 'ASC' | 'DESC'
export interface ArticleOrder {
  field: 'PUBLISHED_AT' | 'UPDATED_AT' | 'WORDS' | 'TITLE' | 'FRONT_MATTER'
  /** The front matter key of `FRONT_MATTER`. */
  key?: Optional<string>
  direction?: Optional<Direction>
}
export interface NamedOrder {
  field: 'NAME' | 'ARTICLE_COUNT' | 'LAST_PUBLISHED_AT'
  direction?: Optional<Direction>
}
export interface ImageOrder {
  field: 'USAGE_COUNT' | 'BYTES' | 'WIDTH'
  direction?: Optional<Direction>
}

export type ArticleStatus = 'PUBLISHED' | 'SCHEDULED' | 'DRAFT' | 'EXPIRED'
export type ArticleKind = 'POST' | 'PAGE' | 'SECTION'
export type ImageRole = 'HEAD' | 'THUMBNAIL' | 'COVER' | 'BODY'
export type ImageStatus = 'LOCAL' | 'MIRRORED' | 'REMOTE' | 'DEAD' | 'MISSING'

/** Exactly one member is set. */
export interface ArticleBy {
  id?: Optional<number>
  slug?: Optional<string>
  path?: Optional<string>
  file?: Optional<string>
}
export interface NamedBy {
  id?: Optional<number>
  slug?: Optional<string>
  name?: Optional<string>
}
export interface CategoryBy {
  id?: Optional<number>
  slug?: Optional<string>
  names?: Optional<readonly string[]>
}
export interface ImageBy {
  id?: Optional<number>
  url?: Optional<string>
  sha256?: Optional<string>
}

export interface StringFilter {
  eq?: Optional<string>
  ne?: Optional<string>
  in?: Optional<readonly string[]>
  notIn?: Optional<readonly string[]>
  contains?: Optional<string>
  startsWith?: Optional<string>
  endsWith?: Optional<string>
  isNull?: Optional<boolean>
}
export interface DateTimeFilter {
  eq?: Optional<number>
  gt?: Optional<number>
  gte?: Optional<number>
  lt?: Optional<number>
  lte?: Optional<number>
  isNull?: Optional<boolean>
}
export interface NamedRefFilter {
  anyOf?: Optional<readonly string[]>
  allOf?: Optional<readonly string[]>
  noneOf?: Optional<readonly string[]>
  isEmpty?: Optional<boolean>
}
export interface CategoryRefFilter extends NamedRefFilter {
  includeDescendants?: Optional<boolean>
}
export interface ImageRefFilter {
  url?: Optional<string>
  host?: Optional<string>
  role?: Optional<ImageRole>
  status?: Optional<ImageStatus>
}
export interface FrontMatterFilter {
  key: string
  eq?: unknown
  in?: Optional<readonly unknown[]>
  exists?: Optional<boolean>
  contains?: unknown
  gt?: unknown
  gte?: unknown
  lt?: unknown
  lte?: unknown
}
/** The newest version of each story. */
export type StoryFilter = 'CANONICAL'
export interface ArticleWhere {
  and?: Optional<readonly ArticleWhere[]>
  or?: Optional<readonly ArticleWhere[]>
  not?: Optional<ArticleWhere>
  slug?: Optional<StringFilter>
  title?: Optional<StringFilter>
  path?: Optional<StringFilter>
  file?: Optional<StringFilter>
  lang?: Optional<StringFilter>
  status?: Optional<readonly ArticleStatus[]>
  publishedAt?: Optional<DateTimeFilter>
  updatedAt?: Optional<DateTimeFilter>
  year?: Optional<number>
  month?: Optional<number>
  /** `YYYY-MM-DD`: published on this month and day of another year. */
  onThisDay?: Optional<string>
  author?: Optional<NamedRefFilter>
  tag?: Optional<NamedRefFilter>
  keyword?: Optional<NamedRefFilter>
  category?: Optional<CategoryRefFilter>
  image?: Optional<ImageRefFilter>
  hasCover?: Optional<boolean>
  collection?: Optional<StringFilter>
  kind?: Optional<readonly ArticleKind[]>
  story?: Optional<StoryFilter>
  /** A letter, or `#` for titles that begin with a digit. */
  initial?: Optional<string>
  frontMatter?: Optional<readonly FrontMatterFilter[]>
}
export interface NamedWhere {
  search?: Optional<string>
  name?: Optional<StringFilter>
  slug?: Optional<StringFilter>
  minArticles?: Optional<number>
}
export interface CategoryWhere extends NamedWhere {
  parent?: Optional<CategoryBy>
  depth?: Optional<number>
}
export interface ImageWhere {
  status?: Optional<readonly ImageStatus[]>
  host?: Optional<string>
  mimeType?: Optional<StringFilter>
  roles?: Optional<readonly ImageRole[]>
  minWidth?: Optional<number>
  missingAlt?: Optional<boolean>
}

export interface ArticleArgs extends PageArgs {
  where?: Optional<ArticleWhere>
  orderBy?: Optional<readonly ArticleOrder[]>
}
export interface CategoryArticleArgs extends ArticleArgs {
  includeDescendants?: Optional<boolean>
}
export interface NamedArgs extends PageArgs {
  where?: Optional<NamedWhere>
  orderBy?: Optional<NamedOrder>
}
export interface CategoryArgs extends PageArgs {
  where?: Optional<CategoryWhere>
  orderBy?: Optional<NamedOrder>
}
export interface ImageArgs extends PageArgs {
  where?: Optional<ImageWhere>
  orderBy?: Optional<ImageOrder>
}
export interface UseArgs extends PageArgs {
  roles?: Optional<readonly ImageRole[]>
}

export type SearchMode = 'ALL_TERMS' | 'ANY_TERM' | 'PHRASE'
/** By the field of the hit and then by date, or by date alone. */
export type SearchOrder = 'RELEVANCE' | 'NEWEST'
export interface SearchArgs {
  query: string
  /** Whether the last word may be the beginning of a word. */
  prefix?: Optional<boolean>
  orderBy?: Optional<SearchOrder>
  mode?: Optional<SearchMode>
  where?: Optional<ArticleWhere>
  first?: Optional<number>
  after?: Optional<string>
  offset?: Optional<number>
}
export interface SuggestArgs {
  prefix: string
  /** At most 50. Default: 8. */
  first?: Optional<number>
}

export interface FacetsArgs {
  where?: Optional<ArticleWhere>
  /** A search that must match all its words. */
  search?: Optional<string>
  /** Whether its last word may be the beginning of a word. */
  prefix?: Optional<boolean>
}
export type FacetOrder = 'COUNT_DESC' | 'NAME_ASC'
export interface NamedFacetArgs {
  /** At most 100. Default: 20. */
  first?: Optional<number>
  orderBy?: Optional<FacetOrder>
}
export interface KeywordFacetArgs {
  /** At most 100. Default: 20. */
  first?: Optional<number>
}
export interface ValueFacetArgs extends KeywordFacetArgs {
  key: string
}
export type ArchiveUnit = 'YEAR' | 'MONTH' | 'DAY'
export interface DiagnosticWhere {
  severity?: Optional<readonly ('ERROR' | 'WARNING' | 'INFO')[]>
  code?: Optional<readonly string[]>
  fileStartsWith?: Optional<string>
  /** Also those with the cause of an earlier one. By default, the first one of each cause is listed. */
  repeated?: Optional<boolean>
}
export interface DiagnosticArgs {
  /** Default: 50. */
  first?: Optional<number>
  after?: Optional<string>
  where?: Optional<DiagnosticWhere>
}

export interface ChangeArgs {
  /** A cursor of changes, or the number of a revision. */
  after?: Optional<string>
  /** Default: 100. */
  first?: Optional<number>
}

/** Limits to articles that match every member. */
export interface Scope {
  /** Includes the categories below it. */
  category?: Optional<CategoryBy>
  author?: Optional<NamedBy>
  tag?: Optional<NamedBy>
  lang?: Optional<string>
  kind?: Optional<readonly ArticleKind[]>
  /** Articles in the language of the article itself. */
  sameLang?: Optional<boolean>
  /** Articles in the collection of the article itself. */
  sameCollection?: Optional<boolean>
}
