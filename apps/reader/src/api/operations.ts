/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ArticleKind =
  | 'PAGE'
  | 'POST'
  | 'SECTION';

export type ArticleStatus =
  | 'DRAFT'
  | 'EXPIRED'
  | 'PUBLISHED'
  | 'SCHEDULED';

export type ArticleWhere = {
  and?: Array<ArticleWhere> | null | undefined;
  author?: NamedRefFilter | null | undefined;
  category?: CategoryRefFilter | null | undefined;
  collection?: StringFilter | null | undefined;
  file?: StringFilter | null | undefined;
  frontMatter?: Array<FrontMatterFilter> | null | undefined;
  hasCover?: boolean | null | undefined;
  image?: ImageRefFilter | null | undefined;
  initial?: string | null | undefined;
  kind?: Array<ArticleKind> | null | undefined;
  lang?: StringFilter | null | undefined;
  month?: number | null | undefined;
  not?: ArticleWhere | null | undefined;
  or?: Array<ArticleWhere> | null | undefined;
  path?: StringFilter | null | undefined;
  publishedAt?: DateTimeFilter | null | undefined;
  slug?: StringFilter | null | undefined;
  status?: Array<ArticleStatus> | null | undefined;
  tag?: NamedRefFilter | null | undefined;
  title?: StringFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  year?: number | null | undefined;
};

export type CategoryRefFilter = {
  allOf?: Array<string> | null | undefined;
  anyOf?: Array<string> | null | undefined;
  includeDescendants?: boolean;
  isEmpty?: boolean | null | undefined;
  noneOf?: Array<string> | null | undefined;
};

export type DateTimeFilter = {
  eq?: string | null | undefined;
  gt?: string | null | undefined;
  gte?: string | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: string | null | undefined;
  lte?: string | null | undefined;
};

export type FeedContent =
  | 'EXCERPT'
  | 'FULL';

export type FrontMatterFilter = {
  contains?: unknown;
  eq?: unknown;
  exists?: boolean | null | undefined;
  gt?: unknown;
  gte?: unknown;
  in?: Array<unknown> | null | undefined;
  key: string;
  lt?: unknown;
  lte?: unknown;
};

export type ImageRefFilter = {
  host?: string | null | undefined;
  role?: ImageRole | null | undefined;
  status?: ImageStatus | null | undefined;
  url?: string | null | undefined;
};

export type ImageRole =
  | 'BODY'
  | 'COVER'
  | 'HEAD'
  | 'THUMBNAIL';

export type ImageStatus =
  | 'LOCAL'
  | 'MISSING'
  | 'REMOTE';

export type NamedRefFilter = {
  allOf?: Array<string> | null | undefined;
  anyOf?: Array<string> | null | undefined;
  isEmpty?: boolean | null | undefined;
  noneOf?: Array<string> | null | undefined;
};

export type NodeKind =
  | 'ARTICLE'
  | 'AUTHOR'
  | 'CATEGORY'
  | 'IMAGE'
  | 'TAG';

export type SearchField =
  | 'AUTHOR'
  | 'CATEGORY'
  | 'TAG'
  | 'TEXT'
  | 'TITLE';

export type Severity =
  | 'ERROR'
  | 'INFO'
  | 'WARNING';

export type StringFilter = {
  contains?: string | null | undefined;
  endsWith?: string | null | undefined;
  eq?: string | null | undefined;
  in?: Array<string> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: string | null | undefined;
  notIn?: Array<string> | null | undefined;
  startsWith?: string | null | undefined;
};

export type ArchiveQueryVariables = Exact<{ [key: string]: never; }>;


export type ArchiveQuery = { facets: { dates: Array<{ key: string, year: number, month: number | null, count: number }> } };

export type PeriodQueryVariables = Exact<{
  year: number;
  month?: number | null | undefined;
  first: number;
  offset: number;
}>;


