import { describe, expect, test } from 'vitest'
import { measuredSize, pricedArchive } from '../../src/limits/priced-archive.ts'
import * as pricers from '../../src/limits/pricers.ts'

const measured = pricedArchive(measuredSize)
/** Twice as many of one kind. */
const twice = (kind: keyof typeof measuredSize) => pricedArchive({ ...measuredSize, [kind]: 2 * measuredSize[kind] })
const small = pricedArchive({ articles: 3, images: 2, names: 1, tokens: 100 })

type Arguments = Readonly<Record<string, unknown>>
const priceOf = (pricer: pricers.Pricer, args: Arguments = {}, archive = measured, parents = 1, page = {}) =>
  pricer(args, parents, page, archive)
/** The price of a page of the connection. */
const pageOf = (...[pricer, args, archive, parents]: Parameters<typeof priceOf>) =>
  priceOf(pricer, args, archive, parents).page ?? {}

/** Costs 15,500 points. */
const scanned = { path: { contains: 'x' } }

test('a page has the size that first or last asks for, from 0 to 100, or else the default', () => {
  const sizes = [
    { first: 7 },
    { last: 8 },
    { first: 7, last: 8 },
    { first: -1 },
    { last: 101 },
    {},
    { first: 'x' },
    { first: null },
  ]
  expect(sizes.map((args) => pricers.pageSize(args, 20))).toEqual([7, 8, 7, 0, 100, 20, 20, 20])
})

test('a list has an assumed length, a field costs points for each parent, and a count those of the rows it counts', () => {
  expect(priceOf(pricers.list(3))).toEqual({ size: 3, points: 0 })
  expect(priceOf(pricers.list(3, 9))).toEqual({ size: 3, points: 9 })
  expect(priceOf(pricers.leaf(50), {}, measured, 4)).toEqual({ points: 200 })
  expect(priceOf(pricers.count('images', 700), {}, twice('images'), 4)).toEqual({ points: 1_400 })
})

describe('a list of articles', () => {
  const top = pricers.articles(false)
  const nested = pricers.articles(true)

  test('costs its filter and its order, and once more for what is known only after it', () => {
    expect(pageOf(top)).toEqual({ size: 20, rows: 0, more: 0, total: 1_200 })
    expect(pageOf(top, { where: scanned })).toEqual({ size: 20, rows: 15_500, more: 0, total: 16_700 })
    for (const start of ['after', 'before', 'offset'])
      expect(pageOf(top, { where: scanned, [start]: 'x' })).toMatchObject({ rows: 15_500, more: 15_500 })
    expect(pageOf(top, { where: scanned, after: null })).toMatchObject({ more: 0 })
    expect(pageOf(top, { where: { tag: { anyOf: ['a'] } }, orderBy: { field: 'TITLE' } })).toMatchObject({
      rows: 10_300,
    })
    expect(pageOf(top, { where: scanned, orderBy: { field: 'FRONT_MATTER' } })).toMatchObject({ rows: 60_500 })
    expect(pageOf(top, { orderBy: { field: 'FRONT_MATTER' } })).toMatchObject({ rows: 25_000 })
  })

  test('costs the rows that an offset skips, which an order by date finds in an index', () => {
    expect(pageOf(top, { offset: 500 })).toMatchObject({ rows: 10, more: 10 })
    expect(pageOf(top, { offset: 500, orderBy: { field: 'PUBLISHED_AT' } })).toMatchObject({ rows: 10 })
    expect(pageOf(top, { offset: 500, orderBy: { field: 'TITLE' } })).toMatchObject({ rows: 200 })
    expect(pageOf(top, { offset: 500, orderBy: [{ field: 'PUBLISHED_AT' }, { field: 'TITLE' }] })).toMatchObject({
      rows: 16_200,
    })
    expect(pageOf(top, { offset: 500, where: scanned })).toMatchObject({ rows: 15_625 })
    expect(pageOf(top, { offset: 500, where: { year: 2024 } })).toMatchObject({ rows: 110 })
    expect(pageOf(top, { offset: 500 }, small)).toMatchObject({ rows: 3 / 50 })
    expect(pageOf(top, { offset: 'x' })).toMatchObject({ rows: 0 })
  })

  test('in other objects costs its filter for each of them, at most six times, and its order that of a part', () => {
    expect(pageOf(nested, { where: scanned }, measured, 2)).toEqual({
      size: 20,
      rows: 31_000,
      more: 31_000,
      total: 32_320,
    })
    expect(pageOf(nested, { where: scanned }, measured, 50)).toMatchObject({ rows: 93_000, total: 97_200 })
    expect(pageOf(nested, { orderBy: { field: 'TITLE' } })).toMatchObject({ rows: 10_000 })
    expect(pageOf(top, { where: scanned }, measured, 2)).toMatchObject({ rows: 15_500 })
  })

  test('in other objects costs a check of each article for a filter by one name, because its index does not help there', () => {
    const where = { author: { anyOf: ['a'] } }
    expect(pageOf(top, { where })).toMatchObject({ rows: 300, total: 1_500 })
    expect(pageOf(nested, { where })).toMatchObject({ rows: 4_300, more: 4_300, total: 5_560 })
    expect(pageOf(nested, { where }, measured, 100)).toMatchObject({ rows: 25_800, total: 33_000 })
    expect(pageOf(nested, { where: { and: [where] } })).toMatchObject({ rows: 4_300 })
  })

  test('is never longer than the archive', () => {
    expect(pageOf(top, {}, small)).toMatchObject({ size: 3 })
    expect(pageOf(top, { first: 2 }, small)).toMatchObject({ size: 2 })
  })

  test('of a day in other years costs the lookup of the day and the filter', () => {
    const day = { date: '2024-07-30' }
    expect(pageOf(pricers.onThisDay, day)).toMatchObject({ rows: 1_000, size: 20 })
    expect(pageOf(pricers.onThisDay, { ...day, where: scanned, first: 5 })).toMatchObject({ rows: 16_500, size: 5 })
  })
})

