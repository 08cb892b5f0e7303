import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getNamedType, getNullableType, isCompositeType, isListType, isObjectType, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../src/graphql/schema.ts'
import { defaultCostLimit } from '../../src/limits/cost-limit.ts'
import { planOperation } from '../../src/limits/operation-plan.ts'
import { measuredSize, pricedArchive } from '../../src/limits/priced-archive.ts'
import { prices } from '../../src/limits/prices.ts'
import { article, createTestSite, type TestSite } from '../test-site.ts'

const measured = pricedArchive(measuredSize)

function cost(query: string, variables: Record<string, unknown> = {}, archive = measured) {
  const plan = planOperation(schema, parse(query), undefined)
  if (!plan) throw new Error('The document has one operation')
  return plan.costOf(variables, archive, Number.POSITIVE_INFINITY)
}
const points = (query: string, variables?: Record<string, unknown>) => cost(query, variables).points

describe('the cost of a query', () => {
  test('is the sum of its objects and statements', () => {
    // The connection and twenty articles, each with three categories: 5 + 3, 5 + 60, 5 + 180.
    expect(points('{ articles { nodes { title categories { name } } } }')).toBe(258)
  })

  test('multiplies nested pages, with sizes from first, last, variables and defaults', () => {
    const query = (first: string) =>
      `query ($n: Int = 7) { tags(${first}) { nodes { articles(first: 10) { nodes { title } } } } }`
    const given = points(query('first: 50'))
    expect(given).toBeGreaterThan(50 * 10 * 3)
    expect(points(query('last: 50'))).toBe(given)
    expect(points(query('first: $n'), { n: 50 })).toBe(given)
    expect(points(query('first: $n'))).toBe(points(query('first: 7')))
    expect(points(query('first: 0'))).toBe(13)
    // A size out of range is refused.
    expect(points(query('first: 1000000'))).toBe(points(query('first: 100')))
  })

  test('counts each alias', () => {
    const one = points('{ a: articles(where: { title: { contains: "x" } }) { nodes { title } } }')
    const two = points(`{ a: articles(where: { title: { contains: "x" } }) { nodes { title } }
      b: articles(where: { title: { contains: "x" } }) { nodes { title } } }`)
    expect(two).toBe(2 * one)
  })

  test('counts a field once even if several fragments select it', () => {
    const plain = points('{ articles { nodes { title tags { name slug } } totalCount } }')
    const fragments = `{ articles { ...Page ...Count ...Page } }
      fragment Page on ArticleConnection { nodes { ...Card tags { slug } } nodes { ... on Node { id } } }
      fragment Card on Article { title ... on Article { tags { name } } }
      fragment Count on ArticleConnection { totalCount }`
    expect(points(fragments)).toBe(plain)
  })

  test('leaves out fields that @skip and @include leave out', () => {
    const query = `query ($all: Boolean = false) { articles { nodes { title } ... @include(if: $all) { totalCount } } }`
    expect(points(query, { all: true }) - points(query)).toBe(1_200)
    expect(points('{ articles @skip(if: true) { totalCount } }')).toBe(0)
  })

  test('uses the most expensive type of an interface or union', () => {
    const query = '{ node(id: "x") { ... on Article { html } ... on Tag { articles(first: 50) { nodes { html } } } } }'
    expect(points(query)).toBe(points('{ node(id: "x") { ... on Tag { articles(first: 50) { nodes { html } } } } }'))
  })

  test('counts only the fields that a type has, by its name or by an interface, and names the most expensive type', () => {
    // An object, 8; its articles, 8; fifty of them, 5 + 150; and their HTML, 50 each.
    const tag = 8 + 8 + 155 + 50 * 50
    const ofTag = '... on Tag { articles(first: 50) { nodes { html } } }'
    // An object and its HTML.
    const ofArticle = '... on Article { html }'
    const node = (fields: string) => cost(`{ node(id: "x") { ${fields} } }`)
    expect(node(ofTag)).toEqual({ points: tag, dearest: 'node.articles.nodes.html' })
    expect(node(ofArticle)).toEqual({ points: 8 + 50, dearest: 'node.html' })
    for (const both of [`${ofArticle} ${ofTag}`, `${ofTag} ${ofArticle}`, `... on Node { ${ofTag} } id ${ofArticle}`])
      expect(node(both)).toEqual({ points: tag, dearest: 'node.articles.nodes.html' })
    expect(node(`... on Article { ${ofTag} }`).points).toBe(8)
    const spread = '{ node(id: "x") { ...A ...T } } fragment A on Article { html } fragment T on Tag { name }'
    expect(cost(spread)).toEqual({ points: 58, dearest: 'node.html' })
    // The most expensive field may also be outside of the type.
    const one = `node(id: "x") { ${ofArticle} }`
    for (const query of [`{ ${one} articles { totalCount } }`, `{ articles { totalCount } ${one} }`])
      expect(cost(query).dearest).toBe('articles.totalCount')
  })

  test('adds up all objects of a list whose type is not known', () => {
    const nodes = (ids: number) => {
      const list = Array.from({ length: ids }, () => '"x"').join()
      return points(`{ nodes(ids: [${list}]) { ... on Article { html } } }`)
    }
    expect(nodes(3) - nodes(2)).toBe(3 + 50)
  })

  test('leaves out a field if either @skip or @include leaves it out, and keeps it if one selection of it stays', () => {
    const total = (directives: string, variables: object) =>
      points(`query ($a: Boolean!, $b: Boolean!) { articles { nodes { id } ${directives} } }`, { ...variables })
    const plain = total('', { a: true, b: true })
    const both = 'totalCount @skip(if: $a) @include(if: $b)'
    const cases = [
      [true, true, 0],
      [true, false, 0],
      [false, false, 0],
      [false, true, 1_200],
    ] as const
    for (const [a, b, price] of cases) {
      expect([a, b, total(both, { a, b }) - plain]).toEqual([a, b, price])
      expect([a, b, total(`... @skip(if: $a) { totalCount @include(if: $b) }`, { a, b }) - plain]).toEqual([
        a,
        b,
        price,
      ])
    }
    const either = 'totalCount @include(if: $a) ... @include(if: $b) { totalCount }'
    expect(total(either, { a: true, b: false }) - plain).toBe(1_200)
    expect(total(either, { a: false, b: false }) - plain).toBe(0)
    expect(total('totalCount @include(if: $a) totalCount', { a: false, b: false }) - plain).toBe(1_200)
  })

  test('counts a fragment under two conditions as if it had none, and one under one condition with it', () => {
    const fragment = 'fragment Total on ArticleConnection { totalCount }'
    const total = (fields: string, variables: Record<string, unknown>) =>
      points(`query ($a: Boolean!, $b: Boolean = false) { articles { ${fields} } } ${fragment}`, variables)
    expect(total('...Total @include(if: $a)', { a: false })).toBe(8)
    expect(total('...Total @include(if: $a)', { a: true })).toBe(8 + 1_200)
    expect(total('...Total @include(if: $a) ...Total @include(if: $b)', { a: false })).toBe(8 + 1_200)
    expect(total('...Total @include(if: $a) ...Total', { a: false })).toBe(8 + 1_200)
  })

  test('adds the price of a filter again for hasNextPage after a cursor, and for each of six parents', () => {
    const filter = 15_500
    const where = 'where: { path: { contains: "x" } }'
    const page = (args: string, fields: string) => points(`{ articles(first: 0, ${where} ${args}) { ${fields} } }`)
    const info = 'pageInfo { hasNextPage }'
    expect(page('', `nodes { id } ${info}`)).toBe(filter + 13 + 8)
    expect(page(', after: "x"', `nodes { id } ${info}`)).toBe(2 * filter + 13 + 8)
    expect(page(', after: "x"', `nodes { id } pageInfo { endCursor }`)).toBe(filter + 13 + 8)
    for (const fields of ['edges { cursor }', 'pageInfo { endCursor }', 'nodes { id }'])
      expect([fields, page('', fields) > filter]).toEqual([fields, true])
    expect(page(', after: "x"', 'nodes { id } pageInfo { hasPreviousPage }')).toBe(2 * filter + 13 + 8)
    const nested = (first: number) =>
      points(`{ tags(first: ${first}) { nodes { articles(first: 0, ${where}) { nodes { id } ${info} } } } }`)
    expect(nested(2) - nested(1)).toBe(2 * filter + 3 * 3)
    expect(nested(7) - nested(6)).toBe(3 * 3)
  })

  test('reads a value that is a variable at any depth of an argument', () => {
    const query = (value: string) =>
      `query ($x: String) { articles(where: { and: [{ lang: { eq: "de" }, path: { contains: ${value} } }] }) { totalCount } }`
    expect(points(query('$x'), { x: 'x' })).toBe(points(query('"x"')))
    expect(points(query('$x'), { x: 'x' }) - points(query('$x'))).toBe(1_500)
  })

  test('does not count introspection', () => {
    expect(points('{ __schema { types { name fields { name } } } __typename }')).toBe(0)
  })

  test('adds the price of a filter for each list that uses it', () => {
    const query = (fields: string) => points(`{ articles(first: 0, where: { path: { contains: "x" } }) { ${fields} } }`)
    const filter = 15_500
    expect(query('nodes { id }')).toBe(filter + 13)
    expect(query('nodes { id } edges { cursor }')).toBe(filter + 18)
    expect(query('nodes { id } totalCount')).toBe(2 * filter + 1_213)
    expect(query('nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage endCursor }')).toBe(2 * filter + 1_221)
  })

  test('lets a search of 27 Chinese characters with its total pass in an archive of 100,000 articles', () => {
    const text = '的一是在不了有和人这中大为上个国我以要他时来用们生到作'
    expect(points(`{ search(query: "${text}") { totalCount nodes { id } } }`)).toBeLessThan(defaultCostLimit)
  })

  test('reads whole filters or parts of them from variables', () => {
    const written = points(
      '{ articles(where: { or: [{ title: { contains: "x" } }, { title: { contains: "y" } }] }) { totalCount } }',
    )
    const whole = 'query ($where: ArticleWhere) { articles(where: $where) { totalCount } }'
    const part =
      'query ($x: StringFilter) { articles(where: { or: [{ title: $x }, { title: { contains: "y" } }] }) { totalCount } }'
    // GraphQL coerces a single value to a list with one item.
    const where = { or: [{ title: { contains: 'x' } }, { title: { contains: 'y' } }] }
    expect([points(whole, { where }), points(part, { x: { contains: 'x' } })]).toEqual([written, written])
    expect(points(whole, { where: { or: { title: { contains: 'x' } } } })).toBe(written - 1_500)
    expect(points(whole)).toBe(points('{ articles { totalCount } }'))
  })

  test('names the most expensive field', () => {
    const query = '{ site { title } many: tags(first: 100) { nodes { all: articles(first: 100) { nodes { id } } } } }'
    expect(cost(query).dearest).toBe('many.nodes.all.nodes')
    expect(cost('{ articles { totalCount } }').dearest).toBe('articles.totalCount')
  })

  test('is computed quickly if fragments spread each other thousands of times', () => {
    const fragments = Array.from({ length: 10 }, (_, level) => {
      const spread = `...F${level + 1} `
      return `fragment F${level} on Category { ${spread.repeat(10)} ${`...F${level + 1} @skip(if: $x) `.repeat(10)} }`
    })
    const query = `query ($x: Boolean = false) { category(by: { slug: "x" }) { ...F0 } } ${fragments.join(' ')}
      fragment F10 on Category { articleCount }`
    expect(points(query)).toBe(28)
    const levels = Array.from({ length: 9 }, (_, level) => {
      const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}: parent { ...G${level + 1} }`)
      return `fragment G${level} on Category { ${names.join(' ')} }`
    })
    const wide = `{ category(by: { slug: "x" }) { ...G0 } } ${levels.join(' ')} fragment G9 on Category { name }`
    const plan = planOperation(schema, parse(wide), undefined)
    expect(plan?.costOf({}, measured, defaultCostLimit).points).toBeGreaterThan(defaultCostLimit)
  })
})

test('every list of objects has an assumed length', () => {
  const lists = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('__')) return []
    return Object.values(type.getFields())
      .filter((field) => isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type)))
      .filter(({ name }) => !(/Connection$/.test(type.name) && /^(nodes|edges)$/.test(name)))
      .map(({ name }) => `${type.name}.${name}`)
  })
  expect(lists.filter((name) => !Object.hasOwn(prices, name))).toEqual([])
})

test('every price belongs to an existing field', () => {
  const missing = Object.keys(prices).filter((name) => {
    const [type = '', field = ''] = name.split('.')
    const parent = schema.getType(type)
    return !isObjectType(parent) || !Object.hasOwn(parent.getFields(), field)
  })
  expect(missing).toEqual([])
})

const folder = join(import.meta.dirname, '../../../../docs/queries')
test.each(readdirSync(folder).filter((name) => name.endsWith('.graphql')))('%s is within the limit', (name) => {
  expect(points(readFileSync(join(folder, name), 'utf8'))).toBeLessThan(defaultCostLimit * 0.85)
})

describe('an archive', () => {
  const sizes = { articles: 1_000, images: 2_500, names: 260, tokens: 1_600_000 }
  const scan = '{ articles(where: { path: { contains: "x" } }) { totalCount } }'

  test('of a hundredth of the articles makes a scan cost a hundredth', () => {
    const empty = cost(scan, {}, pricedArchive({ articles: 0, images: 0, names: 0, tokens: 0 })).points
    const small = cost(scan, {}, pricedArchive(sizes)).points - empty
    expect(small).toBe(Math.round((points(scan) - empty) / 100))
  })

  test('of ten times the articles makes a scan cost ten times as much', () => {
    const large = { articles: 1_000_000, images: 2_500_000, names: 260, tokens: 1_600_000_000 }
    expect(cost(scan, {}, pricedArchive(large)).points).toBeGreaterThan(9.9 * points(scan))
  })

  test('of few articles has no longer lists', () => {
    const query = '{ articles(first: 100) { nodes { title } } tags(first: 100) { nodes { name } } }'
    const size = { articles: 29, images: 40, names: 20, tokens: 15_000 }
    // Two connections, and pages of all articles and all names: 5 + 3 and 5 + 3 for each.
    expect(cost(query, {}, pricedArchive(size)).points).toBe(2 * (5 + 3) + 5 + 29 * 3 + 5 + 20 * 3)
  })

  test('of 50,000 names answers the lists of names that the reader and front ends show', () => {
    const large = pricedArchive({ ...measuredSize, names: 50_000 })
    const folder = join(import.meta.dirname, '../../../../packages/client/documents')
    const documents = ['terms.graphql', 'sitemaps.graphql'].map((file) => readFileSync(join(folder, file), 'utf8'))
    const operations = documents
      .join('\n')
      .split(/^(?=query )/m)
      .filter((text) => /(?:categories|tags|authors)\(/.test(text))
    expect(operations.length).toBeGreaterThan(5)
    for (const operation of operations) {
      const query = operation.replace(/\.\.\.\w+/g, '__typename')
      expect([operation, cost(query, { after: 'x' }, large).points < defaultCostLimit]).toEqual([operation, true])
    }
  })

  test('of a few articles answers every ordinary search page at a hundredth of the limit', () => {
    const size = { articles: 29, images: 40, names: 20, tokens: 15_000 }
    const facets = (names: string) =>
      names
        .split(' ')
        .map((name) => `${name} { name count }`)
        .join(' ')
    const page = (query: string, facets: string) =>
      `{ search(query: "${query}") { totalCount edges { matchedIn highlights { text } node { title } } pageInfo { hasNextPage } }
        facets(search: "${query}") { ${facets} } }`
    const long = '的一是在不了有和人这中大为上个国我以要他时来用们生到作'
    const terms = facets('categories tags authors')
    for (const query of [
      page(long, 'total'),
      page('的一是在不了有和', `${terms} dates(by: MONTH) { count }`),
      page('one more day on the harbour', `${terms} dates(by: MONTH) { count } langs { count }`),
    ]) {
      // Highlights are read for each hit, so they cost the same in every archive.
      expect(cost(query, {}, pricedArchive(size)).points).toBeLessThan(20 * 400 + defaultCostLimit / 100)
    }
  })
})

describe('over HTTP', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await createTestSite({ '_posts/a.md': article('A', ['tags: [b]']) }, { costLimit: 60 })
  })
  afterAll(() => site[Symbol.asyncDispose]())

  const expensiveQuery = '{ articles { nodes { tags { articles { nodes { id } } } } } }'
  test('a query over the limit is refused before execution', async () => {
    expect(await site.execute(expensiveQuery)).toMatchObject({ errors: [{ extensions: { code: 'QUERY_TOO_COSTLY' } }] })
    expect(site.statements).toEqual([])
  })

  test('the same query with smaller variables is executed', async () => {
    const query = 'query ($n: Int) { articles(first: $n) { nodes { tags { articles { nodes { id } } } } } }'
    expect((await site.execute(query, { n: 1 })).errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY' })
    expect((await site.execute(query, { n: 0 })).errors).toBeUndefined()
    expect((await site.execute(query, { n: 1 })).errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY' })
  })

  test('the cost follows the archive after an import', async () => {
    await using growing = await createTestSite({ '_posts/a.md': article('A') }, { costLimit: 20 })
    const query = '{ articles { nodes { title } } }'
    expect((await growing.execute(query)).errors).toBeUndefined()
    growing.write({ '_posts/b.md': article('B'), '_posts/c.md': article('C') })
    await growing.import()
    expect((await growing.execute(query)).errors?.[0]?.extensions).toMatchObject({ cost: 22, limit: 20 })
  })

  test('requests on the fast path are checked each time', async () => {
    const url = `${await site.listen()}/graphql`
    const ask = async (accept: string) => {
      const response = await fetch(`${url}?${new URLSearchParams({ query: expensiveQuery })}`, { headers: { accept } })
      return [response.status, (await response.json()).errors[0].extensions.code]
    }
    for (let time = 0; time < 5; time++) expect(await ask('application/json')).toEqual([200, 'QUERY_TOO_COSTLY'])
    expect(await ask('application/graphql-response+json')).toEqual([400, 'QUERY_TOO_COSTLY'])
  })

  test('an answer contains the cost of its query if the request asks for it, also when the answer is cached', async () => {
    await using cheap = await createTestSite({ '_posts/a.md': article('A') })
    const url = `${await cheap.listen()}/graphql?${new URLSearchParams({ query: '{ articles { nodes { title } } }' })}`
    const ask = async (headers: Record<string, string>) => (await fetch(url, { headers })).json()
    const data = { articles: { nodes: [{ title: 'A' }] } }
    const cost = { points: 16, dearest: 'articles', limit: 70_000 }
    for (let time = 0; time < 2; time++) {
      expect(await ask({})).toEqual({ data })
      expect(await ask({ 'X-Query-Cost': '1' })).toEqual({ data, extensions: { cost } })
    }
  })

  test('the message explains the limit', async () => {
    const { errors } = await site.execute(expensiveQuery)
    expect(errors).toMatchInlineSnapshot(`
      [
        {
          "extensions": {
            "code": "QUERY_TOO_COSTLY",
            "cost": 67,
            "dearest": "articles.nodes.tags",
            "limit": 60,
          },
          "message": "This query may cost 67 points, and 60 is the limit. articles.nodes.tags costs most: ask for fewer at once, for a narrower filter, or in several queries.",
        },
      ]
    `)
  })
})