export type PeriodQuery = { articles: { totalCount: number, nodes: Array<{ status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, title: string, path: string, lang: string | null, author: { name: string, path: string } | null, category: { name: string, path: string } | null, cover: { url: string, status: ImageStatus, width: number | null, height: number | null } | null }> } };

export type FeedQueryVariables = Exact<{
  where?: ArticleWhere | null | undefined;
  first: number;
  full: boolean;
}>;


export type FeedQuery = { articles: { nodes: Array<{ title: string, path: string, lang: string | null, publishedAt: string | null, updatedAt: string | null, description: string | null, excerpt: string, html?: string, authors: Array<{ name: string, path: string }>, categories: Array<{ name: string }>, tags: Array<{ name: string }>, cover: { url: string, status: ImageStatus, mimeType: string | null, bytes: number | null } | null }> } };

export type TermFeedQueryVariables = Exact<{
  path: string;
  first: number;
  full: boolean;
}>;


export type TermFeedQuery = { route:
    | { __typename: 'Article' }
    | { __typename: 'Author', name: string, path: string, bio: string | null, articles: { nodes: Array<{ title: string, path: string, lang: string | null, publishedAt: string | null, updatedAt: string | null, description: string | null, excerpt: string, html?: string, authors: Array<{ name: string, path: string }>, categories: Array<{ name: string }>, tags: Array<{ name: string }>, cover: { url: string, status: ImageStatus, mimeType: string | null, bytes: number | null } | null }> } }
    | { __typename: 'Category', name: string, path: string, description: string | null, articles: { nodes: Array<{ title: string, path: string, lang: string | null, publishedAt: string | null, updatedAt: string | null, description: string | null, excerpt: string, html?: string, authors: Array<{ name: string, path: string }>, categories: Array<{ name: string }>, tags: Array<{ name: string }>, cover: { url: string, status: ImageStatus, mimeType: string | null, bytes: number | null } | null }> } }
    | { __typename: 'Redirect' }
    | { __typename: 'Tag', name: string, path: string, articles: { nodes: Array<{ title: string, path: string, lang: string | null, publishedAt: string | null, updatedAt: string | null, description: string | null, excerpt: string, html?: string, authors: Array<{ name: string, path: string }>, categories: Array<{ name: string }>, tags: Array<{ name: string }>, cover: { url: string, status: ImageStatus, mimeType: string | null, bytes: number | null } | null }> } }
   | null };

export type FeedEntryFragment = { title: string, path: string, lang: string | null, publishedAt: string | null, updatedAt: string | null, description: string | null, excerpt: string, html?: string, authors: Array<{ name: string, path: string }>, categories: Array<{ name: string }>, tags: Array<{ name: string }>, cover: { url: string, status: ImageStatus, mimeType: string | null, bytes: number | null } | null };

export type ImageFragment = { url: string, status: ImageStatus, width: number | null, height: number | null };

export type LinkFragment = { title: string, path: string, lang: string | null };

export type CardFragment = { status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, title: string, path: string, lang: string | null, author: { name: string, path: string } | null, category: { name: string, path: string } | null, cover: { url: string, status: ImageStatus, width: number | null, height: number | null } | null };

export type CardPageFragment = { totalCount: number, nodes: Array<{ status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, title: string, path: string, lang: string | null, author: { name: string, path: string } | null, category: { name: string, path: string } | null, cover: { url: string, status: ImageStatus, width: number | null, height: number | null } | null }> };

export type FrameQueryVariables = Exact<{ [key: string]: never; }>;


export type FrameQuery = { site: { title: string | null, url: string | null, lang: string | null, description: string | null, langs: Array<string>, feedContent: FeedContent, articleCount: number }, categories: { nodes: Array<{ name: string, path: string }> }, facets: { langs: Array<{ value: string, count: number }> } };

export type FrontQueryVariables = Exact<{
  where?: ArticleWhere | null | undefined;
}>;


