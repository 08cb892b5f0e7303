import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, asPreview, createTestSite, type TestSite } from '../test-site.ts'

let seeds: TestSite
beforeAll(async () => {
  seeds = await createTestSite(
    {},
    { contentDir: join(import.meta.dirname, '../../../../seeds'), now: Date.UTC(2026, 10, 1) },
  )
})
afterAll(() => seeds[Symbol.asyncDispose]())

const titlesOf = async (site: TestSite, query: string, more = '') => {
  const { data, errors } = await site.execute(
    `query Q($query: String!) { search(query: $query, first: 50 ${more}) { nodes { title } totalCount } }`,
    { query },
  )
  expect(errors).toBeUndefined()
  expect(data.search.totalCount).toBe(data.search.nodes.length)
  return data.search.nodes.map(({ title }: { title: string }) => title) as string[]
}

test('substrings of one to three characters are found in Chinese sentences, titles first, then newest first', async () => {
  expect(await titlesOf(seeds, '疫')).toMatchInlineSnapshot(`
    [
      "疫情三年，鸥咀社区留下一本出入登记册",
      "石栏渔市，凌晨四点",
      "最后一位灯塔看守人下了岛",
    ]
  `)
  expect(await titlesOf(seeds, '地震')).toMatchInlineSnapshot(`
    [
      "地震之后，第一班电车晚了四分钟",
      "凌晨3.9级地震，屿津人醒了又睡",
      "地震演习：四百名学生走了七分钟",
      "A Small Earthquake and a Great Many Teacups",
      "关于《潮信日报》",
    ]
  `)
  expect(await titlesOf(seeds, '验潮站')).toMatchInlineSnapshot(`
    [
      "一口井，九十三年潮位：三号泊位的验潮站",
    ]
  `)
})

test.each([
  ['iPhone手机', '疫情三年，鸥咀社区留下一本出入登记册'],
  ['ｉＰｈｏｎｅ 手机', '疫情三年，鸥咀社区留下一本出入登记册'],
  ['cafe naive', 'The Last Table at the Café Meridian'],
  ['ABC123', '一口井，九十三年潮位：三号泊位的验潮站'],
  ['"Last Table" AND -(cafe*)', 'The Last Table at the Café Meridian'],
])('%s finds “%s” in any width and case, with or without accents', async (query, title) => {
  expect(await titlesOf(seeds, query)).toContain(title)
})

test('only whole words are found, so “art” does not find “party”', async () => {
  await using site = await createTestSite({ 'a.md': article('The Party'), 'b.md': article('Modern Art') })
  expect(await titlesOf(site, 'art')).toEqual(['Modern Art'])
})

test('a phrase does not match across the end of a sentence', async () => {
  await using site = await createTestSite({
    'across.md': article('Across', [], '他来自中国。人民都知道。'),
    'inside.md': article('Inside', [], '他是中国人民的朋友。'),
  })
  expect(await titlesOf(site, '国人')).toEqual(['Inside'])
  expect((await titlesOf(site, '中国')).toSorted()).toEqual(['Across', 'Inside'])
})

test('Japanese and Korean are found by any substring', async () => {
  await using site = await createTestSite({
    'ja.md': article('東京タワーの夜景'),
    'ko.md': article('서울의 지진 소식'),
  })
  expect(await titlesOf(site, 'ワーの')).toEqual(['東京タワーの夜景'])
  expect(await titlesOf(site, 'ﾀﾜｰ')).toEqual(['東京タワーの夜景'])
  expect(await titlesOf(site, '진')).toEqual(['서울의 지진 소식'])
})

test.each(['', ' ', '"', '()', '*', '-', '^', 'NEAR(', '“”', '。', '%', "'; DROP TABLE"])(
  '%j never errors',
  async (query) => {
    await titlesOf(seeds, query)
  },
)

test('ANY_TERM finds more than ALL_TERMS, and ALL_TERMS more than PHRASE', async () => {
  const counts = await Promise.all(
    ['ANY_TERM', 'ALL_TERMS', 'PHRASE'].map(
      async (mode) => (await titlesOf(seeds, '地震 电车', `, mode: ${mode}`)).length,
    ),
  )
  expect(counts).toEqual([11, 2, 0])
})

