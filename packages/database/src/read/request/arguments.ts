import type { Given } from './given.ts'

export interface PageArgs {
  first?: Given<number>
  after?: Given<string>
  last?: Given<number>
  before?: Given<string>
  offset?: Given<number>
}

export type Direction = 'ASC' | 'DESC'
export interface ArticleOrder {
  field: 'PUBLISHED_AT' | 'UPDATED_AT' | 'WORDS'
  direction?: Given<Direction>
}
export interface NamedOrder {
  field: 'NAME' | 'ARTICLE_COUNT' | 'LAST_PUBLISHED_AT'
  direction?: Given<Direction>
}
export interface ImageOrder {
  field: 'USAGE_COUNT' | 'BYTES' | 'WIDTH'
  direction?: Given<Direction>
}

export type ArticleStatus = 'PUBLISHED' | 'SCHEDULED' | 'DRAFT' | 'EXPIRED'
export type ImageRole = 'HEAD' | 'THUMBNAIL' | 'COVER' | 'BODY'
export type ImageStatus = 'LOCAL' | 'REMOTE' | 'MISSING'

/** One member is given. */
export interface ArticleBy {
  id?: Given<number>
  slug?: Given<string>
  path?: Given<string>
  file?: Given<string>
}
export interface NamedBy {
  id?: Given<number>
  slug?: Given<string>
  name?: Given<string>
}
export interface CategoryBy {
  id?: Given<number>
  slug?: Given<string>
  names?: Given<readonly string[]>
}
export interface ImageBy {
  id?: Given<number>
  url?: Given<string>
  sha256?: Given<string>
}

export interface StringFilter {
  eq?: Given<string>
  ne?: Given<string>
  in?: Given<readonly string[]>
  notIn?: Given<readonly string[]>
  contains?: Given<string>
  startsWith?: Given<string>
  endsWith?: Given<string>
  isNull?: Given<boolean>
}
export interface DateTimeFilter {
  eq?: Given<number>
  gt?: Given<number>
  gte?: Given<number>
  lt?: Given<number>
  lte?: Given<number>
  isNull?: Given<boolean>
}
export interface NamedRefFilter {
  anyOf?: Given<readonly string[]>
  allOf?: Given<readonly string[]>
  noneOf?: Given<readonly string[]>
  isEmpty?: Given<boolean>
}
export interface CategoryRefFilter extends NamedRefFilter {
  includeDescendants?: Given<boolean>
}
export interface ImageRefFilter {
  url?: Given<string>
  host?: Given<string>
  role?: Given<ImageRole>
  status?: Given<ImageStatus>
}
export interface FrontMatterFilter {
  key: string
  eq?: unknown
  in?: Given<readonly unknown[]>
  exists?: Given<boolean>
  contains?: unknown
}
export interface ArticleWhere {
  and?: Given<readonly ArticleWhere[]>
  or?: Given<readonly ArticleWhere[]>
  not?: Given<ArticleWhere>
  slug?: Given<StringFilter>
  title?: Given<StringFilter>
  path?: Given<StringFilter>
  file?: Given<StringFilter>
  lang?: Given<StringFilter>
  status?: Given<readonly ArticleStatus[]>
  publishedAt?: Given<DateTimeFilter>
  updatedAt?: Given<DateTimeFilter>
  year?: Given<number>
  month?: Given<number>
  author?: Given<NamedRefFilter>
  tag?: Given<NamedRefFilter>
  category?: Given<CategoryRefFilter>
  image?: Given<ImageRefFilter>
  hasCover?: Given<boolean>
  collection?: Given<StringFilter>
  frontMatter?: Given<readonly FrontMatterFilter[]>
}
export interface NamedWhere {
  search?: Given<string>
  name?: Given<StringFilter>
  slug?: Given<StringFilter>
  minArticles?: Given<number>
}
export interface CategoryWhere extends NamedWhere {
  parent?: Given<CategoryBy>
  depth?: Given<number>
}
export interface ImageWhere {
  status?: Given<readonly ImageStatus[]>
  host?: Given<string>
  mimeType?: Given<StringFilter>
  roles?: Given<readonly ImageRole[]>
  minWidth?: Given<number>
  missingAlt?: Given<boolean>
}

export interface ArticleArgs extends PageArgs {
  where?: Given<ArticleWhere>
  orderBy?: Given<readonly ArticleOrder[]>
}
export interface CategoryArticleArgs extends ArticleArgs {
  includeDescendants?: Given<boolean>
}
export interface NamedArgs extends PageArgs {
  where?: Given<NamedWhere>
  orderBy?: Given<NamedOrder>
}
export interface CategoryArgs extends PageArgs {
  where?: Given<CategoryWhere>
  orderBy?: Given<NamedOrder>
}
export interface ImageArgs extends PageArgs {
  where?: Given<ImageWhere>
  orderBy?: Given<ImageOrder>
}
export interface UseArgs extends PageArgs {
  roles?: Given<readonly ImageRole[]>
}

export type SearchMode = 'ALL_TERMS' | 'ANY_TERM' | 'PHRASE'
export interface SearchArgs {
  query: string
  mode?: Given<SearchMode>
  where?: Given<ArticleWhere>
  first?: Given<number>
  after?: Given<string>
}
export interface SuggestArgs {
  prefix: string
  /** At most 50; 8 where it is left out. */
  first?: Given<number>
}

export interface FacetsArgs {
  where?: Given<ArticleWhere>
  /** All its words have to be found, as in a search. */
  search?: Given<string>
}
export type FacetOrder = 'COUNT_DESC' | 'NAME_ASC'
export interface NamedFacetArgs {
  /** At most 100; 20 where it is left out. */
  first?: Given<number>
  orderBy?: Given<FacetOrder>
}
export interface ValueFacetArgs {
  key: string
  first?: Given<number>
}
export type ArchiveUnit = 'YEAR' | 'MONTH' | 'DAY'
export interface DiagnosticWhere {
  severity?: Given<readonly ('ERROR' | 'WARNING' | 'INFO')[]>
  code?: Given<readonly string[]>
  fileStartsWith?: Given<string>
}
export interface DiagnosticArgs {
  /** 50 where it is left out. */
  first?: Given<number>
  after?: Given<string>
  where?: Given<DiagnosticWhere>
}

export interface ChangeArgs {
  /** A cursor of changes, or a revision's number. */
  after?: Given<string>
  /** 100 where it is left out. */
  first?: Given<number>
}

/** Every member given has to hold. */
export interface Scope {
  /** With those below it. */
  category?: Given<CategoryBy>
  author?: Given<NamedBy>
  tag?: Given<NamedBy>
  lang?: Given<string>
}
