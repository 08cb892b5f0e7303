import type * as Types from './types.ts';
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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
export const FeedEntryFragmentDoc = /* @__PURE__ */ new TypedDocumentString(`fragment FeedEntry on Article {
  title
  path
  firstPath
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
}`, {"fragmentName":"FeedEntry"}) as unknown as TypedDocumentString<Types.FeedEntryFragment, unknown>;
export const ArticleLinkFragmentDoc = /* @__PURE__ */ new TypedDocumentString(`fragment ArticleLink on Article {
  id
  title
  path
  lang
}`, {"fragmentName":"ArticleLink"}) as unknown as TypedDocumentString<Types.ArticleLinkFragment, unknown>;
export const AuthorLinkFragmentDoc = /* @__PURE__ */ new TypedDocumentString(`fragment AuthorLink on Author {
  id
  name
  path
}`, {"fragmentName":"AuthorLink"}) as unknown as TypedDocumentString<Types.AuthorLinkFragment, unknown>;
export const CategoryLinkFragmentDoc = /* @__PURE__ */ new TypedDocumentString(`fragment CategoryLink on Category {
  id
  name
  path
}`, {"fragmentName":"CategoryLink"}) as unknown as TypedDocumentString<Types.CategoryLinkFragment, unknown>;
export const ImageFragmentDoc = /* @__PURE__ */ new TypedDocumentString(`fragment Image on Image {
  id
  url
  status
  width
  height
  srcSet
  placeholder
  color
}`, {"fragmentName":"Image"}) as unknown as TypedDocumentString<Types.ImageFragment, unknown>;
export const ArticleCardFragmentDoc = /* @__PURE__ */ new TypedDocumentString(`fragment ArticleCard on Article {
  ...ArticleLink
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    ...AuthorLink
  }
  category {
    ...CategoryLink
  }
  cover {
    ...Image
  }
}

fragment Image on Image {
  id
  url
  status
  width
  height
  srcSet
  placeholder
  color
}

fragment AuthorLink on Author {
  id
  name
  path
}

fragment CategoryLink on Category {
  id
  name
  path
}

fragment ArticleLink on Article {
  id
  title
  path
  lang
}`, {"fragmentName":"ArticleCard"}) as unknown as TypedDocumentString<Types.ArticleCardFragment, unknown>;
export const ArticlePageFragmentDoc = /* @__PURE__ */ new TypedDocumentString(`fragment ArticlePage on ArticleConnection {
  totalCount
  nodes {
    ...ArticleCard
  }
}

fragment Image on Image {
  id
  url
  status
  width
  height
  srcSet
  placeholder
  color
}

fragment AuthorLink on Author {
  id
  name
  path
}

fragment CategoryLink on Category {
  id
  name
  path
}

fragment ArticleLink on Article {
  id
  title
  path
  lang
}

fragment ArticleCard on Article {
  ...ArticleLink
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    ...AuthorLink
  }
  category {
    ...CategoryLink
  }
  cover {
    ...Image
  }
}`, {"fragmentName":"ArticlePage"}) as unknown as TypedDocumentString<Types.ArticlePageFragment, unknown>;
export const TagLinkFragmentDoc = /* @__PURE__ */ new TypedDocumentString(`fragment TagLink on Tag {
  id
  name
  path
}`, {"fragmentName":"TagLink"}) as unknown as TypedDocumentString<Types.TagLinkFragment, unknown>;
export const ArticleDetailFragmentDoc = /* @__PURE__ */ new TypedDocumentString(`fragment ArticleDetail on Article {
  ...ArticleLink
  status
  description
  excerpt(length: 160)
  publishedAt
  publishedOn
  updatedAt
  originalUrl
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
    ...AuthorLink
  }
  category {
    ...CategoryLink
    ancestors {
      ...CategoryLink
    }
  }
  tags {
    ...TagLink
  }
  keywords
  cover {
    ...Image
  }
  images(first: 1, roles: [COVER, HEAD]) {
    edges {
      cursor
      alt
      caption
      node {
        ...Image
      }
    }
  }
  newer(within: {sameLang: true, sameCollection: true}) {
    ...ArticleLink
  }
  older(within: {sameLang: true, sameCollection: true}) {
    ...ArticleLink
  }
  translations {
    ...ArticleLink
  }
  linkedFrom(first: 12) {
    nodes {
      ...ArticleLink
    }
  }
  related(first: 4) {
    node {
      ...ArticleCard
    }
  }
  story {
    id
    canonical {
      ...ArticleLink
    }
    articles {
      ...ArticleLink
      publishedOn
      updatedAt
    }
  }
}

fragment Image on Image {
  id
  url
  status
  width
  height
  srcSet
  placeholder
  color
}

fragment AuthorLink on Author {
  id
  name
  path
}

fragment CategoryLink on Category {
  id
  name
  path
}

fragment TagLink on Tag {
  id
  name
  path
}

fragment ArticleLink on Article {
  id
  title
  path
  lang
}

fragment ArticleCard on Article {
  ...ArticleLink
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    ...AuthorLink
  }
  category {
    ...CategoryLink
  }
  cover {
    ...Image
  }
}`, {"fragmentName":"ArticleDetail"}) as unknown as TypedDocumentString<Types.ArticleDetailFragment, unknown>;
export const ChangesFragmentDoc = /* @__PURE__ */ new TypedDocumentString(`fragment Changes on TextChanges {
  isExact
  ranges {
    kind
    text
    start
    length
    at
  }
}`, {"fragmentName":"Changes"}) as unknown as TypedDocumentString<Types.ChangesFragment, unknown>;
export const MenuEntryFragmentDoc = /* @__PURE__ */ new TypedDocumentString(`fragment MenuEntry on MenuItem {
  name
  url
  children {
    name
    url
  }
}`, {"fragmentName":"MenuEntry"}) as unknown as TypedDocumentString<Types.MenuEntryFragment, unknown>;
export const DatesDocument = /* @__PURE__ */ new TypedDocumentString(`query Dates($by: ArchiveUnit! = MONTH, $where: ArticleWhere) {
  facets(where: $where) {
    dates(by: $by) {
      key
      year
      month
      day
      count
    }
  }
}`) as unknown as TypedDocumentString<Types.DatesQuery, Types.DatesQueryVariables>;
export const PeriodDocument = /* @__PURE__ */ new TypedDocumentString(`query Period($year: Int!, $month: Int, $first: Int!, $offset: Int!) {
  articles(where: {year: $year, month: $month}, first: $first, offset: $offset) {
    ...ArticlePage
  }
}

fragment Image on Image {
  id
  url
  status
  width
  height
  srcSet
  placeholder
  color
}

fragment AuthorLink on Author {
  id
  name
  path
}

fragment CategoryLink on Category {
  id
  name
  path
}

fragment ArticleLink on Article {
  id
  title
  path
  lang
}

fragment ArticleCard on Article {
  ...ArticleLink
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    ...AuthorLink
  }
  category {
    ...CategoryLink
  }
  cover {
    ...Image
  }
}

fragment ArticlePage on ArticleConnection {
  totalCount
  nodes {
    ...ArticleCard
  }
}`) as unknown as TypedDocumentString<Types.PeriodQuery, Types.PeriodQueryVariables>;
export const UndatedDocument = /* @__PURE__ */ new TypedDocumentString(`query Undated($first: Int!, $offset: Int!) {
  articles(
    where: {publishedAt: {isNull: true}}
    orderBy: {field: TITLE, direction: ASC}
    first: $first
    offset: $offset
  ) {
    ...ArticlePage
  }
}

fragment Image on Image {
  id
  url
  status
  width
  height
  srcSet
  placeholder
  color
}

fragment AuthorLink on Author {
  id
  name
  path
}

fragment CategoryLink on Category {
  id
  name
  path
}

fragment ArticleLink on Article {
  id
  title
  path
  lang
}

fragment ArticleCard on Article {
  ...ArticleLink
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    ...AuthorLink
  }
  category {
    ...CategoryLink
  }
  cover {
    ...Image
  }
}

fragment ArticlePage on ArticleConnection {
  totalCount
  nodes {
    ...ArticleCard
  }
}`) as unknown as TypedDocumentString<Types.UndatedQuery, Types.UndatedQueryVariables>;
export const OnThisDayDocument = /* @__PURE__ */ new TypedDocumentString(`query OnThisDay($date: Date!, $where: ArticleWhere, $first: Int = 10, $offset: Int) {
  onThisDay(date: $date, where: $where, first: $first, offset: $offset) {
    ...ArticlePage
  }
}

fragment Image on Image {
  id
  url
  status
  width
  height
  srcSet
  placeholder
  color
}

fragment AuthorLink on Author {
  id
  name
  path
}

fragment CategoryLink on Category {
  id
  name
  path
}

fragment ArticleLink on Article {
  id
  title
  path
  lang
}

fragment ArticleCard on Article {
  ...ArticleLink
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    ...AuthorLink
  }
  category {
    ...CategoryLink
  }
  cover {
    ...Image
  }
}

fragment ArticlePage on ArticleConnection {
  totalCount
  nodes {
    ...ArticleCard
  }
}`) as unknown as TypedDocumentString<Types.OnThisDayQuery, Types.OnThisDayQueryVariables>;
export const ArticleDocument = /* @__PURE__ */ new TypedDocumentString(`query Article($path: String!, $absoluteImages: Boolean! = true, $imageSizes: String) {
  article(by: {path: $path}) {
    ...ArticleDetail
    html(skipTitle: true, absoluteImages: $absoluteImages, imageSizes: $imageSizes)
  }
}

fragment Image on Image {
  id
  url
  status
  width
  height
  srcSet
  placeholder
  color
}

fragment AuthorLink on Author {
  id
  name
  path
}

fragment CategoryLink on Category {
  id
  name
  path
}

fragment TagLink on Tag {
  id
  name
  path
}

fragment ArticleLink on Article {
  id
  title
  path
  lang
}

fragment ArticleCard on Article {
  ...ArticleLink
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    ...AuthorLink
  }
  category {
    ...CategoryLink
  }
  cover {
    ...Image
  }
}

fragment ArticleDetail on Article {
  ...ArticleLink
  status
  description
  excerpt(length: 160)
  publishedAt
  publishedOn
  updatedAt
  originalUrl
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
    ...AuthorLink
  }
  category {
    ...CategoryLink
    ancestors {
      ...CategoryLink
    }
  }
  tags {
    ...TagLink
  }
  keywords
  cover {
    ...Image
  }
  images(first: 1, roles: [COVER, HEAD]) {
    edges {
      cursor
      alt
      caption
      node {
        ...Image
      }
    }
  }
  newer(within: {sameLang: true, sameCollection: true}) {
    ...ArticleLink
  }
  older(within: {sameLang: true, sameCollection: true}) {
    ...ArticleLink
  }
  translations {
    ...ArticleLink
  }
  linkedFrom(first: 12) {
    nodes {
      ...ArticleLink
    }
  }
  related(first: 4) {
    node {
      ...ArticleCard
    }
  }
  story {
    id
    canonical {
      ...ArticleLink
    }
    articles {
      ...ArticleLink
      publishedOn
      updatedAt
    }
  }
}`) as unknown as TypedDocumentString<Types.ArticleQuery, Types.ArticleQueryVariables>;
export const NeighboursDocument = /* @__PURE__ */ new TypedDocumentString(`query Neighbours($path: String!, $within: Scope) {
  article(by: {path: $path}) {
    id
    newer(within: $within) {
      ...ArticleLink
    }
    older(within: $within) {
      ...ArticleLink
    }
  }
}

fragment ArticleLink on Article {
  id
  title
  path
  lang
}`) as unknown as TypedDocumentString<Types.NeighboursQuery, Types.NeighboursQueryVariables>;
export const RelatedDocument = /* @__PURE__ */ new TypedDocumentString(`query Related($path: String!, $first: Int! = 5) {
  article(by: {path: $path}) {
    id
    related(first: $first) {
      reasons
      node {
        ...ArticleCard
      }
    }
  }
}

fragment Image on Image {
  id
  url
  status
  width
  height
  srcSet
  placeholder
  color
}

fragment AuthorLink on Author {
  id
  name
  path
}

fragment CategoryLink on Category {
  id
  name
  path
}

fragment ArticleLink on Article {
  id
  title
  path
  lang
}

fragment ArticleCard on Article {
  ...ArticleLink
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    ...AuthorLink
  }
  category {
    ...CategoryLink
  }
  cover {
    ...Image
  }
}`) as unknown as TypedDocumentString<Types.RelatedQuery, Types.RelatedQueryVariables>;
export const ArticlesDocument = /* @__PURE__ */ new TypedDocumentString(`query Articles($where: ArticleWhere, $orderBy: [ArticleOrder!], $first: Int = 20, $offset: Int) {
  articles(where: $where, orderBy: $orderBy, first: $first, offset: $offset) {
    ...ArticlePage
  }
}

fragment Image on Image {
  id
  url
  status
  width
  height
  srcSet
  placeholder
  color
}

fragment AuthorLink on Author {
  id
  name
  path
}

fragment CategoryLink on Category {
  id
  name
  path
}

fragment ArticleLink on Article {
  id
  title
  path
  lang
}

fragment ArticleCard on Article {
  ...ArticleLink
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    ...AuthorLink
  }
  category {
    ...CategoryLink
  }
  cover {
    ...Image
  }
}

fragment ArticlePage on ArticleConnection {
  totalCount
  nodes {
    ...ArticleCard
  }
}`) as unknown as TypedDocumentString<Types.ArticlesQuery, Types.ArticlesQueryVariables>;
export const ScrollArticlesDocument = /* @__PURE__ */ new TypedDocumentString(`query ScrollArticles($where: ArticleWhere, $orderBy: [ArticleOrder!], $first: Int = 20, $after: String) {
  articles(where: $where, orderBy: $orderBy, first: $first, after: $after) {
    edges {
      cursor
      node {
        ...ArticleCard
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}

fragment Image on Image {
  id
  url
  status
  width
  height
  srcSet
  placeholder
  color
}

fragment AuthorLink on Author {
  id
  name
  path
}

fragment CategoryLink on Category {
  id
  name
  path
}

fragment ArticleLink on Article {
  id
  title
  path
  lang
}

fragment ArticleCard on Article {
  ...ArticleLink
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    ...AuthorLink
  }
  category {
    ...CategoryLink
  }
  cover {
    ...Image
  }
}`) as unknown as TypedDocumentString<Types.ScrollArticlesQuery, Types.ScrollArticlesQueryVariables>;
export const ArticlePathsDocument = /* @__PURE__ */ new TypedDocumentString(`query ArticlePaths($where: ArticleWhere, $after: String) {
  articles(where: $where, first: 100, after: $after) {
    nodes {
      id
      path
      lang
      publishedAt
      updatedAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`) as unknown as TypedDocumentString<Types.ArticlePathsQuery, Types.ArticlePathsQueryVariables>;