export type FrontQuery = { articles: { nodes: Array<{ status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, title: string, path: string, lang: string | null, author: { name: string, path: string } | null, category: { name: string, path: string } | null, cover: { url: string, status: ImageStatus, width: number | null, height: number | null } | null }> }, categories: { nodes: Array<{ name: string, path: string, articles: { nodes: Array<{ status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, title: string, path: string, lang: string | null, author: { name: string, path: string } | null, category: { name: string, path: string } | null, cover: { url: string, status: ImageStatus, width: number | null, height: number | null } | null }> } }> } };

export type IntroductionQueryVariables = Exact<{
  path: string;
}>;


export type IntroductionQuery = { route:
    | { __typename: 'Article', title: string, lang: string | null, html: string }
    | { __typename: 'Author' }
    | { __typename: 'Category' }
    | { __typename: 'Redirect' }
    | { __typename: 'Tag' }
   | null };

export type UnpublishedQueryVariables = Exact<{ [key: string]: never; }>;


export type UnpublishedQuery = { articles: { totalCount: number, nodes: Array<{ status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, title: string, path: string, lang: string | null, author: { name: string, path: string } | null, category: { name: string, path: string } | null, cover: { url: string, status: ImageStatus, width: number | null, height: number | null } | null }> } };

export type ProblemsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ProblemsQuery = { diagnostics: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ severity: Severity, code: string, cause: string | null, message: string, hint: string | null, file: string, line: number | null, frame: string | null, article: { path: string } | null }> } };

export type RouteQueryVariables = Exact<{
  path: string;
  first: number;
  offset: number;
}>;


export type RouteQuery = { route:
    | { __typename: 'Article', title: string, path: string, lang: string | null, status: ArticleStatus, description: string | null, excerpt: string, publishedAt: string | null, publishedOn: string | null, updatedAt: string | null, originalUrl: string | null, html: string, toc: Array<{ id: string, text: string, children: Array<{ id: string, text: string }> }>, stats: { readingMinutes: number }, authors: Array<{ name: string, path: string }>, category: { name: string, path: string, ancestors: Array<{ name: string, path: string }> } | null, tags: Array<{ name: string, path: string }>, cover: { url: string, status: ImageStatus, width: number | null, height: number | null } | null, images: { edges: Array<{ alt: string | null, caption: string | null, node: { url: string, status: ImageStatus, width: number | null, height: number | null } }> }, newer: { title: string, path: string, lang: string | null } | null, older: { title: string, path: string, lang: string | null } | null, translations: Array<{ title: string, path: string, lang: string | null }>, linkedFrom: { nodes: Array<{ title: string, path: string, lang: string | null }> }, related: Array<{ node: { status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, title: string, path: string, lang: string | null, author: { name: string, path: string } | null, category: { name: string, path: string } | null, cover: { url: string, status: ImageStatus, width: number | null, height: number | null } | null } }> }
    | { __typename: 'Author', name: string, path: string, bio: string | null, url: string | null, avatar: { url: string, status: ImageStatus, width: number | null, height: number | null } | null, articles: { totalCount: number, nodes: Array<{ status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, title: string, path: string, lang: string | null, author: { name: string, path: string } | null, category: { name: string, path: string } | null, cover: { url: string, status: ImageStatus, width: number | null, height: number | null } | null }> } }
    | { __typename: 'Category', name: string, path: string, description: string | null, ancestors: Array<{ name: string, path: string }>, children: Array<{ name: string, path: string, articleCount: number }>, articles: { totalCount: number, nodes: Array<{ status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, title: string, path: string, lang: string | null, author: { name: string, path: string } | null, category: { name: string, path: string } | null, cover: { url: string, status: ImageStatus, width: number | null, height: number | null } | null }> } }
    | { __typename: 'Redirect', to: string, permanent: boolean }
    | { __typename: 'Tag', name: string, path: string, articles: { totalCount: number, nodes: Array<{ status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, title: string, path: string, lang: string | null, author: { name: string, path: string } | null, category: { name: string, path: string } | null, cover: { url: string, status: ImageStatus, width: number | null, height: number | null } | null }> } }
   | null };

