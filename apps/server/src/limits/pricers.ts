import { type ArchiveSize, fold, searchTokens } from '@broadsheet/database'
import {
  asObject,
  hasTermFilter,
  isSet,
  priceOfOrder,
  priceOfWhere,
  type RawValues,
  readsAll,
} from './filter-prices.ts'
import type { PricedArchive } from './priced-archive.ts'

// Formulas that the table in prices.ts uses.

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
  /** Points for each object, if they differ from `pricePerObject`. */
  readonly perObject?: number
  readonly facets?: FacetContext
}

/** Prices that the facets of one filter share. */
export interface FacetContext {
  /** Points for one facet of languages, dates or values. */
  readonly facet: number
  /** Points for one facet of categories, tags or authors. */
  readonly terms: number
  /** Points for finding the articles again, for a facet whose own condition does not count. */
  readonly again: number
  readonly where: RawValues
}

export type Pricer = (args: RawValues, parents: number, page: PageContext, archive: PricedArchive) => Price

/** Batch loading for several parents reads at most what the parents have together: this many full scans. */
const maxScans = 6

export const list =
  (size: number, points = 0): Pricer =>
  () => ({ size, points })
export const leaf =
  (pointsPerParent: number): Pricer =>
  (_args, parents) => ({ points: pointsPerParent * parents })
export const pageSize = ({ first, last }: RawValues, defaultSize: number): number => {
  const size = Number(first ?? last ?? defaultSize)
  // A size out of range is refused, with the name of the argument.
  return Number.isFinite(size) ? Math.min(Math.max(size, 0), 100) : defaultSize
}

/**
 * A scalar that is counted in all rows of one kind.
 * @param points in the measured archive
 */
export const count =
  (kind: keyof ArchiveSize, points: number): Pricer =>
  (_args, _parents, _page, { scale }) => ({ points: points * scale[kind] })

/** @param nested whether the list belongs to each of several parents, not to the whole archive */
export const articles =
  (nested: boolean): Pricer =>
  (args, parents, _page, archive) => {
    const { scale, size } = archive
    const sorted = { isSubset: nested || hasTermFilter(args.where), isFiltered: isSet(args.where) }
    const where = priceOfWhere(args.where, archive, nested)
    const filter = where + priceOfOrder(args.orderBy, sorted, archive)
    const times = nested ? Math.min(parents, maxScans) : 1
    const skipped = Math.min(Number(args.offset) || 0, size.articles) / rowsPerPoint(args)
    const rows = times * (filter + skipped)
    const total = (1_200 + (nested ? 60 * parents : 0)) * scale.articles + times * where
    const more = nested || startsLater(args) ? rows : 0
    return { page: { size: Math.min(pageSize(args, 20), size.articles), rows, more, total } }
  }

export const onThisDay: Pricer = ({ date, where, ...args }, ...rest) =>
  articles(false)({ ...args, where: { onThisDay: date, and: [where ?? {}] } }, ...rest)

/** How many skipped rows cost a point. Only the index of the dates has everything that the rows before a page need. */
function rowsPerPoint({ where, orderBy }: RawValues): number {
  if (![orderBy ?? []].flat().every((order) => asObject(order).field === 'PUBLISHED_AT')) return 2.5
  return readsAll(where) ? 4 : 50
}

/** The statement of a page reads one more row, but no row before it. */
function startsLater({ after, before, offset }: RawValues): boolean {
  return [after, before, offset].some(isSet)
}

export const terms: Pricer = ({ where, orderBy, ...args }, _parents, _page, { scale, size }) => {
  const { field } = asObject(orderBy)
  const countsArticles = field === 'ARTICLE_COUNT' || field === 'LAST_PUBLISHED_AT'
  const { minArticles, ...other } = asObject(where)
  // The count of a name ends at the minimum, and all counts together read each use of a name at most once.
  const least = isSet(minArticles) ? Number(minArticles) || 0 : 0
  const counts = least > 0 ? 50 * scale.names + Math.min(0.05 * least * size.names, 5_000 * scale.articles) : 0
  const filter = counts + (Object.values(other).some(isSet) ? 1_500 * scale.names : 0)
  const rows = (countsArticles ? 5_000 * scale.articles : 0) + filter
  const total = 500 * scale.names + rows
  return { page: { size: Math.min(pageSize(args, 20), size.names), rows, more: rows, total } }
}

