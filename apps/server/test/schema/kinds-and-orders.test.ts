import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, type TestSite } from '../test-site.ts'

let site: TestSite
beforeAll(async () => {
  site = await createTestSite({
    'site.yml': 'dialect: hugo\nlang: en\n',
    'content/_index.md': article('Home'),
    'content/docs/install.md': article('Install', ['weight: 2', 'lang: en', 'rating: "4"']),
    'content/docs/use.md': article('use it', ['weight: 10', 'date: 2022-01-02', 'lang: en', 'released: 2022-07-30']),
    'content/docs/why.md': article('“Why?”', ['weight: 1', 'date: 2022-01-03', 'lang: de', 'rating: 2.5']),
    'content/blog/zoo.md': article('章 zoo', ['date: 2022-01-04', 'lang: en', 'released: 2023-01-01']),
    'content/blog/nine.md': article('9 lives', ['date: 2022-01-05', 'lang: de', 'weight: first']),
  })
})
afterAll(() => site[Symbol.asyncDispose]())

const slugs = async (args: string) => {
  const { data, errors } = await site.execute(`{ articles(${args}) { nodes { slug } totalCount } }`)
  expect(errors).toBeUndefined()
  return data.articles.nodes.map(({ slug }: { slug: string }) => slug)
}

test('articles are sorted by title, and an index has their first letters', async () => {
  const where = 'where: { kind: [POST] }'
  expect(await slugs(`orderBy: [{ field: TITLE, direction: ASC }], ${where}`)).toEqual([
    'nine',
    'install',
    'use',
    'why',
    'zoo',
  ])
  const { data } = await site.execute(`{ facets(${where}) { initials { value count } } }`)
  expect(data.facets.initials).toEqual([
    { value: '#', count: 1 },
    { value: 'I', count: 1 },
    { value: 'U', count: 1 },
    { value: 'W', count: 1 },
    { value: 'Z', count: 1 },
  ])
  expect(await slugs('where: { initial: "z" }')).toEqual(['zoo'])
  expect(await slugs('where: { initial: "#" }')).toEqual(['nine'])
})

test('articles are sorted by a front matter key, page by page, those without it last', async () => {
  const order = (direction: string) => `orderBy: [{ field: FRONT_MATTER, key: "weight", direction: ${direction} }]`
  const ascending = ['why', 'install', 'use', 'nine']
  const all = await slugs(order('ASC'))
  expect(all.slice(0, 4)).toEqual(ascending)
  expect((await slugs(order('DESC'))).slice(0, 4)).toEqual(['use', 'install', 'why', 'nine'])
  const seen: string[] = []
  let after = ''
  for (let page = 0; page < 3; page++) {
    const { data } = await site.execute(
      `{ articles(first: 2, ${after} ${order('ASC')}) { nodes { slug } pageInfo { endCursor hasNextPage hasPreviousPage } } }`,
    )
    seen.push(...data.articles.nodes.map(({ slug }: { slug: string }) => slug))
    expect(data.articles.pageInfo).toMatchObject({ hasNextPage: page < 2, hasPreviousPage: page > 0 })
    after = `after: "${data.articles.pageInfo.endCursor}",`
  }
  expect(seen).toEqual(all)
  const { errors } = await site.execute('{ articles(orderBy: [{ field: FRONT_MATTER }]) { nodes { slug } } }')
  expect(errors?.[0]).toMatchObject({
    message: 'orderBy: FRONT_MATTER needs the key to sort by, as in key: "weight"',
    extensions: { code: 'BAD_USER_INPUT' },
  })
})

test('front matter values are compared as numbers or as texts', async () => {
  const where = (filter: string) =>
    slugs(`where: { frontMatter: [{ ${filter} }] }, orderBy: [{ field: TITLE, direction: ASC }]`)
  expect(await where('key: "weight", gte: 2')).toEqual(['install', 'use'])
  expect(await where('key: "weight", gt: 1, lt: 10')).toEqual(['install'])
  expect(await where('key: "rating", lte: 4')).toEqual(['install', 'why'])
  expect(await where('key: "released", gte: "2022-07-30", lt: "2023"')).toEqual(['use'])
  const { errors } = await site.execute(
    '{ articles(where: { frontMatter: [{ key: "weight", gt: true }] }) { nodes { slug } } }',
  )
  expect(errors?.[0]?.message).toBe('frontMatter: "weight" is compared with true; use a number or a string')
})

test('neighbours can be of the same language, the same collection and one kind', async () => {
  const { data } = await site.execute(`{
    home: article(by: { file: "content/_index.md" }) { kind }
    article(by: { slug: "use" }) {
      kind
      newer { slug }
      sameLang: newer(within: { sameLang: true }) { slug }
      sameCollection: newer(within: { sameCollection: true, sameLang: false }) { slug }
      both: newer(within: { sameCollection: true, sameLang: true, kind: [POST, PAGE] }) { slug }
      section: newer(within: { kind: [SECTION] }) { slug kind }
    }
  }`)
  expect(data.home).toEqual({ kind: 'SECTION' })
  expect(data.article).toMatchObject({
    kind: 'POST',
    newer: { slug: 'why' },
    sameLang: { slug: 'zoo' },
    sameCollection: { slug: 'why' },
    both: { slug: 'install' },
    section: { kind: 'SECTION' },
  })
})