export type FullArticleFragment = { title: string, path: string, lang: string | null, status: ArticleStatus, description: string | null, excerpt: string, publishedAt: string | null, publishedOn: string | null, updatedAt: string | null, originalUrl: string | null, html: string, toc: Array<{ id: string, text: string, children: Array<{ id: string, text: string }> }>, stats: { readingMinutes: number }, authors: Array<{ name: string, path: string }>, category: { name: string, path: string, ancestors: Array<{ name: string, path: string }> } | null, tags: Array<{ name: string, path: string }>, cover: { url: string, status: ImageStatus, width: number | null, height: number | null } | null, images: { edges: Array<{ alt: string | null, caption: string | null, node: { url: string, status: ImageStatus, width: number | null, height: number | null } }> }, newer: { title: string, path: string, lang: string | null } | null, older: { title: string, path: string, lang: string | null } | null, translations: Array<{ title: string, path: string, lang: string | null }>, linkedFrom: { nodes: Array<{ title: string, path: string, lang: string | null }> }, related: Array<{ node: { status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, title: string, path: string, lang: string | null, author: { name: string, path: string } | null, category: { name: string, path: string } | null, cover: { url: string, status: ImageStatus, width: number | null, height: number | null } | null } }> };

export type SearchQueryVariables = Exact<{
  query: string;
  where?: ArticleWhere | null | undefined;
  first: number;
  offset: number;
  prefix: boolean;
}>;


export type SearchQuery = { search: { totalCount: number, edges: Array<{ highlights: Array<{ field: SearchField, text: string, ranges: Array<{ start: number, length: number }> }>, node: { status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, title: string, path: string, lang: string | null, author: { name: string, path: string } | null, category: { name: string, path: string } | null, cover: { url: string, status: ImageStatus, width: number | null, height: number | null } | null } }> }, facets: { categories: Array<{ count: number, selected: boolean, node: { name: string, slug: string } }>, authors: Array<{ count: number, selected: boolean, node: { name: string, slug: string } }>, tags: Array<{ count: number, selected: boolean, node: { name: string, slug: string } }>, langs: Array<{ value: string, count: number }>, dates: Array<{ year: number, count: number }> }, suggest: Array<{ kind: NodeKind, text: string, node:
      | { path: string }
      | { path: string }
      | { path: string }
      | { path: string }
      | Record<PropertyKey, never>
     }> };

export type SitemapSizesQueryVariables = Exact<{ [key: string]: never; }>;


export type SitemapSizesQuery = { articles: { totalCount: number }, categories: { totalCount: number }, tags: { totalCount: number }, authors: { totalCount: number } };

export type SitemapArticlesQueryVariables = Exact<{
  first: number;
  offset?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SitemapArticlesQuery = { articles: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ path: string, publishedAt: string | null, updatedAt: string | null, images: { nodes: Array<{ url: string, status: ImageStatus }> } }> } };

export type SitemapNewsQueryVariables = Exact<{
  since: string;
  after?: string | null | undefined;
}>;


export type SitemapNewsQuery = { articles: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ path: string, title: string, lang: string | null, publishedAt: string | null }> } };

export type SitemapCategoriesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type SitemapCategoriesQuery = { categories: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ path: string }> } };

export type SitemapTagsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type SitemapTagsQuery = { tags: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ path: string }> } };

export type SitemapAuthorsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type SitemapAuthorsQuery = { authors: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ path: string }> } };

export type CategoryTreeQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CategoryTreeQuery = { categories: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, path: string, articleCount: number, parent: { id: string } | null }> } };

export type TagsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type TagsQuery = { tags: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ name: string, path: string, articleCount: number }> } };