export const ChangesDocument = /* @__PURE__ */ new TypedDocumentString(`query Changes($after: String, $first: Int = 100) {
  changes(after: $after, first: $first) {
    endCursor
    hasNextPage
    resetRequired
    nodes {
      kind
      type
      nodeId
      at
      node {
        id
        ... on Page {
          path
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<Types.ChangesQuery, Types.ChangesQueryVariables>;
export const ContentChangedDocument = /* @__PURE__ */ new TypedDocumentString(`subscription ContentChanged {
  contentChanged {
    revision
    at
    created
    updated
    deleted
  }
}`) as unknown as TypedDocumentString<Types.ContentChangedSubscription, Types.ContentChangedSubscriptionVariables>;
export const FeedDocument = /* @__PURE__ */ new TypedDocumentString(`query Feed($where: ArticleWhere, $first: Int!, $full: Boolean!) {
  articles(first: $first, where: $where) {
    nodes {
      ...FeedEntry
    }
  }
}

fragment FeedEntry on Article {
  title
  path
  firstPath
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
}`) as unknown as TypedDocumentString<Types.FeedQuery, Types.FeedQueryVariables>;
export const TermFeedDocument = /* @__PURE__ */ new TypedDocumentString(`query TermFeed($path: String!, $first: Int!, $full: Boolean!) {
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
  firstPath
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
}`) as unknown as TypedDocumentString<Types.TermFeedQuery, Types.TermFeedQueryVariables>;
export const FrontDocument = /* @__PURE__ */ new TypedDocumentString(`query Front($where: ArticleWhere) {
  articles(first: 9, where: $where) {
    nodes {
      ...ArticleCard
      story {
        id
      }
    }
  }
  categories(
    first: 8
    where: {depth: 0, minArticles: 1}
    orderBy: {field: ARTICLE_COUNT, direction: DESC}
  ) {
    nodes {
      ...CategoryLink
      articles(first: 9, where: $where) {
        nodes {
          ...ArticleCard
          story {
            id
          }
        }
      }
    }
  }
}

fragment Image on Image {
  id
  url
  status
  width
  height
  srcSet
  placeholder
  color
}

fragment AuthorLink on Author {
  id
  name
  path
}

fragment CategoryLink on Category {
  id
  name
  path
}

fragment ArticleLink on Article {
  id
  title
  path
  lang
}

fragment ArticleCard on Article {
  ...ArticleLink
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    ...AuthorLink
  }
  category {
    ...CategoryLink
  }
  cover {
    ...Image
  }
}`) as unknown as TypedDocumentString<Types.FrontQuery, Types.FrontQueryVariables>;
export const InsightsDocument = /* @__PURE__ */ new TypedDocumentString(`query Insights($gaps: Int! = 10, $categories: Int! = 20, $pairs: Int! = 20, $stories: Int! = 10) {
  insights {
    articles
    words
    images
    days {
      first
      last
      withArticles
      without
    }
    gaps(first: $gaps) {
      from
      to
      days
    }
    months {
      key
      year
      month
      articles
      words
      images
    }
    categories(first: $categories) {
      articles
      words
      images
      category {
        name
        path
      }
    }
    tagPairs(first: $pairs) {
      articles
      tags {
        name
        path
      }
    }
    authorCategories(first: $pairs) {
      articles
      words
      author {
        name
        path
      }
      category {
        name
        path
      }
    }
    mostCorrected(first: $stories) {
      articles {
        title
        path
        publishedOn
      }
      canonical {
        title
        path
        lang
      }
    }
  }
}`) as unknown as TypedDocumentString<Types.InsightsQuery, Types.InsightsQueryVariables>;
export const UnpublishedDocument = /* @__PURE__ */ new TypedDocumentString(`query Unpublished {
  articles(first: 50, where: {status: [DRAFT, SCHEDULED, EXPIRED]}) {
    ...ArticlePage
  }
}

