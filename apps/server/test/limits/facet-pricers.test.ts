import { expect, test } from 'vitest'
import * as pricers from '../../src/limits/facet-pricers.ts'
import { measuredSize, pricedArchive } from '../../src/limits/priced-archive.ts'
import type { Pricer } from '../../src/limits/pricers.ts'

type Arguments = Readonly<Record<string, unknown>>

const measured = pricedArchive(measuredSize)
const small = pricedArchive({ articles: 3, images: 2, names: 1, tokens: 100 })
const large = pricedArchive({ ...measuredSize, articles: 300_000 })

const found = (args: Arguments, archive = measured) => pricers.facets(args, 1, {}, archive)
/** Points of one facet, without those for finding the articles. */
const points = (pricer: Pricer, args: Arguments = {}, own: Arguments = {}, archive = measured) =>
  pricer(own, 1, found(args, archive).page ?? {}, archive).points

/** Costs 15,500 points. */
const scanned = { path: { contains: 'x' } }

test('the articles of facets are found once: those of a search, and those of a filter that reads all rows', () => {
  const cost = (args: Arguments) => found(args).points
  expect([cost({}), cost({ search: null, prefix: true }), cost({ search: '' })]).toEqual([0, 0, 0])
  expect([cost({ where: { year: 2024 } }), cost({ where: scanned })]).toEqual([100, 21_500])
  expect([cost({ search: 'the sea' }), cost({ search: 'sea', prefix: true })]).toEqual([10_400, 29_700])
  expect(cost({ search: 'sea', where: { year: 2024 } })).toBe(9_800)
  expect(cost({ search: 'sea', where: scanned })).toBe(39_200)
})

test('a facet of terms is cheap when the terms are in memory, and others cost one scan each', () => {
  const tags = pricers.termFacet('tag')
  const both = (args: Arguments, archive = measured) =>
    [tags, pricers.langFacet].map((each) => points(each, args, {}, archive))
  expect(both({})).toEqual([5_000, 5_000])
  expect(both({ where: { year: 2024 } })).toEqual([5_000, 5_000])
  for (const args of [{ search: 'sea' }, { where: scanned }]) {
    expect(both(args)).toEqual([2_000, 7_000])
    expect(both(args, large)).toEqual([27_000, 27_000])
  }
})

test('a facet whose own condition is in the filter finds its articles again', () => {
  const where = { tag: { anyOf: ['a'] } }
  expect(points(pricers.termFacet('tag'), { where })).toBe(5_300)
  expect(points(pricers.termFacet('author'), { where })).toBe(5_000)
  expect(points(pricers.langFacet, { where: { lang: { startsWith: 'e' } } })).toBe(31_000)
  expect(points(pricers.dates, { where: { year: 2024 } })).toBe(5_000)
})

test('values, keywords and initials cost their own work too', () => {
  const own = [pricers.frontMatterFacet, pricers.keywordFacet, pricers.initialsFacet]
  expect(own.map((pricer) => points(pricer))).toEqual([15_000, 45_000, 18_000])
  expect(own.map((pricer) => points(pricer, { search: 'sea' }))).toEqual([17_000, 47_000, 20_000])
  expect(pricers.dates({}, 1, {}, measured).points).toBe(0)
})

test('a facet has as many values as it may, which is never more than the archive has', () => {
  const size = (pricer: Pricer, args: Arguments = {}, archive = measured) => pricer(args, 1, {}, archive).size
  expect([size(pricers.termFacet('tag')), size(pricers.termFacet('tag'), {}, small)]).toEqual([20, 1])
  expect([size(pricers.langFacet), size(pricers.initialsFacet)]).toEqual([5, 30])
  expect([size(pricers.frontMatterFacet, { first: 3 }), size(pricers.keywordFacet)]).toEqual([3, 20])
  expect(['YEAR', 'MONTH', 'DAY', undefined].map((by) => size(pricers.dates, { by }))).toEqual([20, 200, 5_000, 200])
  expect(size(pricers.dates, { by: 'DAY' }, small)).toBe(3)
})
