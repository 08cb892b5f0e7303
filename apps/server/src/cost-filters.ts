/** As they were written: not yet coerced, so anything may stand in them. */
export type Given = Readonly<Record<string, unknown>>

/** Every article looked at. */
const scan = 13_000

/** What looking for articles under a filter costs, beyond what an index does. */
export function priceOfWhere(where: unknown): number {
  const { points, scans } = filterOf(object(where))
  return points + (scans ? scan : 0)
}

/** Points of the conditions, and whether any of them is asked of each article in turn. */
function filterOf(where: Given): { points: number; scans: boolean } {
  let points = 0
  let scans = false
  for (const [name, value] of Object.entries(where)) {
    if (!given(value)) continue
    for (const each of [value].flat()) {
      const price = priceOfCondition(name, object(each))
      points += price.points
      scans ||= price.scans
    }
  }
  return { points, scans }
}

function priceOfCondition(name: string, value: Given): { points: number; scans: boolean } {
  switch (name) {
    case 'and':
      return filterOf(value)
    case 'or':
    case 'not':
      return { points: filterOf(value).points, scans: true }
    case 'title':
      return priceOfText(value, 8_000)
    case 'slug':
    case 'path':
    case 'file':
    case 'lang':
    case 'collection':
      // These have no folded column: each is folded as it is looked at.
      return { ...priceOfText(value, 20_000), ...(name === 'collection' && { scans: true }) }
    case 'tag':
    case 'author':
    case 'category':
      return priceOfRefs(value)
    case 'image':
      if (given(value.url)) return { points: 500, scans: false }
      return { points: value.status === 'MISSING' && !given(value.role) ? 2_000 : 80_000, scans: true }
    case 'frontMatter':
      return { points: 12_000, scans: true }
    case 'publishedAt':
    case 'year':
      return { points: 100, scans: false }
    default:
      return { points: 0, scans: true }
  }
}

function priceOfText(filter: Given, part: number): { points: number; scans: boolean } {
  const parts = [filter.contains, filter.startsWith, filter.endsWith].filter(given).length
  const indexed = given(filter.eq) || given(filter.in)
  return { points: parts * part + [filter.in ?? [], filter.notIn ?? []].flat(2).length, scans: parts > 0 || !indexed }
}

function priceOfRefs(filter: Given): { points: number; scans: boolean } {
  const names = [filter.anyOf ?? [], filter.allOf ?? [], filter.noneOf ?? []].flat(2).length
  if (names === 1 && !given(filter.noneOf) && !given(filter.isEmpty)) return { points: 300, scans: false }
  return { points: (given(filter.isEmpty) ? 6_000 : 2_000) + 150 * names, scans: true }
}

/** Whether it may narrow the list to a part of the archive that an index has. */
export function hasRef(where: unknown): boolean {
  const { tag, author, category, and } = object(where)
  return given(tag) || given(author) || given(category) || given(and)
}

/** By date is as an index has it; else an index does for the whole archive, not for a part of it. */
export function priceOfOrder(orderBy: unknown, partly: boolean): number {
  const orders = [orderBy ?? []].flat().map(object)
  if (orders.length > 1) return 40_000
  return partly && orders.some(({ field }) => field !== 'PUBLISHED_AT') ? 13_000 : 0
}

/** Its members, where it has any. */
export function object(value: unknown): Given {
  return typeof value === 'object' && value !== null ? (value as Given) : {}
}

export function given(value: unknown): boolean {
  return value !== null && value !== undefined
}
