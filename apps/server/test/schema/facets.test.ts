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

interface Entry {
  node: { name: string }
  count: number
  selected: boolean
}
const lines = (entries: Entry[]) =>
  entries.map(({ node, count, selected }) => `${node.name} ${count}${selected ? ' selected' : ''}`)
const entry = 'node { name } count selected'

test('a category page gets facets, and the facet of its own filter shows the other categories', async () => {
  const { data, errors } = await seeds.execute(`{
    articles(where: { category: { anyOf: ["港口"] } }) { totalCount }
    facets(where: { category: { anyOf: ["港口"] } }) {
      categories(first: 100) { ${entry} }
      tags(first: 3) { ${entry} }
      authors(first: 3, orderBy: NAME_ASC) { ${entry} }
      langs { value count }
      dates(by: YEAR) { key count }
    }
  }`)
  expect(errors).toBeUndefined()
  const { categories, tags, authors, langs, dates } = data.facets
  expect(data.articles.totalCount).toBe(categories.find(({ selected }: Entry) => selected).count)
  expect([lines(categories).slice(0, 4), lines(tags), lines(authors)]).toMatchInlineSnapshot(`
    [
      [
        "新闻 13",
        "Features 11",
        "本地 8",
        "Harbour 8",
      ],
      [
        "港口 5",
        "工人 3",
        "数据 2",
      ],
      [
        "何以安 1",
        "林汐 3",
        "Tomás Okafor 1",
      ],
    ]
  `)
  expect({ langs, dates }).toMatchInlineSnapshot(`
    {
      "dates": [
        {
          "count": 1,
          "key": "2026",
        },
        {
          "count": 1,
          "key": "2025",
        },
        {
          "count": 2,
          "key": "2024",
        },
        {
          "count": 1,
          "key": "2023",
        },
      ],
      "langs": [
        {
          "count": 4,
          "value": "zh-CN",
        },
        {
          "count": 1,
          "value": "en",
        },
      ],
    }
  `)
})

test('a facet ignores its own filter only at the top level of where', async () => {
  const langs = async (where: string) =>
    (await seeds.execute(`{ facets(where: ${where}) { langs { value } } }`)).data.facets.langs.map(
      ({ value }: { value: string }) => value,
    )
  expect(await langs('{ lang: { eq: "en" } }')).toEqual(['zh-CN', 'en'])
  expect(await langs('{ and: [{ lang: { eq: "en" } }] }')).toEqual(['en'])
})

test('facets count the results of a search, also with a filter', async () => {
  const { data } = await seeds.execute(`{
    search(query: "电车", where: { lang: { eq: "zh-CN" } }) { totalCount }
    facets(search: "电车", where: { lang: { eq: "zh-CN" } }) {
      langs { value count } dates(by: YEAR) { key count } tags(first: 2) { ${entry} } frontMatter(key: "lang") { value count }
    }
  }`)
  expect({ ...data, facets: { ...data.facets, tags: lines(data.facets.tags) } }).toMatchInlineSnapshot(`
    {
      "facets": {
        "dates": [
          {
            "count": 1,
            "key": "2026",
          },
          {
            "count": 1,
            "key": "2025",
          },
          {
            "count": 2,
            "key": "2024",
          },
          {
            "count": 2,
            "key": "2023",
          },
        ],
        "frontMatter": [],
        "langs": [
          {
            "count": 7,
            "value": "zh-CN",
          },
          {
            "count": 1,
            "value": "en",
          },
        ],
        "tags": [
          "电车 3",
          "旧城 3",
        ],
      },
      "search": {
        "totalCount": 7,
      },
    }
  `)
  const nothing = await seeds.execute('{ facets(search: "“”") { langs { value } tags { count } dates { key } } }')
  expect(nothing.data.facets).toEqual({ langs: [], tags: [], dates: [] })
})

const bucketed = (zone: string) => ({
  'site.yml': `timeZone: ${zone}\n`,
  '_posts/a.md': article('A', ['date: 2023-03-25T23:30:00+01:00']),
  '_posts/b.md': article('B', ['date: 2023-03-26T23:30:00+02:00']),
  '_posts/c.md': article('C', ['date: 2023-03-31T20:00:00Z']),
  'pages/undated.md': '---\ntitle: Undated\n---\n',
})
const archiveOf = (by: string) => `{ facets { dates(by: ${by}) { key year month day from to count } } }`

test('days are in the time zone of the site, including days of 23 hours', async () => {
  await using site = await createTestSite(bucketed('Europe/Berlin'))
  const { data } = await site.execute(archiveOf('DAY'))
  expect(data.facets.dates).toMatchInlineSnapshot(`
    [
      {
        "count": 1,
        "day": 31,
        "from": "2023-03-30T22:00:00.000Z",
        "key": "2023-03-31",
        "month": 3,
        "to": "2023-03-31T22:00:00.000Z",
        "year": 2023,
      },
      {
        "count": 1,
        "day": 26,
        "from": "2023-03-25T23:00:00.000Z",
        "key": "2023-03-26",
        "month": 3,
        "to": "2023-03-26T22:00:00.000Z",
        "year": 2023,
      },
      {
        "count": 1,
        "day": 25,
        "from": "2023-03-24T23:00:00.000Z",
        "key": "2023-03-25",
        "month": 3,
        "to": "2023-03-25T23:00:00.000Z",
        "year": 2023,
      },
    ]
  `)
})