export type AuthorsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AuthorsQuery = { authors: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ name: string, path: string, bio: string | null, articleCount: number, avatar: { url: string, status: ImageStatus, width: number | null, height: number | null } | null }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const FeedEntryFragmentDoc = new TypedDocumentString(`
    fragment FeedEntry on Article {
  title
  path
  lang
  publishedAt
  updatedAt
  description
  excerpt(length: 300)
  html(absoluteLinks: true) @include(if: $full)
  authors {
    name
    path
  }
  categories {
    name
  }
  tags {
    name
  }
  cover {
    url
    status
    mimeType
    bytes
  }
}
    `, {"fragmentName":"FeedEntry"}) as unknown as TypedDocumentString<FeedEntryFragment, unknown>;
export const LinkFragmentDoc = new TypedDocumentString(`
    fragment Link on Article {
  title
  path
  lang
}
    `, {"fragmentName":"Link"}) as unknown as TypedDocumentString<LinkFragment, unknown>;
export const ImageFragmentDoc = new TypedDocumentString(`
    fragment Image on Image {
  url
  status
  width
  height
}
    `, {"fragmentName":"Image"}) as unknown as TypedDocumentString<ImageFragment, unknown>;
export const CardFragmentDoc = new TypedDocumentString(`
    fragment Card on Article {
  ...Link
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    name
    path
  }
  category {
    name
    path
  }
  cover {
    ...Image
  }
}
    fragment Image on Image {
  url
  status
  width
  height
}
fragment Link on Article {
  title
  path
  lang
}`, {"fragmentName":"Card"}) as unknown as TypedDocumentString<CardFragment, unknown>;
export const CardPageFragmentDoc = new TypedDocumentString(`
    fragment CardPage on ArticleConnection {
  totalCount
  nodes {
    ...Card
  }
}
    fragment Image on Image {
  url
  status
  width
  height
}
fragment Link on Article {
  title
  path
  lang
}
fragment Card on Article {
  ...Link
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    name
    path
  }
  category {
    name
    path
  }
  cover {
    ...Image
  }
}`, {"fragmentName":"CardPage"}) as unknown as TypedDocumentString<CardPageFragment, unknown>;
export const FullArticleFragmentDoc = new TypedDocumentString(`
    fragment FullArticle on Article {
  title
  path
  lang
  status
  description
  excerpt(length: 160)
  publishedAt
  publishedOn
  updatedAt
  originalUrl
  html(skipTitle: true, absoluteImages: false)
  toc(maxDepth: 3) {
    id
    text
    children {
      id
      text
    }
  }
  stats {
    readingMinutes
  }
  authors {
    name
    path
  }
  category {
    name
    path
    ancestors {
      name
      path
    }
  }
  tags {
    name
    path
  }
  cover {
    ...Image
  }
  images(first: 1, roles: [COVER, HEAD]) {
    edges {
      alt
      caption
      node {
        ...Image
      }
    }
  }
  newer(within: {sameLang: true, sameCollection: true}) {
    ...Link
  }
  older(within: {sameLang: true, sameCollection: true}) {
    ...Link
  }
  translations {
    ...Link
  }
  linkedFrom(first: 12) {
    nodes {
      ...Link
    }
  }
  related(first: 4) {
    node {
      ...Card
    }
  }
}
    fragment Image on Image {
  url
  status
  width
  height
}
fragment Link on Article {
  title
  path
  lang
}
fragment Card on Article {
  ...Link
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    name
    path
  }
  category {
    name
    path
  }
  cover {
    ...Image
  }
}`, {"fragmentName":"FullArticle"}) as unknown as TypedDocumentString<FullArticleFragment, unknown>;
export const ArchiveDocument = new TypedDocumentString(`
    query Archive {
  facets {
    dates(by: MONTH) {
      key
      year
      month
      count
    }
  }
}
    `) as unknown as TypedDocumentString<ArchiveQuery, ArchiveQueryVariables>;