test('names cost little, and more if their articles are counted or something filters them', () => {
  const { terms } = pricers
  expect(pageOf(terms)).toEqual({ size: 20, rows: 0, more: 0, total: 500 })
  expect(pageOf(terms, { first: 5 }, small)).toMatchObject({ size: 1 })
  expect(pageOf(terms, { orderBy: { field: 'NAME' } })).toMatchObject({ rows: 0 })
  for (const field of ['ARTICLE_COUNT', 'LAST_PUBLISHED_AT'])
    expect(pageOf(terms, { orderBy: { field } })).toMatchObject({ rows: 5_000, more: 5_000, total: 5_500 })
  expect(pageOf(terms, { where: { name: { contains: 'a' } } })).toMatchObject({ rows: 1_500, total: 2_000 })
  expect(pageOf(terms, { where: { name: null } })).toMatchObject({ rows: 0 })
})

test('a least number of articles costs what it reads of each name, at most all uses of names', () => {
  const rows = (minArticles: unknown, archive = measured) =>
    pageOf(pricers.terms, { where: { minArticles } }, archive).rows
  expect([rows(10), rows(1_000_000), rows(0), rows(null), rows('x')]).toEqual([180, 5_050, 0, 0, 0])
  expect(rows(10, twice('names'))).toBe(360)
  expect(rows(1_000_000, twice('articles'))).toBe(10_050)
})

test('a list of images costs a scan of the images if it is filtered or sorted, and less for those that are missing', () => {
  const { images } = pricers
  expect(pageOf(images)).toEqual({ size: 20, rows: 0, more: 0, total: 6_000 })
  for (const where of [
    { status: 'LOCAL' },
    { host: 'a' },
    { mimeType: 'image/png' },
    { roles: ['COVER'] },
    { minWidth: 9 },
    { missingAlt: true },
  ])
    expect(pageOf(images, { where })).toMatchObject({ rows: 8_000, total: 8_000 })
  for (const status of ['MISSING', ['MISSING']])
    expect(pageOf(images, { where: { status, host: 'a' } })).toMatchObject({ rows: 2_000, total: 2_000 })
  expect(pageOf(images, { where: { status: 'MISSING' }, orderBy: { field: 'WIDTH' } })).toMatchObject({
    rows: 5_000,
    total: 2_000,
  })
  expect(pageOf(images, { where: { status: ['MISSING', 'LOCAL'] } })).toMatchObject({ rows: 8_000 })
  expect(pageOf(images, { orderBy: { field: 'USAGE_COUNT' } })).toMatchObject({ rows: 8_000, total: 6_000 })
  expect(pageOf(images, { orderBy: { field: 'URL' }, after: 'x' }, twice('images'))).toMatchObject({
    rows: 12_000,
    more: 12_000,
  })
  expect(pageOf(images, {}, small)).toMatchObject({ size: 2 })
})

