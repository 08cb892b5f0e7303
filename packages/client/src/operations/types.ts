/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ArchiveUnit =
  | 'DAY'
  | 'MONTH'
  | 'YEAR';

export type ArticleKind =
  | 'PAGE'
  | 'POST'
  | 'SECTION';

export type ArticleOrder = {
  direction?: Direction;
  field: ArticleOrderField;
  key?: string | null | undefined;
};

export type ArticleOrderField =
  | 'FRONT_MATTER'
  | 'PUBLISHED_AT'
  | 'TITLE'
  | 'UPDATED_AT'
  | 'WORDS';

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
  keyword?: NamedRefFilter | null | undefined;
  kind?: Array<ArticleKind> | null | undefined;
  lang?: StringFilter | null | undefined;
  month?: number | null | undefined;
  not?: ArticleWhere | null | undefined;
  onThisDay?: string | null | undefined;
  or?: Array<ArticleWhere> | null | undefined;
  path?: StringFilter | null | undefined;
  publishedAt?: DateTimeFilter | null | undefined;
  slug?: StringFilter | null | undefined;
  status?: Array<ArticleStatus> | null | undefined;
  story?: StoryFilter | null | undefined;
  tag?: NamedRefFilter | null | undefined;
  title?: StringFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  year?: number | null | undefined;
};

export type CategoryBy =
  {   id: string | number; names?: never; slug?: never; }
  |  { id?: never;   names: Array<string>; slug?: never; }
  |  { id?: never; names?: never;   slug: string; };

export type CategoryRefFilter = {
  allOf?: Array<string> | null | undefined;
  anyOf?: Array<string> | null | undefined;
  includeDescendants?: boolean;
  isEmpty?: boolean | null | undefined;
  noneOf?: Array<string> | null | undefined;
};

export type ChangeKind =
  | 'CREATED'
  | 'DELETED'
  | 'UPDATED';

export type DateTimeFilter = {
  eq?: string | null | undefined;
  gt?: string | null | undefined;
  gte?: string | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: string | null | undefined;
  lte?: string | null | undefined;
};

export type Direction =
  | 'ASC'
  | 'DESC';

export type EditKind =
  | 'DELETED'
  | 'INSERTED';

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
  | 'DEAD'
  | 'LOCAL'
  | 'MIRRORED'
  | 'MISSING'
  | 'REMOTE';

export type NamedBy =
  {   id: string | number; name?: never; slug?: never; }
  |  { id?: never;   name: string; slug?: never; }
  |  { id?: never; name?: never;   slug: string; };

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

export type RelatedSignal =
  | 'AUTHOR'
  | 'CATEGORY'
  | 'LINKS'
  | 'TAGS';

export type Scope = {
  author?: NamedBy | null | undefined;
  category?: CategoryBy | null | undefined;
  kind?: Array<ArticleKind> | null | undefined;
  lang?: string | null | undefined;
  sameCollection?: boolean | null | undefined;
  sameLang?: boolean | null | undefined;
  tag?: NamedBy | null | undefined;
};

export type SearchField =
  | 'AUTHOR'
  | 'CATEGORY'
  | 'TAG'
  | 'TEXT'
  | 'TITLE';

export type SearchOrder =
  | 'NEWEST'
  | 'RELEVANCE';

export type Severity =
  | 'ERROR'
  | 'INFO'
  | 'WARNING';

export type StoryFilter =
  | 'CANONICAL';

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

export type DatesQueryVariables = Exact<{
  by?: ArchiveUnit;
  where?: ArticleWhere | null | undefined;
}>;


export type DatesQuery = { facets: { dates: Array<{ key: string, year: number, month: number | null, day: number | null, count: number }> } };

export type PeriodQueryVariables = Exact<{
  year: number;
  month?: number | null | undefined;
  first: number;
  offset: number;
}>;


