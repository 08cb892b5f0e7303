/** Everything of an article that an export writes. */
export const exportQuery = `query ($where: ArticleWhere, $first: Int!, $after: String) {
  articles(where: $where, first: $first, after: $after, orderBy: [{ field: PUBLISHED_AT, direction: ASC }]) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id path slug title description lang status kind collection publishedAt publishedOn updatedAt commentsEnabled
      originalUrl aliases names bodyFormat source text frontMatter
      html(absoluteImages: false, highlight: false)
      authors { name }
      categories { name ancestors { name } }
      tags { name }
      translations { path }
      file { file }
      images(first: 100) { edges { role alt node { url status } } }
    }
  }
}`

export const siteQuery = `query ($after: String) {
  site { title description url lang timeZone revision accentColor }
  authors(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { name bio url } }
}`

/** The paths of all articles that lists show to everybody, in the order of the archive. */
export const pathsQuery = `query ($first: Int!, $after: String) {
  articles(first: $first, after: $after) { pageInfo { hasNextPage endCursor } nodes { path } }
}`
