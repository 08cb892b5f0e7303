import { fold, searchTokens } from '@broadsheet/database'
import { type Given, given, hasRef, object, priceOfOrder, priceOfWhere } from './cost-filters.ts'

// What fields cost, in points. A point is some seven microseconds of an archive of 100,000 articles on one slow core:
// what may be worst, as nobody knows beforehand what a filter will find. docs/limits.md says it in words.

/** What a field costs where it is asked of `parents` objects. */
export interface Price {
  /** Once, for all of them. */
  readonly points?: number
  /** How many objects it gives for each of them. */
  readonly size?: number
  /** What its own fields are priced by. */
  readonly within?: Within
}

/** A page of a list, or what facets count. */
export interface Within {
  readonly size?: number
  /** Points for the rows, for a look past the page's end, for the count; of a facet. */
  readonly rows?: number
  readonly more?: number
  readonly total?: number
  readonly facet?: number
}

export type Pricer = (args: Given, parents: number, within: Within) => Price

export const pricePerObject = 3
export const pricePerStatement = 5

/** Statements for several parents read no more than what these parents have between them. */
const mostScans = 6

const list =
  (size: number, points = 0): Pricer =>
  () => ({ size, points })
const leaf =
  (each: number, once = 0): Pricer =>
  (_args, parents) => ({ points: once + each * parents })
const sizeOf = ({ first, last }: Given, otherwise: number): number => {
  const asked = Number(first ?? last ?? otherwise)
  // What is out of range is refused when it is executed, by name.
  return Number.isFinite(asked) ? Math.min(Math.max(asked, 0), 100) : otherwise
}
const firstOf =
  (otherwise: number, points = 0): Pricer =>
  (args) => ({ size: sizeOf(args, otherwise), points })

/** Articles: of the site, or of each of several parents. */
const articles =
  (nested: boolean): Pricer =>
  (args, parents) => {
    const filter = priceOfWhere(args.where) + priceOfOrder(args.orderBy, nested || hasRef(args.where))
    const times = nested ? Math.min(parents, mostScans) : 1
    const rows = times * (filter + (Number(args.offset) || 0) / 50)
    const total = 1_200 + times * filter + (nested ? 60 * parents : 0)
    return { within: { size: sizeOf(args, 20), rows, more: rows, total } }
  }

const named: Pricer = ({ where, orderBy, ...args }) => {
  const counted = object(orderBy).field === 'ARTICLE_COUNT' || object(orderBy).field === 'LAST_PUBLISHED_AT'
  const rows = (counted ? 5_000 : 0) + (where ? 1_500 : 0)
  return { within: { size: sizeOf(args, 20), rows, more: rows, total: 500 + rows } }
}

const images: Pricer = ({ where, orderBy, ...args }) => {
  const { status, host, mimeType, roles, minWidth, missingAlt } = object(where)
  const { field } = object(orderBy)
  const rows =
    (field ? (field === 'USAGE_COUNT' ? 50_000 : 35_000) : 0) +
    (given(status) || given(host) || given(minWidth) ? 5_000 : 0) +
    (given(mimeType) ? 17_000 : 0) +
    (given(roles) || given(missingAlt) ? 35_000 : 0)
  return { within: { size: sizeOf(args, 20), rows, more: rows, total: Math.max(9_000, rows) } }
}

const linked: Pricer = (args, parents) => ({ within: { size: sizeOf(args, 20), rows: 0, total: 10 * parents } })

const search: Pricer = ({ query, where, ...args }) => {
  const tokens = tokensIn(query)
  const filter = where ? 8_000 + priceOfWhere(where) : 0
  const rows = 500 + 2_500 * tokens + filter
  return { within: { size: sizeOf(args, 20), rows, more: rows, total: 9_000 + 2_800 * tokens + filter } }
}

const facets: Pricer = ({ where, search: text }) => {
  const tokens = given(text) ? tokensIn(text) : 0
  const facet = 5_000 + (tokens ? 8_000 : 0) + 0.8 * priceOfWhere(where)
  return { points: tokens ? 22_000 + 3_000 * tokens : 0, within: { facet } }
}
const facet: Pricer = (args, _parents, within) => ({ points: within.facet ?? 0, size: sizeOf(args, 20) })

const days = { YEAR: { size: 20, points: 0 }, MONTH: { size: 200, points: 0 }, DAY: { size: 5_000, points: 20_000 } }
const dates: Pricer = ({ by }, _parents, within) => {
  const { size, points } = by === 'YEAR' ? days.YEAR : by === 'DAY' ? days.DAY : days.MONTH
  return { size, points: points + (within.facet ?? 0) }
}

/** By type and field; a field that is not here costs nothing, or one statement and the objects that it gives. */
export const prices: Readonly<Record<string, Pricer>> = {
  'Query.articles': articles(false),
  'Query.authors': named,
  'Query.categories': named,
  'Query.tags': named,
  'Query.images': images,
  'Query.nodes': ({ ids }) => ({ size: Math.min([ids].flat().length, 100) }),
  'Query.search': search,
  'Query.suggest': firstOf(8, 2_000),
  'Query.facets': facets,
  'Query.changes': (args) => ({ points: 3_000, within: { size: sizeOf(args, 100) } }),
  'Query.diagnostics': (args) => {
    const rows = args.where ? 3_000 : 100
    return { within: { size: sizeOf(args, 50), rows, more: rows, total: 3_000 } }
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
  'Image.articles': linked,
  'Image.usageCount': leaf(10),
  'Article.images': linked,
  'Article.linksTo': linked,
  'Article.linkedFrom': linked,
  'Article.authors': list(2),
  'Article.categories': list(3),
  'Article.tags': list(4),
  'Article.translations': list(2),
  'Article.related': (args, parents) => ({ size: sizeOf(args, 5), points: 280 * parents }),
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
  'ArticleFacets.frontMatter': (args, _parents, within) => ({
    size: sizeOf(args, 20),
    points: 5_000 + (within.facet ?? 0),
  }),
  'ArticleFacets.langs': (_args, _parents, within) => ({ size: 5, points: within.facet ?? 0 }),
  'ArticleFacets.dates': dates,
  'ChangeConnection.nodes': (_args, _parents, { size = 0 }) => ({ size }),
  'Site.articleCount': leaf(0, 1_200),
  'Site.authorCount': leaf(0, 500),
  'Site.categoryCount': leaf(0, 500),
  'Site.imageCount': leaf(0, 9_000),
  'Site.langs': leaf(0, 200),
}

function tokensIn(text: unknown): number {
  // Longer ones are refused when they are executed.
  const tokens = searchTokens(fold(String(text ?? '').slice(0, 200)))
  return tokens ? tokens.split(' ').length : 0
}
