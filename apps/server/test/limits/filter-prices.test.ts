import { expect, test } from 'vitest'
import { hasTermFilter, priceOfOrder, priceOfWhere } from '../../src/limits/filter-prices.ts'
import { measuredSize, pricedArchive } from '../../src/limits/priced-archive.ts'

const measured = pricedArchive(measuredSize)
const price = (where: unknown) => priceOfWhere(where, measured)
/** A condition that is checked on each article. */
const scan = 14_000

test.each([
  ['no condition', {}, 0],
  ['conditions that are null', { tag: null, title: undefined, or: null }, 0],
  ['an exact title', { title: { eq: 'A' } }, 0],
  ['one of three paths, a point each', { path: { in: ['/a/', '/b/', '/c/'] } }, 3],
  ['another title', { title: { ne: 'A' } }, scan],
  ['none of two slugs', { slug: { notIn: ['a', 'b'] } }, scan + 2],
  ['an exact title that is null', { title: { eq: null } }, scan],
  ['a part of a title', { title: { contains: 'a' } }, scan + 1_500],
  ['the start and the end of a file name', { file: { startsWith: 'a', endsWith: 'b', contains: null } }, scan + 3_000],
  ['an exact title with a certain end', { title: { eq: 'A', endsWith: 'b' } }, scan + 1_500],
  ['a language', { lang: { eq: 'en' } }, 0],
  ['a part of a language, which is folded first', { lang: { startsWith: 'z' } }, scan + 4_000],
  ['a collection, which has no index', { collection: { eq: 'notes' } }, scan],
  ['a part of a collection', { collection: { contains: 'o' } }, scan + 4_000],
  ['one tag', { tag: { anyOf: ['sea'] } }, 300],
  ['one author', { author: { allOf: ['Ann'] } }, 300],
  ['two categories', { category: { anyOf: ['a', 'b'] } }, scan + 2_300],
  ['two keywords in two lists', { keyword: { anyOf: ['a'], allOf: ['b'] } }, scan + 2_300],
  ['without one tag', { tag: { noneOf: ['a'] } }, scan + 2_150],
  ['one tag and without another', { tag: { anyOf: ['a'], noneOf: ['b'] } }, scan + 2_300],
  ['no tags', { tag: { isEmpty: true } }, scan],
  ['one tag, and whether there are any', { tag: { anyOf: ['a'], isEmpty: false } }, scan + 2_150],
  ['a value of the front matter', { frontMatter: { key: 'a', eq: 'b' } }, scan + 4_000],
  ['several versions', { story: { hasVersions: true } }, scan + 10_000],
  ['a day of any year', { onThisDay: '2024-07-30' }, 1_000],
  ['a year', { year: 2024 }, 100],
  ['a time', { publishedAt: { from: '2024-01-01' } }, 100],
  ['a flag', { isFeatured: true }, scan],
])('%s costs so many points', (_name, where, points) => {
  expect(price(where)).toBe(points)
})

test('conditions are added up, and all that need a scan share one', () => {
  expect(price({ tag: { anyOf: ['a'] }, year: 2024 })).toBe(400)
  expect(price({ title: { contains: 'a' }, slug: { contains: 'b' }, isFeatured: true })).toBe(scan + 3_000)
  expect(price({ year: 2024, title: { contains: 'a' } })).toBe(scan + 1_600)
  expect(price({ title: { contains: 'a' }, year: 2024 })).toBe(scan + 1_600)
})

test('conditions in "and" cost as much as without it, also one that is not in a list, and "or" and "not" scan', () => {
  const both = [{ tag: { anyOf: ['a'] } }, { tag: { anyOf: ['b'] } }]
  expect(price({ and: both })).toBe(600)
  expect(price({ and: both[0] })).toBe(300)
  expect(price({ or: both })).toBe(scan + 600)
  expect(price({ not: both[0] })).toBe(scan + 300)
  expect(price({ and: [{ or: [{ and: both }] }] })).toBe(scan + 600)
  expect(price({ and: [{ title: { contains: 'a' } }, { year: 2024 }] })).toBe(scan + 1_600)
})

test('values that the API refuses cost nothing and end nothing', () => {
  for (const where of [null, undefined, 'x', 3, []]) expect(price(where)).toBe(0)
  expect(price({ tag: 'x' })).toBe(scan)
  expect(price({ title: [] })).toBe(0)
})

test('a filter by an image costs by the number of images or of articles, whichever it reads', () => {
  const images = pricedArchive({ ...measuredSize, images: measuredSize.images * 10 })
  const articles = pricedArchive({ ...measuredSize, articles: measuredSize.articles * 10 })
  const cost = (image: object) => [images, measured, articles].map((archive) => priceOfWhere({ image }, archive))
  expect(cost({ url: 'https://a.example/a.png' })).toEqual([5_000, 500, 500])
  expect(cost({ status: 'MISSING' })).toEqual([34_000, 16_000, 142_000])
  for (const image of [{ host: 'a.example' }, { role: 'COVER' }, { status: 'LOCAL' }])
    expect(cost(image)).toEqual([29_000, 29_000, 290_000])
  expect(cost({ host: null })).toEqual([14_000, 14_000, 140_000])
})

test('a list is narrowed by a tag, an author, a category or what "and" may contain', () => {
  for (const where of [{ tag: {} }, { author: {} }, { category: {} }, { and: [] }])
    expect(hasTermFilter(where)).toBe(true)
  for (const where of [{ title: {} }, { tag: null }, {}, null]) expect(hasTermFilter(where)).toBe(false)
})

test.each([
  ['no order', undefined, 0, 0, 0],
  ['the date', { field: 'PUBLISHED_AT' }, 0, 0, 0],
  ['a date in a list', [{ field: 'PUBLISHED_AT' }], 0, 0, 0],
  ['the title', { field: 'TITLE' }, 0, 0, 10_000],
  ['the title and the date', [{ field: 'TITLE' }, { field: 'PUBLISHED_AT' }], 16_000, 16_000, 16_000],
  ['a key of the front matter', { field: 'FRONT_MATTER', key: 'a' }, 25_000, 45_000, 120_000],
  ['the date and a key', [{ field: 'PUBLISHED_AT' }, { field: 'FRONT_MATTER' }], 45_000, 45_000, 120_000],
])(
  'sorting by %s costs so many points for all articles, those of a filter, and those of a term',
  (_name, orderBy, ...points) => {
    const lists = [
      { isSubset: false, isFiltered: false },
      { isSubset: false, isFiltered: true },
      { isSubset: true, isFiltered: true },
    ]
    expect(lists.map((list) => priceOfOrder(orderBy, list, measured))).toEqual(points)
  },
)