test('lists within an object cost by the object, and the images of an article are in its own row', () => {
  expect(pageOf(pricers.linkedItems, { first: 3 }, measured, 4)).toEqual({ size: 3, rows: 0, total: 40 })
  expect(pageOf(pricers.articleImages, {}, measured, 4)).toEqual({ size: 20, rows: 0, total: 4, perObject: 1 })
})

test('the next article of the same collection costs a scan for each parent', () => {
  const points = (within: unknown) => priceOf(pricers.neighbour, { within }, measured, 2).points
  expect([points({ sameCollection: true }), points({ sameCollection: false }), points(undefined)]).toEqual([
    20_010, 10, 10,
  ])
})

describe('a search', () => {
  const page = (args: Arguments, archive = measured) => pageOf(pricers.search, args, archive)

  test('costs by its words, and much more if the last word is only the beginning of one', () => {
    expect(page({ query: 'sea' })).toEqual({ size: 20, rows: 1_200, more: 1_200, total: 4_700 })
    expect(page({ query: 'the sea' })).toMatchObject({ rows: 1_900, total: 5_400 })
    expect(page({ query: 'the old sea' })).toMatchObject({ rows: 6_100, total: 6_100 })
    expect(page({ query: '' })).toMatchObject({ rows: 500 })
    expect(page({})).toMatchObject({ rows: 500 })
    expect(page({ query: 'sea', prefix: true })).toMatchObject({ rows: 21_200, total: 24_700 })
    expect(page({ query: 'sea', prefix: 'x' })).toMatchObject({ rows: 1_200 })
    expect(page({ query: 'sea' }, twice('tokens'))).toMatchObject({ rows: 2_400, total: 5_400 })
    expect(page({ query: 'sea '.repeat(100) }).rows).toBe(page({ query: 'sea '.repeat(50) }).rows)
  })

  test('costs its filter for each hit, and what an offset skips', () => {
    expect(page({ query: 'sea', where: scanned })).toMatchObject({ rows: 22_700, total: 26_200 })
    expect(page({ query: 'sea', offset: 500 })).toMatchObject({ rows: 1_210, total: 4_700 })
    expect(page({ query: 'sea', offset: 500 }, small).size).toBe(3)
    expect(priceOf(pricers.suggest)).toEqual({ size: 8, points: 2_000 })
  })
})

test('the numbers of the archive, its changes, diagnostics and redirects cost by the number of articles', () => {
  const archives = [measured, twice('articles')]
  const points = (pricer: pricers.Pricer) => archives.map((archive) => priceOf(pricer, {}, archive).points)
  expect(points(pricers.insights)).toEqual([6_020, 12_020])
  expect(points(pricers.insightDays(366))).toEqual([8_000, 16_000])
  expect(points(pricers.insightList(10, 300))).toEqual([350, 650])
  expect(points(pricers.changes)).toEqual([3_000, 6_000])
  expect(priceOf(pricers.insightDays(366), {}, small)).toMatchObject({ size: 3 })
  expect(priceOf(pricers.insightList(10, 300), { first: 4 })).toMatchObject({ size: 4 })
  expect(pageOf(pricers.changes)).toEqual({ size: 100 })
  expect(pageOf(pricers.diagnostics)).toEqual({ size: 50, rows: 100, more: 100, total: 3_000 })
  expect(pageOf(pricers.diagnostics, { where: {} })).toMatchObject({ rows: 3_000, more: 3_000 })
  expect(pageOf(pricers.redirects)).toEqual({ size: 20, rows: 17_000, more: 0, total: 17_000 })
  expect(pageOf(pricers.redirects, { after: 'x' }, twice('articles'))).toMatchObject({ rows: 34_000, more: 34_000 })
})
