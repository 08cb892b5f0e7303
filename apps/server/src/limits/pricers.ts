import { fold, searchTokens } from '@broadsheet/database'
import { asObject, hasTermFilter, isSet, priceOfOrder, priceOfWhere, type RawValues } from './filter-prices.ts'

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
  /** Points for one facet. */
  readonly facet?: number
}

export type Pricer = (args: RawValues, parents: number, page: PageContext) => Price

/** Batch loading for several parents reads at most what the parents have together: this many full scans. */
const maxScans = 6

export const list =
  (size: number, points = 0): Pricer =>
  () => ({ size, points })
export const leaf =
  (pointsPerParent: number, pointsOnce = 0): Pricer =>
  (_args, parents) => ({ points: pointsOnce + pointsPerParent * parents })
export const pageSize = ({ first, last }: RawValues, defaultSize: number): number => {
  const size = Number(first ?? last ?? defaultSize)
  // Execution refuses a size out of range and names the argument.
  return Number.isFinite(size) ? Math.min(Math.max(size, 0), 100) : defaultSize
}
export const firstItems =
  (defaultSize: number, points = 0): Pricer =>
  (args) => ({ size: pageSize(args, defaultSize), points })

/** @param nested whether the list belongs to each of several parents, not to the whole archive */
export const articles =
  (nested: boolean): Pricer =>
  (args, parents) => {
    const filter = priceOfWhere(args.where) + priceOfOrder(args.orderBy, nested || hasTermFilter(args.where))
    const times = nested ? Math.min(parents, maxScans) : 1
    const rows = times * (filter + (Number(args.offset) || 0) / 50)
    const total = 1_200 + times * filter + (nested ? 60 * parents : 0)
    return { page: { size: pageSize(args, 20), rows, more: rows, total } }
  }

export const terms: Pricer = ({ where, orderBy, ...args }) => {
  const { field } = asObject(orderBy)
  const countsArticles = field === 'ARTICLE_COUNT' || field === 'LAST_PUBLISHED_AT'
  const rows = (countsArticles ? 5_000 : 0) + (where ? 1_500 : 0)
  return { page: { size: pageSize(args, 20), rows, more: rows, total: 500 + rows } }
}

export const images: Pricer = ({ where, orderBy, ...args }) => {
  const { status, host, mimeType, roles, minWidth, missingAlt } = asObject(where)
  const { field } = asObject(orderBy)
  const rows =
    (field ? (field === 'USAGE_COUNT' ? 50_000 : 35_000) : 0) +
    (isSet(status) || isSet(host) || isSet(minWidth) ? 5_000 : 0) +
    (isSet(mimeType) ? 17_000 : 0) +
    (isSet(roles) || isSet(missingAlt) ? 35_000 : 0)
  return { page: { size: pageSize(args, 20), rows, more: rows, total: Math.max(9_000, rows) } }
}

export const linkedItems: Pricer = (args, parents) => ({
  page: { size: pageSize(args, 20), rows: 0, total: 10 * parents },
})

export const search: Pricer = ({ query, where, ...args }) => {
  const tokens = countTokens(query)
  const filter = where ? 8_000 + priceOfWhere(where) : 0
  const rows = 500 + 2_500 * tokens + filter
  return { page: { size: pageSize(args, 20), rows, more: rows, total: 9_000 + 2_800 * tokens + filter } }
}

export const facets: Pricer = ({ where, search: text }) => {
  const tokens = isSet(text) ? countTokens(text) : 0
  const facet = 5_000 + (tokens ? 8_000 : 0) + 0.8 * priceOfWhere(where)
  return { points: tokens ? 22_000 + 3_000 * tokens : 0, page: { facet } }
}
export const facet: Pricer = (args, _parents, page) => ({ points: page.facet ?? 0, size: pageSize(args, 20) })

const dateUnits = {
  YEAR: { size: 20, points: 0 },
  MONTH: { size: 200, points: 0 },
  DAY: { size: 5_000, points: 20_000 },
}
export const dates: Pricer = ({ by }, _parents, page) => {
  const { size, points } = by === 'YEAR' ? dateUnits.YEAR : by === 'DAY' ? dateUnits.DAY : dateUnits.MONTH
  return { size, points: points + (page.facet ?? 0) }
}

function countTokens(text: unknown): number {
  // Execution refuses a longer text.
  const tokens = searchTokens(fold(String(text ?? '').slice(0, 200)))
  return tokens ? tokens.split(' ').length : 0
}