export type PeriodQuery = { articles: { totalCount: number, nodes: Array<{ status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, id: string, title: string, path: string, lang: string | null, author: { id: string, name: string, path: string } | null, category: { id: string, name: string, path: string } | null, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null }> } };

export type UndatedQueryVariables = Exact<{
  first: number;
  offset: number;
}>;


export type UndatedQuery = { articles: { totalCount: number, nodes: Array<{ status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, id: string, title: string, path: string, lang: string | null, author: { id: string, name: string, path: string } | null, category: { id: string, name: string, path: string } | null, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null }> } };

export type OnThisDayQueryVariables = Exact<{
  date: string;
  where?: ArticleWhere | null | undefined;
  first?: number | null | undefined;
  offset?: number | null | undefined;
}>;


export type OnThisDayQuery = { onThisDay: { totalCount: number, nodes: Array<{ status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, id: string, title: string, path: string, lang: string | null, author: { id: string, name: string, path: string } | null, category: { id: string, name: string, path: string } | null, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null }> } };

export type ArticleQueryVariables = Exact<{
  path: string;
  absoluteImages?: boolean;
  imageSizes?: string | null | undefined;
}>;


export type ArticleQuery = { article: { html: string, status: ArticleStatus, description: string | null, excerpt: string, publishedAt: string | null, publishedOn: string | null, updatedAt: string | null, originalUrl: string | null, keywords: Array<string>, id: string, title: string, path: string, lang: string | null, toc: Array<{ id: string, text: string, children: Array<{ id: string, text: string }> }>, stats: { readingMinutes: number }, authors: Array<{ id: string, name: string, path: string }>, category: { id: string, name: string, path: string, ancestors: Array<{ id: string, name: string, path: string }> } | null, tags: Array<{ id: string, name: string, path: string }>, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null, images: { edges: Array<{ cursor: string, alt: string | null, caption: string | null, node: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } }> }, newer: { id: string, title: string, path: string, lang: string | null } | null, older: { id: string, title: string, path: string, lang: string | null } | null, translations: Array<{ id: string, title: string, path: string, lang: string | null }>, linkedFrom: { nodes: Array<{ id: string, title: string, path: string, lang: string | null }> }, related: Array<{ node: { status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, id: string, title: string, path: string, lang: string | null, author: { id: string, name: string, path: string } | null, category: { id: string, name: string, path: string } | null, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null } }>, story: { id: string, canonical: { id: string, title: string, path: string, lang: string | null }, articles: Array<{ publishedOn: string | null, updatedAt: string | null, id: string, title: string, path: string, lang: string | null }> } | null } | null };

export type NeighboursQueryVariables = Exact<{
  path: string;
  within?: Scope | null | undefined;
}>;


export type NeighboursQuery = { article: { id: string, newer: { id: string, title: string, path: string, lang: string | null } | null, older: { id: string, title: string, path: string, lang: string | null } | null } | null };

export type RelatedQueryVariables = Exact<{
  path: string;
  first?: number;
}>;


export type RelatedQuery = { article: { id: string, related: Array<{ reasons: Array<RelatedSignal>, node: { status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, id: string, title: string, path: string, lang: string | null, author: { id: string, name: string, path: string } | null, category: { id: string, name: string, path: string } | null, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null } }> } | null };

export type ArticlesQueryVariables = Exact<{
  where?: ArticleWhere | null | undefined;
  orderBy?: Array<ArticleOrder> | ArticleOrder | null | undefined;
  first?: number | null | undefined;
  offset?: number | null | undefined;
}>;


export type ArticlesQuery = { articles: { totalCount: number, nodes: Array<{ status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, id: string, title: string, path: string, lang: string | null, author: { id: string, name: string, path: string } | null, category: { id: string, name: string, path: string } | null, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null }> } };

