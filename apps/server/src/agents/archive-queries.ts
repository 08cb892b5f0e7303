/** The GraphQL queries behind the tools. They are those that any client of the API can send. */

const listed = 'title path publishedOn lang author { name } category { name } excerpt(length: 200)'

export const searchQuery = `query ($query: String!, $where: ArticleWhere, $first: Int, $after: String) {
  search(query: $query, where: $where, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { ${listed} }
  }
}`

export const listQuery = `query ($where: ArticleWhere, $first: Int, $after: String) {
  articles(where: $where, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { ${listed} }
  }
}`

const facts = `title path publishedOn updatedAt lang originalUrl
    authors { name } categories { name } tags { name }`

export const articleQuery = `query ($path: String!) {
  article(by: { path: $path }) {
    ${facts}
    html(highlight: false, skipTitle: true)
    versions { article { title path publishedOn } }
  }
}`

/** Looks up a page at the path of a Markdown file itself, and an article at the path without `.md`. */
export const markdownQuery = `query ($path: String!, $bare: String!, $withHtml: String!) {
  site { url }
  itself: route(path: $path) { __typename }
  bare: route(path: $bare) { ...Target }
  withHtml: route(path: $withHtml) { ...Target }
}
fragment Target on Route {
  __typename
  ... on Redirect { to permanent }
  ... on Article {
    ${facts}
    status description
    html(highlight: false, skipTitle: true, absoluteLinks: true)
    story { canonical { path } }
  }
}`

export const llmsQuery = `query ($newest: Int!, $categories: Int!, $each: Int!) {
  site { title description url lang langs articleCount }
  articles(first: $newest, where: { story: CANONICAL }) { nodes { title path publishedOn } }
  categories(first: $categories, where: { depth: 0, minArticles: 1 }, orderBy: { field: ARTICLE_COUNT, direction: DESC }) {
    nodes {
      name path description articleCount
      articles(first: $each, where: { story: CANONICAL }) { nodes { title path publishedOn } }
    }
  }
}`

export const versionsQuery = `query ($path: String!) {
  article(by: { path: $path }) {
    versions {
      article { title path publishedOn updatedAt }
      titleChanges { ranges { kind text } }
      textChanges { isExact ranges { kind text } }
    }
  }
}`

export const browseQuery = `query ($first: Int, $after: String) {
  site { title description url lang articleCount }
  categories(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { name slug depth articleCount }
  }
}`

export const changesQuery = `query ($after: String, $first: Int) {
  changes(after: $after, first: $first) {
    endCursor hasNextPage resetRequired
    nodes { kind type at node { ... on Article { title path } ... on Author { name } ... on Category { name } ... on Tag { name } } }
  }
}`
