/** What GraphiQL opens with: queries that answer something on any archive; the slugs and names are the sample's. */
export const exampleTabs = [
  {
    query: `# The newest articles, each with who wrote it, where it stands and what it shows.
# Run it with the arrow above, or Ctrl-Enter; the book on the left is the manual.
query Newest {
  articles(first: 10) {
    nodes {
      title
      path
      publishedAt
      excerpt(length: 80)
      author { name }
      categories { name }
      tags { name }
      images { nodes { url width height } }
    }
    pageInfo { hasNextPage endCursor }
    totalCount
  }
}
`,
  },
  {
    query: `# One article with all that its page shows.
query Article {
  article(by: { slug: "electric-tug" }) {
    title
    publishedOn
    updatedAt
    authors { name bio avatar { url } }
    category { names }
    toc { text id children { text id } }
    html
    images {
      edges { role alt caption width node { url mimeType bytes } }
    }
    stats { words readingMinutes }
    translations { lang title path }
    linksTo { nodes { title path } }
    linkedFrom { nodes { title path } }
    frontMatter
  }
}
`,
  },
  {
    query: `# The tree of categories, and the newest five articles of each.
query Categories {
  categories(where: { depth: 0 }) {
    nodes {
      name
      articleCount
      articles(first: 5) { nodes { title publishedOn } }
      children {
        name
        articleCount
        children { name articleCount }
      }
    }
  }
}
`,
  },
  {
    query: `# Those who write, by how much.
query Authors {
  authors(first: 10, orderBy: { field: ARTICLE_COUNT, direction: DESC }) {
    nodes {
      name
      bio
      articleCount
      lastPublishedAt
      articles(first: 3) { nodes { title } }
    }
    totalCount
  }
}
`,
  },
  {
    query: `# Articles by what they are: every filter can be joined by and, or, not.
query Filtered($where: ArticleWhere = { publishedAt: { gte: "2024-01-01T00:00:00Z" }, lang: { startsWith: "zh" }, not: { category: { isEmpty: true } } }) {
  articles(where: $where, orderBy: [{ field: WORDS }], first: 5) {
    nodes { title lang publishedOn stats { words } category { names } }
    totalCount
  }
}
`,
  },
  {
    query: `# An audit of pictures: where each is, how large, and who shows it.
query Pictures {
  images(first: 20, orderBy: { field: USAGE_COUNT }) {
    nodes {
      url
      status
      width
      height
      bytes
      usageCount
      articles { edges { role alt node { title } } }
    }
    totalCount
  }
}
`,
  },
  {
    query: `# The archive as a whole.
query Site {
  site {
    title
    url
    timeZone
    langs
    revision
    importedAt
    articleCount
    authorCount
    categoryCount
    imageCount
  }
}
`,
  },
]
