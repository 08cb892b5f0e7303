import type { PricedArchive } from './priced-archive.ts'

/** Arguments or input object fields as the client wrote them, before coercion: values can have any type. */
export type RawValues = Readonly<Record<string, unknown>>

/** Points for a scan of the measured archive's articles. */
const scan = 14_000

/** The price of a condition in the measured archive. */
interface ConditionPrice {
  /** Points in proportion to the number of articles. */
  readonly points: number
  /** Points in proportion to the number of images. */
  readonly imagePoints: number
  /** Whether the condition is checked on each article, because no index answers it. */
  readonly scans: boolean
}

/**
 * Returns the points that an `ArticleWhere` costs beyond the lookup in an index.
 * @param isNested whether the list belongs to a tag, author or category. Then a filter by one name checks each article of the
 *   list, because its index is not the one that the statement follows.
 */
export function priceOfWhere(where: unknown, { scale }: PricedArchive, isNested = false): number {
  const { points, imagePoints, scans } = priceOfConditions(asObject(where), isNested)
  return (points + (scans ? scan : 0)) * scale.articles + imagePoints * scale.images
}

function priceOfConditions(where: RawValues, isNested = false): ConditionPrice {
  let points = 0
  let imagePoints = 0
  let scans = false
  for (const [name, value] of Object.entries(where)) {
    if (!isSet(value)) continue
    for (const each of [value].flat()) {
      const price = priceOfCondition(name, asObject(each), isNested)
      points += price.points
      imagePoints += price.imagePoints
      scans ||= price.scans
    }
  }
  return { points, imagePoints, scans }
}

function priceOfCondition(name: string, value: RawValues, isNested: boolean): ConditionPrice {
  switch (name) {
    case 'and':
      return priceOfConditions(value, isNested)
    case 'or':
    case 'not':
      return { ...priceOfConditions(value, isNested), scans: true }
    case 'title':
    case 'slug':
    case 'path':
    case 'file':
      return priceOfText(value, 1_500)
    case 'lang':
    case 'collection':
      // These columns are not stored folded, so each value is folded during the scan.
      return { ...priceOfText(value, 4_000), ...(name === 'collection' && { scans: true }) }
    case 'tag':
    case 'keyword':
    case 'author':
    case 'category':
      return priceOfTerms(value, isNested)
    case 'image':
      return priceOfImage(value)
    case 'frontMatter':
      return { points: 4_000, imagePoints: 0, scans: true }
    case 'story':
      // One lookup in an index for each article that has other versions.
      return { points: 10_000, imagePoints: 0, scans: true }
    case 'onThisDay':
      // A range of an index for each year.
      return { points: 1_000, imagePoints: 0, scans: false }
    case 'publishedAt':
    case 'year':
      return { points: 100, imagePoints: 0, scans: false }
    default:
      return { points: 0, imagePoints: 0, scans: true }
  }
}

function priceOfText(filter: RawValues, pointsPerSubstring: number): ConditionPrice {
  const substrings = [filter.contains, filter.startsWith, filter.endsWith].filter(isSet).length
  const indexed = isSet(filter.eq) || isSet(filter.in)
  const listed = [filter.in ?? [], filter.notIn ?? []].flat(2).length
  return { points: substrings * pointsPerSubstring + listed, imagePoints: 0, scans: substrings > 0 || !indexed }
}

function priceOfImage({ url, host, status, role }: RawValues): ConditionPrice {
  if (isSet(url)) return { points: 0, imagePoints: 500, scans: false }
  if (status === 'MISSING') return { points: 0, imagePoints: 2_000, scans: true }
  // A search in the article's own row.
  return { points: [host, role, status].some(isSet) ? 15_000 : 0, imagePoints: 0, scans: true }
}

function priceOfTerms(filter: RawValues, isNested: boolean): ConditionPrice {
  const names = [filter.anyOf ?? [], filter.allOf ?? [], filter.noneOf ?? []].flat(2).length
  if (names === 1 && !isSet(filter.noneOf) && !isSet(filter.isEmpty))
    return { points: isNested ? 4_300 : 300, imagePoints: 0, scans: false }
  return { points: (names > 0 ? 2_000 : 0) + 150 * names, imagePoints: 0, scans: true }
}

/** Returns whether the price includes reading the rows of all articles. */
export function readsAll(where: unknown): boolean {
  return priceOfConditions(asObject(where)).scans
}

/** Returns whether a filter may narrow the list to the articles of a tag, author or category. */
export function hasTermFilter(where: unknown): boolean {
  const { tag, author, category, and } = asObject(where)
  return isSet(tag) || isSet(author) || isSet(category) || isSet(and)
}

/** The articles that a list sorts. */
export interface SortedArticles {
  /** Only those of a tag, author or category. */
  readonly isSubset: boolean
  readonly isFiltered: boolean
}

/** Returns the points that sorting costs. Sorting by date uses an index. Other orders use one only for the whole archive. */
export function priceOfOrder(
  orderBy: unknown,
  { isSubset, isFiltered }: SortedArticles,
  { scale }: PricedArchive,
): number {
  const orders = [orderBy ?? []].flat().map(asObject)
  if (orders.some(({ field }) => field === 'FRONT_MATTER')) {
    if (isSubset) return 120_000 * scale.articles
    return (isFiltered || orders.length > 1 ? 45_000 : 25_000) * scale.articles
  }
  if (orders.length > 1) return 16_000 * scale.articles
  return isSubset && orders.some(({ field }) => field !== 'PUBLISHED_AT') ? 10_000 * scale.articles : 0
}

/** Returns the value if it is an object, else an empty object. */
export function asObject(value: unknown): RawValues {
  return typeof value === 'object' && value !== null ? (value as RawValues) : {}
}

export function isSet(value: unknown): boolean {
  return value !== null && value !== undefined
}
