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

export const articleQuery = `query ($path: String!) {
  article(by: { path: $path }) {
    title path publishedOn updatedAt lang originalUrl
    authors { name } categories { name } tags { name }
    html(highlight: false, skipTitle: true)
    versions { article { title path publishedOn } }
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