test('a result has the matching parts and highlights in the original spelling', async () => {
  const { data } = await seeds.execute(`{
    search(query: "cafe", first: 1) { edges { matchedIn highlights(fragments: 1, size: 40) { field text ranges { start length } } } }
  }`)
  expect(data.search.edges[0]).toMatchInlineSnapshot(`
    {
      "highlights": [
        {
          "field": "TITLE",
          "ranges": [
            {
              "length": 4,
              "start": 22,
            },
          ],
          "text": "The Last Table at the Café Meridian",
        },
        {
          "field": "TEXT",
          "ranges": [
            {
              "length": 4,
              "start": 11,
            },
          ],
          "text": "There is a café on Saltstore Street",
        },
      ],
      "matchedIn": [
        "TITLE",
        "TEXT",
      ],
    }
  `)
  for (const { text, ranges } of data.search.edges[0].highlights) {
    for (const { start, length } of ranges) expect(text.slice(start, start + length).toLowerCase()).toBe('café')
  }
})

test('search pages have no gap, even if the article at the cursor is deleted', async () => {
  const dates = ['2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01', '2024-01-01']
  const files = dates.map((date, index) => [`p${index}.md`, article(`潮 ${index}`, [`date: ${date}`])] as const)
  await using site = await createTestSite({
    ...Object.fromEntries(files),
    'text.md': article('Other', ['date: 2025-01-01'], '潮水'),
  })
  const page = async (after: string | null) =>
    (
      await site.execute(
        'query Q($after: String) { search(query: "潮", first: 2, after: $after) { nodes { title } pageInfo { endCursor hasNextPage hasPreviousPage } } }',
        { after },
      )
    ).data.search
  const first = await page(null)
  site.remove('p3.md')
  await site.import()
  const second = await page(first.pageInfo.endCursor)
  const third = await page(second.pageInfo.endCursor)
  expect([first, second, third].map(({ nodes }) => nodes.map(({ title }: { title: string }) => title))).toEqual([
    ['潮 4', '潮 3'],
    ['潮 2', '潮 1'],
    ['潮 0', 'Other'],
  ])
  expect([first.pageInfo, third.pageInfo]).toMatchObject([
    { hasNextPage: true, hasPreviousPage: false },
    { hasNextPage: false, hasPreviousPage: true },
  ])
})

test('search accepts every filter of a list', async () => {
  expect(await titlesOf(seeds, '电车', ', where: { category: { anyOf: ["交通"] }, year: 2023 }')).toEqual([
    '电车一号线满一百岁',
  ])
  expect(await titlesOf(seeds, '电车', ', where: { lang: { eq: "en" } }')).toMatchInlineSnapshot(`
    [
      "How to Read the Tram Map",
    ]
  `)
})

test('drafts are found only in a preview', async () => {
  await using site = await createTestSite({ 'd.md': article('秘密', ['draft: true']) })
  expect(await titlesOf(site, '秘密')).toEqual([])
  expect((await site.execute('{ search(query: "秘密") { totalCount } suggest(prefix: "秘") { text } }')).data).toEqual({
    search: { totalCount: 0 },
    suggest: [],
  })
  expect((await site.execute('{ search(query: "秘密") { totalCount } }', {}, asPreview)).data.search.totalCount).toBe(1)
})

interface Suggested {
  kind: string
  text: string
  articleCount: number | null
  node: { __typename: string; id: string }
}

test('suggest completes names and titles and returns their nodes', async () => {
  const { data } = await seeds.execute(
    '{ suggest(prefix: "港", first: 4) { text kind articleCount node { __typename id } } }',
  )
  const suggested: Suggested[] = data.suggest
  expect(
    suggested.map(({ kind, text, articleCount, node }) => [kind, text, articleCount, node.__typename]),
  ).toMatchInlineSnapshot(`
    [
      [
        "TAG",
        "港口",
        8,
        "Tag",
      ],
      [
        "CATEGORY",
        "港口",
        5,
        "Category",
      ],
      [
        "ARTICLE",
        "港口夜班：七号吊机上的邵美兰",
        null,
        "Article",
      ],
      [
        "ARTICLE",
        "台风“纸鸢”擦过屿津，港口停航三十一小时",
        null,
        "Article",
      ],
    ]
  `)
})

test('a page of search results takes at most three statements', async () => {
  await seeds.execute('{ search(query: "港", first: 20) { nodes { title } } }')
  expect(seeds.statements.map(({ rows }) => rows)).toMatchInlineSnapshot(`
    [
      2,
      6,
      2,
    ]
  `)
})

test('a word that no text has with other punctuation takes one more statement', async () => {
  await seeds.execute('{ search(query: "tram", first: 20) { nodes { title } } }')
  expect(seeds.statements).toHaveLength(4)
})
