import { asObject, isSet, priceOfWhere, type RawValues, readsAll } from './filter-prices.ts'
import { countTokens, type FacetContext, type PageContext, type Pricer, pageSize } from './pricers.ts'

/** With more articles, statements count the facets of a filter or search, because their terms are not kept in memory. */
const mostKept = 200_000

/** The articles are found once, and each facet counts them. */
export const facets: Pricer = ({ where, search: text, prefix }, _parents, _page, archive) => {
  const { scale, size } = archive
  const tokens = isSet(text) ? countTokens(text) : 0
  const isSearch = tokens > 0
  const isFiltered = readsAll(where)
  const words = 700 * tokens + (isSearch && prefix === true ? 20_000 : 0)
  // The hits of a search are in another order than the rows that a filter reads.
  const gathered = (isSearch ? 9_000 : 0) + (isFiltered ? (isSearch ? 14_000 : 6_000) : 0)
  const again = priceOfWhere(where, archive) + gathered * scale.articles + words * scale.tokens
  const [facet, terms] =
    isSearch || isFiltered ? (size.articles > mostKept ? [9_000, 9_000] : [7_000, 2_000]) : [5_000, 5_000]
  const context = { facet: facet * scale.articles, terms: terms * scale.articles, again, where: asObject(where) }
  return { points: again, page: { facets: context } }
}

/** @param own the condition that the facet ignores */
export const termFacet =
  (own: 'author' | 'category' | 'tag'): Pricer =>
  (args, _parents, page, { size }) => ({
    points: priceIn(page, 'terms', own),
    size: Math.min(pageSize(args, 20), size.names),
  })

export const langFacet: Pricer = (_args, _parents, page) => ({ size: 5, points: priceIn(page, 'facet', 'lang') })

export const frontMatterFacet: Pricer = (args, _parents, page, { scale }) => ({
  size: pageSize(args, 20),
  points: 10_000 * scale.articles + priceIn(page, 'facet', 'frontMatter'),
})

/** An article has up to eight keywords. */
export const keywordFacet: Pricer = (args, _parents, page, { scale }) => ({
  size: pageSize(args, 20),
  points: 40_000 * scale.articles + priceIn(page, 'facet', 'keyword'),
})

export const initialsFacet: Pricer = (_args, _parents, page, { scale }) => ({
  size: 30,
  points: 13_000 * scale.articles + priceIn(page, 'facet', 'initial'),
})

const sizeOfDates: RawValues = { YEAR: 20, MONTH: 200, DAY: 5_000 }

/** Dates ignore no condition. */
export const dates: Pricer = ({ by }, _parents, page, { size: { articles } }) => ({
  size: Math.min(Number(sizeOfDates[String(by)] ?? sizeOfDates.MONTH), articles),
  points: page.facets?.facet ?? 0,
})

function priceIn({ facets }: PageContext, kind: keyof Pick<FacetContext, 'facet' | 'terms'>, own: string): number {
  if (facets === undefined) return 0
  return facets[kind] + (isSet(facets.where[own]) ? facets.again : 0)
}