export const PeriodDocument = new TypedDocumentString(`
    query Period($year: Int!, $month: Int, $first: Int!, $offset: Int!) {
  articles(where: {year: $year, month: $month}, first: $first, offset: $offset) {
    ...CardPage
  }
}
    fragment Image on Image {
  url
  status
  width
  height
}
fragment Link on Article {
  title
  path
  lang
}
fragment Card on Article {
  ...Link
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    name
    path
  }
  category {
    name
    path
  }
  cover {
    ...Image
  }
}
fragment CardPage on ArticleConnection {
  totalCount
  nodes {
    ...Card
  }
}`) as unknown as TypedDocumentString<PeriodQuery, PeriodQueryVariables>;
export const FeedDocument = new TypedDocumentString(`
    query Feed($where: ArticleWhere, $first: Int!, $full: Boolean!) {
  articles(first: $first, where: $where) {
    nodes {
      ...FeedEntry
    }
  }
}
    fragment FeedEntry on Article {
  title
  path
  lang
  publishedAt
  updatedAt
  description
  excerpt(length: 300)
  html(absoluteLinks: true) @include(if: $full)
  authors {
    name
    path
  }
  categories {
    name
  }
  tags {
    name
  }
  cover {
    url
    status
    mimeType
    bytes
  }
}`) as unknown as TypedDocumentString<FeedQuery, FeedQueryVariables>;
export const TermFeedDocument = new TypedDocumentString(`
    query TermFeed($path: String!, $first: Int!, $full: Boolean!) {
  route(path: $path) {
    __typename
    ... on Author {
      name
      path
      bio
      articles(first: $first) {
        nodes {
          ...FeedEntry
        }
      }
    }
    ... on Category {
      name
      path
      description
      articles(first: $first) {
        nodes {
          ...FeedEntry
        }
      }
    }
    ... on Tag {
      name
      path
      articles(first: $first) {
        nodes {
          ...FeedEntry
        }
      }
    }
  }
}
    fragment FeedEntry on Article {
  title
  path
  lang
  publishedAt
  updatedAt
  description
  excerpt(length: 300)
  html(absoluteLinks: true) @include(if: $full)
  authors {
    name
    path
  }
  categories {
    name
  }
  tags {
    name
  }
  cover {
    url
    status
    mimeType
    bytes
  }
}`) as unknown as TypedDocumentString<TermFeedQuery, TermFeedQueryVariables>;
export const FrameDocument = new TypedDocumentString(`
    query Frame {
  site {
    title
    url
    lang
    description
    langs
    feedContent
    articleCount
  }
  categories(
    first: 7
    where: {depth: 0, minArticles: 1}
    orderBy: {field: ARTICLE_COUNT, direction: DESC}
  ) {
    nodes {
      name
      path
    }
  }
  facets {
    langs {
      value
      count
    }
  }
}
    `) as unknown as TypedDocumentString<FrameQuery, FrameQueryVariables>;
export const FrontDocument = new TypedDocumentString(`
    query Front($where: ArticleWhere) {
  articles(first: 9, where: $where) {
    nodes {
      ...Card
    }
  }
  categories(
    first: 8
    where: {depth: 0, minArticles: 1}
    orderBy: {field: ARTICLE_COUNT, direction: DESC}
  ) {
    nodes {
      name
      path
      articles(first: 9, where: $where) {
        nodes {
          ...Card
        }
      }
    }
  }
}
    fragment Image on Image {
  url
  status
  width
  height
}
fragment Link on Article {
  title
  path
  lang
}
fragment Card on Article {
  ...Link
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    name
    path
  }
  category {
    name
    path
  }
  cover {
    ...Image
  }
}`) as unknown as TypedDocumentString<FrontQuery, FrontQueryVariables>;
export const IntroductionDocument = new TypedDocumentString(`
    query Introduction($path: String!) {
  route(path: $path) {
    __typename
    ... on Article {
      title
      lang
      html(skipTitle: true, absoluteImages: false)
    }
  }
}
    `) as unknown as TypedDocumentString<IntroductionQuery, IntroductionQueryVariables>;