export const images: Pricer = ({ where, orderBy, ...args }, _parents, _page, { scale, size }) => {
  const { status, host, mimeType, roles, minWidth, missingAlt } = asObject(where)
  const { field } = asObject(orderBy)
  // The only status with an index of few images.
  const isMissing = [status].flat().join() === 'MISSING'
  const isFiltered = [status, host, mimeType, roles, minWidth, missingAlt].some(isSet)
  const order = field ? (field === 'USAGE_COUNT' ? 8_000 : 6_000) : 0
  const rows = scale.images * (isMissing ? (field ? 5_000 : 2_000) : (isFiltered ? 8_000 : 0) + order)
  const total = scale.images * (isMissing ? 2_000 : isFiltered ? 8_000 : 6_000)
  return { page: { size: Math.min(pageSize(args, 20), size.images), rows, more: startsLater(args) ? rows : 0, total } }
}

export const linkedItems: Pricer = (args, parents) => ({
  page: { size: pageSize(args, 20), rows: 0, total: 10 * parents },
})

/** An article's own row repeats its images, so they are cheap. */
export const articleImages: Pricer = (args, parents) => ({
  page: { size: pageSize(args, 20), rows: 0, total: parents, perObject: 1 },
})

/** No index finds the next article of a collection: in the worst case, all articles are of another one. */
export const neighbour: Pricer = ({ within }, parents, _page, { scale }) => ({
  points: (5 + (asObject(within).sameCollection === true ? 10_000 * scale.articles : 0)) * parents,
})

export const search: Pricer = ({ query, where, prefix, ...args }, _parents, _page, archive) => {
  const { scale, size } = archive
  const tokens = countTokens(query)
  const filter = where ? 6_000 * scale.articles + priceOfWhere(where, archive) : 0
  // All words with the same beginning are read.
  const words = prefix === true ? 20_000 : 0
  const skipped = Math.min(Number(args.offset) || 0, size.articles) / 50
  // The places of three or more characters in a row are compared.
  const places = tokens > 2 ? 4_000 : 500
  const rows = (places + 700 * tokens + words) * scale.tokens + filter + skipped
  const total = 4_000 * scale.articles + (700 * tokens + words) * scale.tokens + filter
  return { page: { size: Math.min(pageSize(args, 20), size.articles), rows, more: rows, total } }
}

export const suggest: Pricer = (args, _parents, _page, { scale }) => ({
  size: pageSize(args, 8),
  points: 2_000 * scale.articles,
})

/** Reads the articles that are not due yet or that expire: two in a hundred when it was measured. */
export const insights: Pricer = (_args, _parents, _page, { scale }) => ({ points: 20 + 6_000 * scale.articles })

/** All counters of days are read, in the worst case one for each article. */
export const insightDays =
  (size: number): Pricer =>
  (args, _parents, _page, { scale, size: { articles } }) => ({
    size: Math.min(pageSize(args, size), articles),
    points: 8_000 * scale.articles,
  })

export const insightList =
  (size: number, points: number): Pricer =>
  (args, _parents, _page, { scale }) => ({ size: pageSize(args, size), points: 50 + points * scale.articles })

export const changes: Pricer = (args, _parents, _page, { scale }) => ({
  points: 3_000 * scale.articles,
  page: { size: pageSize(args, 100) },
})

export const diagnostics: Pricer = (args, _parents, _page, { scale }) => {
  const rows = (args.where ? 3_000 : 100) * scale.articles
  return { page: { size: pageSize(args, 50), rows, more: rows, total: 3_000 * scale.articles } }
}

export const redirects: Pricer = (args, _parents, _page, { scale }) => {
  const rows = 17_000 * scale.articles
  return { page: { size: pageSize(args, 20), rows, more: startsLater(args) ? rows : 0, total: rows } }
}

export function countTokens(text: unknown): number {
  // A longer text is refused.
  const tokens = searchTokens(fold(String(text ?? '').slice(0, 200)))
  return tokens ? tokens.split(' ').length : 0
}