test('the evening of 31 March in UTC belongs to April in Shanghai', async () => {
  await using site = await createTestSite(bucketed('Asia/Shanghai'))
  const { data } = await site.execute(archiveOf('MONTH'))
  expect(data.facets.dates).toMatchInlineSnapshot(`
    [
      {
        "count": 1,
        "day": null,
        "from": "2023-03-31T16:00:00.000Z",
        "key": "2023-04",
        "month": 4,
        "to": "2023-04-30T16:00:00.000Z",
        "year": 2023,
      },
      {
        "count": 2,
        "day": null,
        "from": "2023-02-28T16:00:00.000Z",
        "key": "2023-03",
        "month": 3,
        "to": "2023-03-31T16:00:00.000Z",
        "year": 2023,
      },
    ]
  `)
})

test('counts depend on the viewer and on the time', async () => {
  const noon = Date.UTC(2022, 7, 1, 12)
  await using site = await createTestSite(
    {
      '_posts/out.md': article('Out', ['tags: t', 'author: Ann', 'categories: C', 'lang: en', 'series: s']),
      '_posts/soon.md': article('Soon', ['date: 2022-08-01T13:00:00Z', 'tags: [t, later]', 'lang: fr', 'series: soon']),
      '_posts/draft.md': article('Draft', ['draft: true', 'tags: [t, unsaid]', 'author: Cid', 'lang: de', 'series: d']),
      '_posts/over.md': article('Over', ['expires: 2022-07-31T00:00:00Z', 'tags: [t, past]', 'lang: it', 'series: o']),
      '_posts/hidden.md': article('Hidden', ['hidden: true', 'tags: [t, away]', 'lang: es', 'series: h']),
    },
    { now: noon },
  )
  const query = (args: string) => `{ facets${args} {
    tags { ${entry} } authors { ${entry} } langs { value count } dates { key count } frontMatter(key: "series") { value count }
  } }`
  const seen = {
    tags: [{ node: { name: 't' }, count: 1, selected: false }],
    authors: [{ node: { name: 'Ann' }, count: 1, selected: false }],
    langs: [{ value: 'en', count: 1 }],
    dates: [{ key: '2022-07', count: 1 }],
    frontMatter: [{ value: 's', count: 1 }],
  }
  const ways = [
    '',
    '(search: "text")',
    '(where: { title: { contains: "" } })',
    '(where: { collection: { eq: "posts" } })',
  ]
  for (const args of ways) expect((await site.execute(query(args))).data.facets).toEqual(seen)
  const preview = (await site.execute(query(''), {}, asPreview)).data.facets
  expect(preview.langs.map(({ value }: { value: string }) => value)).toEqual(['de', 'en', 'es', 'fr', 'it'])
  expect(preview.tags[0]).toMatchObject({ node: { name: 't' }, count: 5 })
  site.now += 3_600_000
  const later = (await site.execute(query(''))).data.facets
  expect(later.dates).toEqual([
    { key: '2022-08', count: 1 },
    { key: '2022-07', count: 1 },
  ])
  expect(later.langs).toHaveLength(2)
})

test('a private key has no facet', async () => {
  await using site = await createTestSite({
    'site.yml': 'private: [secret]\n',
    'a.md': article('A', ['secret: x', 'open: [1, true, y]']),
  })
  const { data } = await site.execute(
    '{ facets { secret: frontMatter(key: "secret") { value } open: frontMatter(key: "open") { value count } } }',
  )
  expect(data.facets).toEqual({
    secret: [],
    open: ['y', '1', 'true'].map((value) => ({ value, count: 1 })),
  })
})

test('each selected facet takes one statement, and others take none', async () => {
  await seeds.execute('{ facets { tags { count } } }')
  expect(seeds.statements.map(({ rows }) => rows)).toEqual([20])
  const facets = '{ facets { tags { count } categories { node { name articleCount } } langs { value } } }'
  await seeds.execute(facets)
  // Three facets, the counts of the categories, and the time until which these counts are valid.
  expect(seeds.statements).toHaveLength(5)
  await seeds.execute(facets)
  expect(seeds.statements).toHaveLength(3)
  expect((await seeds.execute('{ facets { tags(first: 101) { count } } }')).errors?.[0]).toMatchObject({
    message: 'first: 101 is out of range; give a whole number from 0 to 100',
    extensions: { code: 'BAD_USER_INPUT' },
  })
})