fragment Image on Image {
  id
  url
  status
  width
  height
  srcSet
  placeholder
  color
}

fragment AuthorLink on Author {
  id
  name
  path
}

fragment CategoryLink on Category {
  id
  name
  path
}

fragment ArticleLink on Article {
  id
  title
  path
  lang
}

fragment ArticleCard on Article {
  ...ArticleLink
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    ...AuthorLink
  }
  category {
    ...CategoryLink
  }
  cover {
    ...Image
  }
}

fragment ArticlePage on ArticleConnection {
  totalCount
  nodes {
    ...ArticleCard
  }
}`) as unknown as TypedDocumentString<Types.UnpublishedQuery, Types.UnpublishedQueryVariables>;
export const ProblemsDocument = /* @__PURE__ */ new TypedDocumentString(`query Problems($after: String) {
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
        id
        path
      }
    }
  }
}`) as unknown as TypedDocumentString<Types.ProblemsQuery, Types.ProblemsQueryVariables>;
export const RouteDocument = /* @__PURE__ */ new TypedDocumentString(`query Route($path: String!, $first: Int! = 20, $offset: Int! = 0, $absoluteImages: Boolean! = true, $imageSizes: String) {
  route(path: $path) {
    __typename
    ... on Article {
      ...ArticleDetail
      html(skipTitle: true, absoluteImages: $absoluteImages, imageSizes: $imageSizes)
    }
    ... on Author {
      ...AuthorLink
      bio
      url
      avatar {
        ...Image
      }
      articles(first: $first, offset: $offset) {
        ...ArticlePage
      }
    }
    ... on Category {
      ...CategoryLink
      description
      ancestors {
        ...CategoryLink
      }
      children {
        ...CategoryLink
        articleCount
      }
      articles(first: $first, offset: $offset) {
        ...ArticlePage
      }
    }
    ... on Tag {
      ...TagLink
      articles(first: $first, offset: $offset) {
        ...ArticlePage
      }
    }
    ... on Redirect {
      to
      permanent
    }
  }
}

