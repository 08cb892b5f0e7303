import { graphql } from 'relay-runtime'

export const Newest = graphql`
  query archiveNewestQuery($count: Int = 3, $after: String) {
    articles(first: $count, after: $after) @connection(key: "archive_articles") {
      edges { node { id title author { name } } }
    }
  }
`

export const ById = graphql`
  query archiveByIdQuery($id: ID!) {
    node(id: $id) { ... on Article { id title author { name } } }
  }
`

export const BySlug = graphql`
  query archiveBySlugQuery($slug: String!) {
    article(by: { slug: $slug }) { id title }
  }
`

export const Search = graphql`
  query archiveSearchQuery($query: String!) {
    search(query: $query, first: 2) {
      edges { node { title } highlights(fields: [TITLE]) { text ranges { start length } } }
    }
  }
`

export const TooMany = graphql`
  query archiveTooManyQuery { articles(first: 1000) { nodes { id } } }
`

export const Headings = graphql`
  query archiveHeadingsQuery { articles { nodes { toc { id children { text } } } } }
`