export const UnpublishedDocument = new TypedDocumentString(`
    query Unpublished {
  articles(first: 50, where: {status: [DRAFT, SCHEDULED, EXPIRED]}) {
    ...CardPage
  }
}
    fragment Image on Image {
  url
  status
  width
  height
}
fragment Link on Article {
  title
  path
  lang
}
fragment Card on Article {
  ...Link
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    name
    path
  }
  category {
    name
    path
  }
  cover {
    ...Image
  }
}
fragment CardPage on ArticleConnection {
  totalCount
  nodes {
    ...Card
  }
}`) as unknown as TypedDocumentString<UnpublishedQuery, UnpublishedQueryVariables>;
export const ProblemsDocument = new TypedDocumentString(`
    query Problems($after: String) {
  diagnostics(first: 100, after: $after, where: {repeated: true}) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      severity
      code
      cause
      message
      hint
      file
      line
      frame
      article {
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProblemsQuery, ProblemsQueryVariables>;
export const RouteDocument = new TypedDocumentString(`
    query Route($path: String!, $first: Int!, $offset: Int!) {
  route(path: $path) {
    __typename
    ... on Article {
      ...FullArticle
    }
    ... on Author {
      name
      path
      bio
      url
      avatar {
        ...Image
      }
      articles(first: $first, offset: $offset) {
        ...CardPage
      }
    }
    ... on Category {
      name
      path
      description
      ancestors {
        name
        path
      }
      children {
        name
        path
        articleCount
      }
      articles(first: $first, offset: $offset) {
        ...CardPage
      }
    }
    ... on Tag {
      name
      path
      articles(first: $first, offset: $offset) {
        ...CardPage
      }
    }
    ... on Redirect {
      to
      permanent
    }
  }
}
    fragment Image on Image {
  url
  status
  width
  height
}
fragment Link on Article {
  title
  path
  lang
}
fragment Card on Article {
  ...Link
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    name
    path
  }
  category {
    name
    path
  }
  cover {
    ...Image
  }
}
fragment CardPage on ArticleConnection {
  totalCount
  nodes {
    ...Card
  }
}
fragment FullArticle on Article {
  title
  path
  lang
  status
  description
  excerpt(length: 160)
  publishedAt
  publishedOn
  updatedAt
  originalUrl
  html(skipTitle: true, absoluteImages: false)
  toc(maxDepth: 3) {
    id
    text
    children {
      id
      text
    }
  }
  stats {
    readingMinutes
  }
  authors {
    name
    path
  }
  category {
    name
    path
    ancestors {
      name
      path
    }
  }
  tags {
    name
    path
  }
  cover {
    ...Image
  }
  images(first: 1, roles: [COVER, HEAD]) {
    edges {
      alt
      caption
      node {
        ...Image
      }
    }
  }
  newer(within: {sameLang: true, sameCollection: true}) {
    ...Link
  }
  older(within: {sameLang: true, sameCollection: true}) {
    ...Link
  }
  translations {
    ...Link
  }
  linkedFrom(first: 12) {
    nodes {
      ...Link
    }
  }
  related(first: 4) {
    node {
      ...Card
    }
  }
}`) as unknown as TypedDocumentString<RouteQuery, RouteQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($query: String!, $where: ArticleWhere, $first: Int!, $offset: Int!, $prefix: Boolean!) {
  search(
    query: $query
    where: $where
    first: $first
    offset: $offset
    prefix: $prefix
  ) {
    totalCount
    edges {
      highlights(fragments: 2, size: 90) {
        field
        text
        ranges {
          start
          length
        }
      }
      node {
        ...Card
      }
    }
  }
  facets(search: $query, where: $where) {
    categories(first: 10) {
      count
      selected
      node {
        name
        slug
      }
    }
    authors(first: 8) {
      count
      selected
      node {
        name
        slug
      }
    }
    tags(first: 12) {
      count
      selected
      node {
        name
        slug
      }
    }
    langs {
      value
      count
    }
    dates(by: YEAR) {
      year
      count
    }
  }
  suggest(prefix: $query, first: 6) {
    kind
    text
    node {
      ... on Page {
        path
      }
    }
  }
}
    fragment Image on Image {
  url
  status
  width
  height
}
fragment Link on Article {
  title
  path
  lang
}
fragment Card on Article {
  ...Link
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    name
    path
  }
  category {
    name
    path
  }
  cover {
    ...Image
  }
}`) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const SitemapSizesDocument = new TypedDocumentString(`
    query SitemapSizes {
  articles(first: 0) {
    totalCount
  }
  categories(first: 0, where: {minArticles: 1}) {
    totalCount
  }
  tags(first: 0, where: {minArticles: 1}) {
    totalCount
  }
  authors(first: 0, where: {minArticles: 1}) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<SitemapSizesQuery, SitemapSizesQueryVariables>;
export const SitemapArticlesDocument = new TypedDocumentString(`
    query SitemapArticles($first: Int!, $offset: Int, $after: String) {
  articles(
    first: $first
    offset: $offset
    after: $after
    orderBy: {field: PUBLISHED_AT, direction: ASC}
  ) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      path
      publishedAt
      updatedAt
      images(first: 20) {
        nodes {
          url
          status
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SitemapArticlesQuery, SitemapArticlesQueryVariables>;
export const SitemapNewsDocument = new TypedDocumentString(`
    query SitemapNews($since: DateTime!, $after: String) {
  articles(first: 100, after: $after, where: {publishedAt: {gte: $since}}) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      path
      title
      lang
      publishedAt
    }
  }
}
    `) as unknown as TypedDocumentString<SitemapNewsQuery, SitemapNewsQueryVariables>;
export const SitemapCategoriesDocument = new TypedDocumentString(`
    query SitemapCategories($after: String) {
  categories(first: 100, after: $after, where: {minArticles: 1}) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SitemapCategoriesQuery, SitemapCategoriesQueryVariables>;
export const SitemapTagsDocument = new TypedDocumentString(`
    query SitemapTags($after: String) {
  tags(first: 100, after: $after, where: {minArticles: 1}) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SitemapTagsQuery, SitemapTagsQueryVariables>;
export const SitemapAuthorsDocument = new TypedDocumentString(`
    query SitemapAuthors($after: String) {
  authors(first: 100, after: $after, where: {minArticles: 1}) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SitemapAuthorsQuery, SitemapAuthorsQueryVariables>;
export const CategoryTreeDocument = new TypedDocumentString(`
    query CategoryTree($after: String) {
  categories(first: 100, after: $after, where: {minArticles: 1}) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      path
      articleCount
      parent {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CategoryTreeQuery, CategoryTreeQueryVariables>;
export const TagsDocument = new TypedDocumentString(`
    query Tags($after: String) {
  tags(
    first: 100
    after: $after
    where: {minArticles: 1}
    orderBy: {field: ARTICLE_COUNT, direction: DESC}
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      name
      path
      articleCount
    }
  }
}
    `) as unknown as TypedDocumentString<TagsQuery, TagsQueryVariables>;
export const AuthorsDocument = new TypedDocumentString(`
    query Authors($after: String) {
  authors(first: 100, after: $after, where: {minArticles: 1}) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      name
      path
      bio
      articleCount
      avatar {
        ...Image
      }
    }
  }
}
    fragment Image on Image {
  url
  status
  width
  height
}`) as unknown as TypedDocumentString<AuthorsQuery, AuthorsQueryVariables>;