fragment Image on Image {
  id
  url
  status
  width
  height
  srcSet
  placeholder
  color
}

fragment AuthorLink on Author {
  id
  name
  path
}

fragment CategoryLink on Category {
  id
  name
  path
}

fragment TagLink on Tag {
  id
  name
  path
}

fragment ArticleLink on Article {
  id
  title
  path
  lang
}

fragment ArticleCard on Article {
  ...ArticleLink
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    ...AuthorLink
  }
  category {
    ...CategoryLink
  }
  cover {
    ...Image
  }
}

fragment ArticlePage on ArticleConnection {
  totalCount
  nodes {
    ...ArticleCard
  }
}

fragment ArticleDetail on Article {
  ...ArticleLink
  status
  description
  excerpt(length: 160)
  publishedAt
  publishedOn
  updatedAt
  originalUrl
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
    ...AuthorLink
  }
  category {
    ...CategoryLink
    ancestors {
      ...CategoryLink
    }
  }
  tags {
    ...TagLink
  }
  keywords
  cover {
    ...Image
  }
  images(first: 1, roles: [COVER, HEAD]) {
    edges {
      cursor
      alt
      caption
      node {
        ...Image
      }
    }
  }
  newer(within: {sameLang: true, sameCollection: true}) {
    ...ArticleLink
  }
  older(within: {sameLang: true, sameCollection: true}) {
    ...ArticleLink
  }
  translations {
    ...ArticleLink
  }
  linkedFrom(first: 12) {
    nodes {
      ...ArticleLink
    }
  }
  related(first: 4) {
    node {
      ...ArticleCard
    }
  }
  story {
    id
    canonical {
      ...ArticleLink
    }
    articles {
      ...ArticleLink
      publishedOn
      updatedAt
    }
  }
}`) as unknown as TypedDocumentString<Types.RouteQuery, Types.RouteQueryVariables>;
export const IntroductionDocument = /* @__PURE__ */ new TypedDocumentString(`query Introduction($path: String!, $absoluteImages: Boolean! = true, $imageSizes: String) {
  route(path: $path) {
    __typename
    ... on Article {
      id
      title
      lang
      html(skipTitle: true, absoluteImages: $absoluteImages, imageSizes: $imageSizes)
    }
  }
}`) as unknown as TypedDocumentString<Types.IntroductionQuery, Types.IntroductionQueryVariables>;
export const RedirectsDocument = /* @__PURE__ */ new TypedDocumentString(`query Redirects($after: String) {
  redirects(first: 100, after: $after) {
    nodes {
      from
      to
      permanent
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`) as unknown as TypedDocumentString<Types.RedirectsQuery, Types.RedirectsQueryVariables>;
export const SearchDocument = /* @__PURE__ */ new TypedDocumentString(`query Search($query: String!, $where: ArticleWhere, $first: Int = 10, $offset: Int, $prefix: Boolean = false, $orderBy: SearchOrder = RELEVANCE) {
  search(
    query: $query
    where: $where
    first: $first
    offset: $offset
    prefix: $prefix
    orderBy: $orderBy
  ) {
    totalCount
    edges {
      cursor
      highlights(fragments: 2, size: 90) {
        field
        text
        ranges {
          start
          length
        }
      }
      node {
        ...ArticleCard
      }
    }
  }
  facets(search: $query, where: $where) {
    categories(first: 10) {
      count
      selected
      node {
        ...CategoryLink
        slug
      }
    }
    authors(first: 8) {
      count
      selected
      node {
        ...AuthorLink
        slug
      }
    }
    tags(first: 12) {
      count
      selected
      node {
        ...TagLink
        slug
      }
    }
    langs {
      value
      count
    }
    dates(by: MONTH) {
      year
      month
      count
    }
  }
  suggest(prefix: $query, first: 6) {
    kind
    text
    node {
      id
      ... on Page {
        path
      }
    }
  }
}

fragment Image on Image {
  id
  url
  status
  width
  height
  srcSet
  placeholder
  color
}

fragment AuthorLink on Author {
  id
  name
  path
}

fragment CategoryLink on Category {
  id
  name
  path
}

fragment TagLink on Tag {
  id
  name
  path
}

fragment ArticleLink on Article {
  id
  title
  path
  lang
}

fragment ArticleCard on Article {
  ...ArticleLink
  status
  publishedOn
  description
  excerpt(length: 120)
  author {
    ...AuthorLink
  }
  category {
    ...CategoryLink
  }
  cover {
    ...Image
  }
}`) as unknown as TypedDocumentString<Types.SearchQuery, Types.SearchQueryVariables>;
export const SuggestDocument = /* @__PURE__ */ new TypedDocumentString(`query Suggest($prefix: String!, $first: Int = 8) {
  suggest(prefix: $prefix, first: $first) {
    kind
    text
    articleCount
    node {
      id
      ... on Page {
        path
      }
    }
  }
}`) as unknown as TypedDocumentString<Types.SuggestQuery, Types.SuggestQueryVariables>;
export const SiteDocument = /* @__PURE__ */ new TypedDocumentString(`query Site($menu: String) {
  site {
    title
    url
    lang
    description
    langs
    feedContent
    timeZone
    revision
    importedAt
    articleCount
    accentColor
    logo
    menu(name: $menu) {
      ...MenuEntry
    }
  }
}

fragment MenuEntry on MenuItem {
  name
  url
  children {
    name
    url
  }
}`) as unknown as TypedDocumentString<Types.SiteQuery, Types.SiteQueryVariables>;
export const FrameDocument = /* @__PURE__ */ new TypedDocumentString(`query Frame {
  site {
    title
    url
    lang
    description
    langs
    feedContent
    articleCount
    accentColor
    logo
    menu {
      ...MenuEntry
    }
  }
  categories(
    first: 7
    where: {depth: 0, minArticles: 1}
    orderBy: {field: ARTICLE_COUNT, direction: DESC}
  ) {
    nodes {
      ...CategoryLink
    }
  }
  facets {
    langs {
      value
      count
    }
  }
}

fragment CategoryLink on Category {
  id
  name
  path
}

fragment MenuEntry on MenuItem {
  name
  url
  children {
    name
    url
  }
}`) as unknown as TypedDocumentString<Types.FrameQuery, Types.FrameQueryVariables>;
export const SitemapSizesDocument = /* @__PURE__ */ new TypedDocumentString(`query SitemapSizes {
  articles(first: 0) {
    totalCount
  }
  categories(first: 1, where: {minArticles: 1}) {
    nodes {
      id
    }
  }
  tags(first: 1, where: {minArticles: 1}) {
    nodes {
      id
    }
  }
  authors(first: 1, where: {minArticles: 1}) {
    nodes {
      id
    }
  }
}`) as unknown as TypedDocumentString<Types.SitemapSizesQuery, Types.SitemapSizesQueryVariables>;
export const SitemapArticlesDocument = /* @__PURE__ */ new TypedDocumentString(`query SitemapArticles($first: Int!, $offset: Int, $after: String) {
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
}`) as unknown as TypedDocumentString<Types.SitemapArticlesQuery, Types.SitemapArticlesQueryVariables>;
export const SitemapNewsDocument = /* @__PURE__ */ new TypedDocumentString(`query SitemapNews($since: DateTime!, $after: String) {
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
}`) as unknown as TypedDocumentString<Types.SitemapNewsQuery, Types.SitemapNewsQueryVariables>;
export const SitemapCategoriesDocument = /* @__PURE__ */ new TypedDocumentString(`query SitemapCategories($after: String) {
  categories(first: 100, after: $after, where: {minArticles: 1}) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      path
    }
  }
}`) as unknown as TypedDocumentString<Types.SitemapCategoriesQuery, Types.SitemapCategoriesQueryVariables>;
export const SitemapTagsDocument = /* @__PURE__ */ new TypedDocumentString(`query SitemapTags($after: String) {
  tags(first: 100, after: $after, where: {minArticles: 1}) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      path
    }
  }
}`) as unknown as TypedDocumentString<Types.SitemapTagsQuery, Types.SitemapTagsQueryVariables>;
export const SitemapAuthorsDocument = /* @__PURE__ */ new TypedDocumentString(`query SitemapAuthors($after: String) {
  authors(first: 100, after: $after, where: {minArticles: 1}) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      path
    }
  }
}`) as unknown as TypedDocumentString<Types.SitemapAuthorsQuery, Types.SitemapAuthorsQueryVariables>;
export const CategoryTreeDocument = /* @__PURE__ */ new TypedDocumentString(`query CategoryTree($after: String) {
  categories(first: 100, after: $after, where: {minArticles: 1}) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...CategoryLink
      articleCount
      parent {
        id
      }
    }
  }
}

