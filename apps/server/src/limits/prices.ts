import { fold, searchTokens } from '@broadsheet/database'
import { asObject, hasTermFilter, isSet, priceOfOrder, priceOfWhere, type RawValues } from './filter-prices.ts'

// Prices of fields in points. A point is about seven microseconds on one slow core, measured on an archive of 100,000
// articles. A price is the worst case, because the number of articles that a filter finds is unknown in advance.
// docs/limits.md explains the prices to clients.

/** The price of a field that is selected on `parents` objects. */
export interface Price {
  /** Points for all parents together. */
  readonly points?: number
  /** How many objects the field returns per parent. */
  readonly size?: number
  /** Passed to the prices of the fields below. */
  readonly page?: PageContext
}

/** Prices that fields inherit from the connection or from the facets that contain them. */
export interface PageContext {
  /** How many rows a page of the connection has. */
  readonly size?: number
  /** Points for reading the rows of the page. */
  readonly rows?: number
  /** Points for `hasNextPage` or `hasPreviousPage`. */
  readonly more?: number
  /** Points for `totalCount`. */
  readonly total?: number
  /** Points for one facet. */
  readonly facet?: number
}

export type Pricer = (args: RawValues, parents: number, page: PageContext) => Price

export const pricePerObject = 3
export const pricePerStatement = 5

/** Batch loading for several parents reads at most what the parents have together: this many full scans. */
const maxScans = 6

const list =
  (size: number, points = 0): Pricer =>
  () => ({ size, points })
const leaf =
  (pointsPerParent: number, pointsOnce = 0): Pricer =>
  (_args, parents) => ({ points: pointsOnce + pointsPerParent * parents })
const pageSize = ({ first, last }: RawValues, defaultSize: number): number => {
  const size = Number(first ?? last ?? defaultSize)
  // Execution refuses a size out of range and names the argument.
  return Number.isFinite(size) ? Math.min(Math.max(size, 0), 100) : defaultSize
}
const firstItems =
  (defaultSize: number, points = 0): Pricer =>
  (args) => ({ size: pageSize(args, defaultSize), points })

/** @param nested whether the list belongs to each of several parents, not to the whole archive */
const articles =
  (nested: boolean): Pricer =>
  (args, parents) => {
    const filter = priceOfWhere(args.where) + priceOfOrder(args.orderBy, nested || hasTermFilter(args.where))
    const times = nested ? Math.min(parents, maxScans) : 1
    const rows = times * (filter + (Number(args.offset) || 0) / 50)
    const total = 1_200 + times * filter + (nested ? 60 * parents : 0)
    return { page: { size: pageSize(args, 20), rows, more: rows, total } }
  }

const terms: Pricer = ({ where, orderBy, ...args }) => {
  const { field } = asObject(orderBy)
  const countsArticles = field === 'ARTICLE_COUNT' || field === 'LAST_PUBLISHED_AT'
  const rows = (countsArticles ? 5_000 : 0) + (where ? 1_500 : 0)
  return { page: { size: pageSize(args, 20), rows, more: rows, total: 500 + rows } }
}

const images: Pricer = ({ where, orderBy, ...args }) => {
  const { status, host, mimeType, roles, minWidth, missingAlt } = asObject(where)
  const { field } = asObject(orderBy)
  const rows =
    (field ? (field === 'USAGE_COUNT' ? 50_000 : 35_000) : 0) +
    (isSet(status) || isSet(host) || isSet(minWidth) ? 5_000 : 0) +
    (isSet(mimeType) ? 17_000 : 0) +
    (isSet(roles) || isSet(missingAlt) ? 35_000 : 0)
  return { page: { size: pageSize(args, 20), rows, more: rows, total: Math.max(9_000, rows) } }
}

const linkedItems: Pricer = (args, parents) => ({
  page: { size: pageSize(args, 20), rows: 0, total: 10 * parents },
})

const search: Pricer = ({ query, where, ...args }) => {
  const tokens = countTokens(query)
  const filter = where ? 8_000 + priceOfWhere(where) : 0
  const rows = 500 + 2_500 * tokens + filter
  return { page: { size: pageSize(args, 20), rows, more: rows, total: 9_000 + 2_800 * tokens + filter } }
}

const facets: Pricer = ({ where, search: text }) => {
  const tokens = isSet(text) ? countTokens(text) : 0
  const facet = 5_000 + (tokens ? 8_000 : 0) + 0.8 * priceOfWhere(where)
  return { points: tokens ? 22_000 + 3_000 * tokens : 0, page: { facet } }
}
const facet: Pricer = (args, _parents, page) => ({ points: page.facet ?? 0, size: pageSize(args, 20) })

const dateUnits = {
  YEAR: { size: 20, points: 0 },
  MONTH: { size: 200, points: 0 },
  DAY: { size: 5_000, points: 20_000 },
}
const dates: Pricer = ({ by }, _parents, page) => {
  const { size, points } = by === 'YEAR' ? dateUnits.YEAR : by === 'DAY' ? dateUnits.DAY : dateUnits.MONTH
  return { size, points: points + (page.facet ?? 0) }
}

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

function countTokens(text: unknown): number {
  // Execution refuses a longer text.
  const tokens = searchTokens(fold(String(text ?? '').slice(0, 200)))
  return tokens ? tokens.split(' ').length : 0
}