export type ScrollArticlesQueryVariables = Exact<{
  where?: ArticleWhere | null | undefined;
  orderBy?: Array<ArticleOrder> | ArticleOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ScrollArticlesQuery = { articles: { edges: Array<{ cursor: string, node: { status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, id: string, title: string, path: string, lang: string | null, author: { id: string, name: string, path: string } | null, category: { id: string, name: string, path: string } | null, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ArticlePathsQueryVariables = Exact<{
  where?: ArticleWhere | null | undefined;
  after?: string | null | undefined;
}>;


export type ArticlePathsQuery = { articles: { nodes: Array<{ id: string, path: string, lang: string | null, publishedAt: string | null, updatedAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ChangesQueryVariables = Exact<{
  after?: string | null | undefined;
  first?: number | null | undefined;
}>;


export type ChangesQuery = { changes: { endCursor: string, hasNextPage: boolean, resetRequired: boolean, nodes: Array<{ kind: ChangeKind, type: NodeKind, nodeId: string, at: string, node:
        | { path: string, id: string }
        | { path: string, id: string }
        | { path: string, id: string }
        | { id: string }
        | { id: string }
        | { path: string, id: string }
       | null }> } };

export type ContentChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ContentChangedSubscription = { contentChanged: { revision: string, at: string, created: number, updated: number, deleted: number } };

export type FeedQueryVariables = Exact<{
  where?: ArticleWhere | null | undefined;
  first: number;
  full: boolean;
}>;


export type FeedQuery = { articles: { nodes: Array<{ title: string, path: string, firstPath: string, lang: string | null, publishedAt: string | null, updatedAt: string | null, description: string | null, excerpt: string, html?: string, authors: Array<{ name: string, path: string }>, categories: Array<{ name: string }>, tags: Array<{ name: string }>, cover: { url: string, status: ImageStatus, mimeType: string | null, bytes: number | null } | null }> } };

export type TermFeedQueryVariables = Exact<{
  path: string;
  first: number;
  full: boolean;
}>;


export type TermFeedQuery = { route:
    | { __typename: 'Article' }
    | { __typename: 'Author', name: string, path: string, bio: string | null, articles: { nodes: Array<{ title: string, path: string, firstPath: string, lang: string | null, publishedAt: string | null, updatedAt: string | null, description: string | null, excerpt: string, html?: string, authors: Array<{ name: string, path: string }>, categories: Array<{ name: string }>, tags: Array<{ name: string }>, cover: { url: string, status: ImageStatus, mimeType: string | null, bytes: number | null } | null }> } }
    | { __typename: 'Category', name: string, path: string, description: string | null, articles: { nodes: Array<{ title: string, path: string, firstPath: string, lang: string | null, publishedAt: string | null, updatedAt: string | null, description: string | null, excerpt: string, html?: string, authors: Array<{ name: string, path: string }>, categories: Array<{ name: string }>, tags: Array<{ name: string }>, cover: { url: string, status: ImageStatus, mimeType: string | null, bytes: number | null } | null }> } }
    | { __typename: 'Redirect' }
    | { __typename: 'Tag', name: string, path: string, articles: { nodes: Array<{ title: string, path: string, firstPath: string, lang: string | null, publishedAt: string | null, updatedAt: string | null, description: string | null, excerpt: string, html?: string, authors: Array<{ name: string, path: string }>, categories: Array<{ name: string }>, tags: Array<{ name: string }>, cover: { url: string, status: ImageStatus, mimeType: string | null, bytes: number | null } | null }> } }
   | null };

export type FeedEntryFragment = { title: string, path: string, firstPath: string, lang: string | null, publishedAt: string | null, updatedAt: string | null, description: string | null, excerpt: string, html?: string, authors: Array<{ name: string, path: string }>, categories: Array<{ name: string }>, tags: Array<{ name: string }>, cover: { url: string, status: ImageStatus, mimeType: string | null, bytes: number | null } | null };

export type ImageFragment = { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null };

export type AuthorLinkFragment = { id: string, name: string, path: string };

export type CategoryLinkFragment = { id: string, name: string, path: string };

export type TagLinkFragment = { id: string, name: string, path: string };

export type ArticleLinkFragment = { id: string, title: string, path: string, lang: string | null };

export type ArticleCardFragment = { status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, id: string, title: string, path: string, lang: string | null, author: { id: string, name: string, path: string } | null, category: { id: string, name: string, path: string } | null, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null };

export type ArticlePageFragment = { totalCount: number, nodes: Array<{ status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, id: string, title: string, path: string, lang: string | null, author: { id: string, name: string, path: string } | null, category: { id: string, name: string, path: string } | null, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null }> };

export type ArticleDetailFragment = { status: ArticleStatus, description: string | null, excerpt: string, publishedAt: string | null, publishedOn: string | null, updatedAt: string | null, originalUrl: string | null, keywords: Array<string>, id: string, title: string, path: string, lang: string | null, toc: Array<{ id: string, text: string, children: Array<{ id: string, text: string }> }>, stats: { readingMinutes: number }, authors: Array<{ id: string, name: string, path: string }>, category: { id: string, name: string, path: string, ancestors: Array<{ id: string, name: string, path: string }> } | null, tags: Array<{ id: string, name: string, path: string }>, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null, images: { edges: Array<{ cursor: string, alt: string | null, caption: string | null, node: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } }> }, newer: { id: string, title: string, path: string, lang: string | null } | null, older: { id: string, title: string, path: string, lang: string | null } | null, translations: Array<{ id: string, title: string, path: string, lang: string | null }>, linkedFrom: { nodes: Array<{ id: string, title: string, path: string, lang: string | null }> }, related: Array<{ node: { status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, id: string, title: string, path: string, lang: string | null, author: { id: string, name: string, path: string } | null, category: { id: string, name: string, path: string } | null, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null } }>, story: { id: string, canonical: { id: string, title: string, path: string, lang: string | null }, articles: Array<{ publishedOn: string | null, updatedAt: string | null, id: string, title: string, path: string, lang: string | null }> } | null };

export type ChangesFragment = { isExact: boolean, ranges: Array<{ kind: EditKind, text: string, start: number, length: number, at: number }> };

export type FrontQueryVariables = Exact<{
  where?: ArticleWhere | null | undefined;
}>;


export type FrontQuery = { articles: { nodes: Array<{ status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, id: string, title: string, path: string, lang: string | null, story: { id: string } | null, author: { id: string, name: string, path: string } | null, category: { id: string, name: string, path: string } | null, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null }> }, categories: { nodes: Array<{ id: string, name: string, path: string, articles: { nodes: Array<{ status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, id: string, title: string, path: string, lang: string | null, story: { id: string } | null, author: { id: string, name: string, path: string } | null, category: { id: string, name: string, path: string } | null, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null }> } }> } };

export type InsightsQueryVariables = Exact<{
  gaps?: number;
  categories?: number;
  pairs?: number;
  stories?: number;
}>;


export type InsightsQuery = { insights: { articles: number, words: number, images: number, days: { first: string | null, last: string | null, withArticles: number, without: number }, gaps: Array<{ from: string, to: string, days: number }>, months: Array<{ key: string, year: number, month: number, articles: number, words: number, images: number }>, categories: Array<{ articles: number, words: number, images: number, category: { name: string, path: string } }>, tagPairs: Array<{ articles: number, tags: Array<{ name: string, path: string }> }>, authorCategories: Array<{ articles: number, words: number, author: { name: string, path: string }, category: { name: string, path: string } }>, mostCorrected: Array<{ articles: Array<{ title: string, path: string, publishedOn: string | null }>, canonical: { title: string, path: string, lang: string | null } }> } };

export type UnpublishedQueryVariables = Exact<{ [key: string]: never; }>;


export type UnpublishedQuery = { articles: { totalCount: number, nodes: Array<{ status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, id: string, title: string, path: string, lang: string | null, author: { id: string, name: string, path: string } | null, category: { id: string, name: string, path: string } | null, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null }> } };

export type ProblemsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ProblemsQuery = { diagnostics: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ severity: Severity, code: string, cause: string | null, message: string, hint: string | null, file: string, line: number | null, frame: string | null, article: { id: string, path: string } | null }> } };

export type RouteQueryVariables = Exact<{
  path: string;
  first?: number;
  offset?: number;
  absoluteImages?: boolean;
  imageSizes?: string | null | undefined;
}>;


export type RouteQuery = { route:
    | { __typename: 'Article', html: string, status: ArticleStatus, description: string | null, excerpt: string, publishedAt: string | null, publishedOn: string | null, updatedAt: string | null, originalUrl: string | null, keywords: Array<string>, id: string, title: string, path: string, lang: string | null, toc: Array<{ id: string, text: string, children: Array<{ id: string, text: string }> }>, stats: { readingMinutes: number }, authors: Array<{ id: string, name: string, path: string }>, category: { id: string, name: string, path: string, ancestors: Array<{ id: string, name: string, path: string }> } | null, tags: Array<{ id: string, name: string, path: string }>, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null, images: { edges: Array<{ cursor: string, alt: string | null, caption: string | null, node: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } }> }, newer: { id: string, title: string, path: string, lang: string | null } | null, older: { id: string, title: string, path: string, lang: string | null } | null, translations: Array<{ id: string, title: string, path: string, lang: string | null }>, linkedFrom: { nodes: Array<{ id: string, title: string, path: string, lang: string | null }> }, related: Array<{ node: { status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, id: string, title: string, path: string, lang: string | null, author: { id: string, name: string, path: string } | null, category: { id: string, name: string, path: string } | null, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null } }>, story: { id: string, canonical: { id: string, title: string, path: string, lang: string | null }, articles: Array<{ publishedOn: string | null, updatedAt: string | null, id: string, title: string, path: string, lang: string | null }> } | null }
    | { __typename: 'Author', bio: string | null, url: string | null, id: string, name: string, path: string, avatar: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null, articles: { totalCount: number, nodes: Array<{ status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, id: string, title: string, path: string, lang: string | null, author: { id: string, name: string, path: string } | null, category: { id: string, name: string, path: string } | null, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null }> } }
    | { __typename: 'Category', description: string | null, id: string, name: string, path: string, ancestors: Array<{ id: string, name: string, path: string }>, children: Array<{ articleCount: number, id: string, name: string, path: string }>, articles: { totalCount: number, nodes: Array<{ status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, id: string, title: string, path: string, lang: string | null, author: { id: string, name: string, path: string } | null, category: { id: string, name: string, path: string } | null, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null }> } }
    | { __typename: 'Redirect', to: string, permanent: boolean }
    | { __typename: 'Tag', id: string, name: string, path: string, articles: { totalCount: number, nodes: Array<{ status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, id: string, title: string, path: string, lang: string | null, author: { id: string, name: string, path: string } | null, category: { id: string, name: string, path: string } | null, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null }> } }
   | null };

export type IntroductionQueryVariables = Exact<{
  path: string;
  absoluteImages?: boolean;
  imageSizes?: string | null | undefined;
}>;


export type IntroductionQuery = { route:
    | { __typename: 'Article', id: string, title: string, lang: string | null, html: string }
    | { __typename: 'Author' }
    | { __typename: 'Category' }
    | { __typename: 'Redirect' }
    | { __typename: 'Tag' }
   | null };

export type RedirectsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type RedirectsQuery = { redirects: { nodes: Array<{ from: string, to: string, permanent: boolean }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SearchQueryVariables = Exact<{
  query: string;
  where?: ArticleWhere | null | undefined;
  first?: number | null | undefined;
  offset?: number | null | undefined;
  prefix?: boolean | null | undefined;
  orderBy?: SearchOrder | null | undefined;
}>;


export type SearchQuery = { search: { totalCount: number, edges: Array<{ cursor: string, highlights: Array<{ field: SearchField, text: string, ranges: Array<{ start: number, length: number }> }>, node: { status: ArticleStatus, publishedOn: string | null, description: string | null, excerpt: string, id: string, title: string, path: string, lang: string | null, author: { id: string, name: string, path: string } | null, category: { id: string, name: string, path: string } | null, cover: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null } }> }, facets: { categories: Array<{ count: number, selected: boolean, node: { slug: string, id: string, name: string, path: string } }>, authors: Array<{ count: number, selected: boolean, node: { slug: string, id: string, name: string, path: string } }>, tags: Array<{ count: number, selected: boolean, node: { slug: string, id: string, name: string, path: string } }>, langs: Array<{ value: string, count: number }>, dates: Array<{ year: number, month: number | null, count: number }> }, suggest: Array<{ kind: NodeKind, text: string, node:
      | { path: string, id: string }
      | { path: string, id: string }
      | { path: string, id: string }
      | { id: string }
      | { id: string }
      | { path: string, id: string }
     }> };

export type SuggestQueryVariables = Exact<{
  prefix: string;
  first?: number | null | undefined;
}>;


export type SuggestQuery = { suggest: Array<{ kind: NodeKind, text: string, articleCount: number | null, node:
      | { path: string, id: string }
      | { path: string, id: string }
      | { path: string, id: string }
      | { id: string }
      | { id: string }
      | { path: string, id: string }
     }> };

export type SiteQueryVariables = Exact<{
  menu?: string | null | undefined;
}>;


export type SiteQuery = { site: { title: string | null, url: string | null, lang: string | null, description: string | null, langs: Array<string>, feedContent: FeedContent, timeZone: string, revision: string, importedAt: string | null, articleCount: number, accentColor: string | null, logo: string | null, menu: Array<{ name: string, url: string | null, children: Array<{ name: string, url: string | null }> }> } };

export type FrameQueryVariables = Exact<{ [key: string]: never; }>;


export type FrameQuery = { site: { title: string | null, url: string | null, lang: string | null, description: string | null, langs: Array<string>, feedContent: FeedContent, articleCount: number, accentColor: string | null, logo: string | null, menu: Array<{ name: string, url: string | null, children: Array<{ name: string, url: string | null }> }> }, categories: { nodes: Array<{ id: string, name: string, path: string }> }, facets: { langs: Array<{ value: string, count: number }> } };

export type MenuEntryFragment = { name: string, url: string | null, children: Array<{ name: string, url: string | null }> };

export type SitemapSizesQueryVariables = Exact<{ [key: string]: never; }>;


export type SitemapSizesQuery = { articles: { totalCount: number }, categories: { nodes: Array<{ id: string }> }, tags: { nodes: Array<{ id: string }> }, authors: { nodes: Array<{ id: string }> } };

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


export type CategoryTreeQuery = { categories: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ articleCount: number, id: string, name: string, path: string, parent: { id: string } | null }> } };

export type TagsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type TagsQuery = { tags: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ articleCount: number, id: string, name: string, path: string }> } };

export type AuthorsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AuthorsQuery = { authors: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ bio: string | null, articleCount: number, id: string, name: string, path: string, avatar: { id: string, url: string, status: ImageStatus, width: number | null, height: number | null, srcSet: string | null, placeholder: string | null, color: string | null } | null }> } };

export type VersionsQueryVariables = Exact<{
  path: string;
}>;


export type VersionsQuery = { article: { text: string, id: string, title: string, path: string, lang: string | null, story: { id: string, canonical: { id: string, title: string, path: string, lang: string | null } } | null, versions: Array<{ article: { publishedOn: string | null, updatedAt: string | null, id: string, title: string, path: string, lang: string | null }, titleChanges: { isExact: boolean, ranges: Array<{ kind: EditKind, text: string, start: number, length: number, at: number }> } | null, textChanges: { isExact: boolean, ranges: Array<{ kind: EditKind, text: string, start: number, length: number, at: number }> } | null }> } | null };