fragment CategoryLink on Category {
  id
  name
  path
}`) as unknown as TypedDocumentString<Types.CategoryTreeQuery, Types.CategoryTreeQueryVariables>;
export const TagsDocument = /* @__PURE__ */ new TypedDocumentString(`query Tags($after: String) {
  tags(
    first: 100
    after: $after
    where: {minArticles: 1}
    orderBy: {field: ARTICLE_COUNT, direction: DESC}
  ) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...TagLink
      articleCount
    }
  }
}

fragment TagLink on Tag {
  id
  name
  path
}`) as unknown as TypedDocumentString<Types.TagsQuery, Types.TagsQueryVariables>;
export const AuthorsDocument = /* @__PURE__ */ new TypedDocumentString(`query Authors($after: String) {
  authors(first: 100, after: $after, where: {minArticles: 1}) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...AuthorLink
      bio
      articleCount
      avatar {
        ...Image
      }
    }
  }
}

fragment Image on Image {
  id
  url
  status
  width
  height
  srcSet
  placeholder
  color
}

fragment AuthorLink on Author {
  id
  name
  path
}`) as unknown as TypedDocumentString<Types.AuthorsQuery, Types.AuthorsQueryVariables>;
export const VersionsDocument = /* @__PURE__ */ new TypedDocumentString(`query Versions($path: String!) {
  article(by: {path: $path}) {
    ...ArticleLink
    text
    story {
      id
      canonical {
        ...ArticleLink
      }
    }
    versions {
      article {
        ...ArticleLink
        publishedOn
        updatedAt
      }
      titleChanges {
        ...Changes
      }
      textChanges {
        ...Changes
      }
    }
  }
}

fragment ArticleLink on Article {
  id
  title
  path
  lang
}

fragment Changes on TextChanges {
  isExact
  ranges {
    kind
    text
    start
    length
    at
  }
}`) as unknown as TypedDocumentString<Types.VersionsQuery, Types.VersionsQueryVariables>;