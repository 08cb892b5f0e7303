import {
  articles,
  dates,
  facet,
  facets,
  firstItems,
  images,
  leaf,
  linkedItems,
  list,
  type Pricer,
  pageSize,
  search,
  terms,
} from './pricers.ts'

// Prices of fields in points. A point is about seven microseconds on one slow core, measured on an archive of 100,000
// articles. A price is the worst case, because the number of articles that a filter finds is unknown in advance.
// docs/limits.md explains the prices to clients.

export const pricePerObject = 3
export const pricePerStatement = 5

/**
 * Prices by type and field. A scalar that is not listed costs nothing; an object or list that is not listed costs one
 * statement and its objects.
 */
export const prices: Readonly<Record<string, Pricer>> = {
  'Query.articles': articles(false),
  'Query.authors': terms,
  'Query.categories': terms,
  'Query.tags': terms,
  'Query.images': images,
  'Query.nodes': ({ ids }) => ({ size: Math.min([ids].flat().length, 100) }),
  'Query.search': search,
  'Query.suggest': firstItems(8, 2_000),
  'Query.facets': facets,
  'Query.changes': (args) => ({ points: 3_000, page: { size: pageSize(args, 100) } }),
  'Query.diagnostics': (args) => {
    const rows = args.where ? 3_000 : 100
    return { page: { size: pageSize(args, 50), rows, more: rows, total: 3_000 } }
  },
  'Author.articles': articles(true),
  'Author.articleCount': leaf(20),
  'Author.firstPublishedAt': leaf(5),
  'Author.lastPublishedAt': leaf(5),
  'Tag.articles': articles(true),
  'Tag.articleCount': leaf(20),
  'Category.articles': articles(true),
  'Category.articleCount': leaf(20),
  'Category.ancestors': list(2),
  'Category.children': list(4),
  'Image.articles': linkedItems,
  'Image.usageCount': leaf(10),
  'Article.images': linkedItems,
  'Article.linksTo': linkedItems,
  'Article.linkedFrom': linkedItems,
  'Article.authors': list(2),
  'Article.categories': list(3),
  'Article.tags': list(4),
  'Article.translations': list(2),
  'Article.related': (args, parents) => ({ size: pageSize(args, 5), points: 280 * parents }),
  'Article.newer': (_args, parents) => ({ points: 5 * parents }),
  'Article.older': (_args, parents) => ({ points: 5 * parents }),
  'Article.diagnostics': list(3),
  'Article.toc': (_args, parents) => ({ size: 8, points: 15 * parents }),
  'TocEntry.children': list(3),
  'Article.html': leaf(15),
  'Article.text': leaf(15),
  'Article.source': leaf(15),
  'Article.frontMatter': leaf(15),
  'Article.excerpt': leaf(5),
  'SearchEdge.matchedIn': leaf(100),
  'SearchEdge.highlights': (_args, parents) => ({ size: 4, points: 300 * parents }),
  'Highlight.ranges': list(3),
  'ArticleFacets.categories': facet,
  'ArticleFacets.tags': facet,
  'ArticleFacets.authors': facet,
  'ArticleFacets.frontMatter': (args, _parents, page) => ({
    size: pageSize(args, 20),
    points: 5_000 + (page.facet ?? 0),
  }),
  'ArticleFacets.langs': (_args, _parents, page) => ({ size: 5, points: page.facet ?? 0 }),
  'ArticleFacets.dates': dates,
  'ChangeConnection.nodes': (_args, _parents, { size = 0 }) => ({ size }),
  'Site.articleCount': leaf(0, 1_200),
  'Site.authorCount': leaf(0, 500),
  'Site.categoryCount': leaf(0, 500),
  'Site.imageCount': leaf(0, 9_000),
  'Site.langs': leaf(0, 200),
}
