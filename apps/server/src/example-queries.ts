/** What GraphiQL opens with: queries that answer something on any archive; the slugs and names are the sample's. */
export const exampleTabs = [
  {
    query: `# The newest articles and what they are linked to.
# The arrow runs it, or Ctrl-Enter;
# the book on the left is the manual.
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
    query: `# The tree of categories, the newest articles of each.
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
    query: `# The longest articles of some kind:
# filters can be joined by and, or, not.
query Filtered {
  articles(
    first: 5
    where: {
      publishedAt: { gte: "2024-01-01T00:00:00Z" }
      lang: { startsWith: "zh" }
      not: { category: { anyOf: ["生活"] } }
    }
    orderBy: [{ field: WORDS }]
  ) {
    nodes { title lang publishedOn stats { words } category { names } }
    totalCount
  }
}
`,
  },
  {
    query: `# Pictures: where they are, how large, who shows them.
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
