import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, type TestSite } from '../test-site.ts'

/** Texts by title. No title contains what a test searches for, unless its text does too. */
const texts: Record<string, string> = {
  台湾: '台湾的国标只有后来才统一。',
  臺灣: '臺灣的國標隻有後來才統一。',
  日本語: '国際標準の図書館は台湾にもある。',
  'plus plus': '她用C++写程序。',
  sharp: 'She writes C# and F#.',
  'older language': 'The language C is older.',
  framework: 'Built on .NET and ASP.NET.',
  fishing: 'A net for fish.',
  'iPhone joined': '新的iphone15手机。',
  'iPhone spaced': 'The new iPhone 15 phone.',
  'iPhone older': 'The iPhone 14 and 150.',
  'Node dotted': 'We run Node.js here.',
  'Node joined': 'We run nodejs here.',
  'mail hyphened': 'Send an e-mail over Wi-Fi.',
  'mail joined': 'Send an email over wifi.',
  Arabic: 'كَتَبَ أَحْمَدُ رسالةً ســلام',
  Hebrew: 'שָׁלוֹם עולם',
  Thai: 'ประเทศไทยมีอาหารอร่อย',
  Lao: 'ປະເທດລາວສວຍງາມ',
  Khmer: 'ប្រទេសកម្ពុជាស្អាត',
  Burmese: 'မြန်မာနိုင်ငံလှပသည်',
  emoji: '做得好👍🏽，一家人👩‍👩‍👧，爱❤️，中国🇨🇳',
}

let site: TestSite
beforeAll(async () => {
  const files = Object.entries(texts).map(([title, text], day) => {
    return [`${day}.md`, article(title, [`date: 2024-01-${day + 1}`], text)] as const
  })
  site = await createTestSite(Object.fromEntries(files))
})
afterAll(() => site[Symbol.asyncDispose]())

interface Hit {
  node: { title: string }
  matchedIn: string[]
  highlights: { text: string; ranges: { start: number; length: number }[] }[]
}

async function search(query: string, mode = 'ALL_TERMS'): Promise<Hit[]> {
  const { data, errors } = await site.execute(
    `query Q($query: String!) { search(query: $query, first: 50, mode: ${mode}) {
      totalCount edges { node { title } matchedIn highlights(fields: [TEXT]) { text ranges { start length } } }
    } facets(search: $query) { dates(by: YEAR) { count } } }`,
    { query },
  )
  expect(errors).toBeUndefined()
  const { edges, totalCount } = data.search
  expect(totalCount).toBe(edges.length)
  if (mode === 'ALL_TERMS') expect(data.facets.dates[0]?.count ?? 0).toBe(totalCount)
  return edges
}

const titles = async (query: string, mode?: string) => (await search(query, mode)).map(({ node }) => node.title)

/** The parts of the texts that the query marks, in the order of the hits. */
const marked = async (query: string) =>
  (await search(query)).flatMap(({ highlights }) =>
    highlights.flatMap(({ text, ranges }) => ranges.map(({ start, length }) => text.slice(start, start + length))),
  )

test.each(['台湾', '臺灣', '台灣'])(
  '%s finds every spelling of the name, and marks each as it is written',
  async (query) => {
    expect((await titles(query)).toSorted()).toEqual(['台湾', '日本語', '臺灣'])
    expect((await marked(query)).toSorted()).toEqual(['台湾', '台湾', '臺灣'])
  },
)

test.each([
  ['国标', ['國標', '国标']],
  ['國標', ['國標', '国标']],
  ['只有後來', ['隻有後來', '只有后来']],
  ['図書館', ['図書館']],
])('%s finds and marks %j', async (query, parts) => {
  expect(await marked(query)).toEqual(parts)
})

test.each([
  ['C++', ['plus plus']],
  ['ｃ＋＋', ['plus plus']],
  ['C#', ['sharp']],
  ['C♯', ['sharp']],
  ['f#', ['sharp']],
  ['C', ['older language']],
  ['.NET', ['framework']],
  ['asp.net', ['framework']],
  ['net', ['fishing', 'framework']],
])('%s finds %j', async (query, expected) => {
  expect(await titles(query)).toEqual(expected)
})

test.each(['iphone15', 'iPhone 15', 'ＩＰＨＯＮＥ１５'])(
  '%s finds the name with and without a space',
  async (query) => {
    expect(await titles(query)).toEqual(['iPhone spaced', 'iPhone joined'])
  },
)

test.each([
  ['nodejs', ['Node joined', 'Node dotted']],
  ['Node.js', ['Node dotted', 'Node joined']],
  ['email', ['mail joined', 'mail hyphened']],
  ['e-mail', ['mail hyphened', 'mail joined']],
  ['wifi', ['mail joined', 'mail hyphened']],
  ['Wi-Fi', ['mail hyphened', 'mail joined']],
  ['wifi email', ['mail joined', 'mail hyphened']],
])('%s finds first what is written like it, then other punctuation', async (query, expected) => {
  expect(await titles(query)).toEqual(expected)
})

test('a hit with other punctuation is marked', async () => {
  expect(await marked('nodejs')).toEqual(['nodejs', 'Node.js'])
  expect(await marked('e-mail')).toEqual(['e-mail', 'email'])
})

test('pages go from exact hits to hits with other punctuation without a gap', async () => {
  const found: string[] = []
  const previous: boolean[] = []
  for (let after: string | null = null; ; ) {
    const { data } = await site.execute(
      `query Q($after: String) { search(query: "node.js OR wifi", mode: ANY_TERM, first: 1, after: $after) {
        nodes { title } pageInfo { endCursor hasNextPage hasPreviousPage } } }`,
      { after },
    )
    found.push(data.search.nodes[0].title)
    previous.push(data.search.pageInfo.hasPreviousPage)
    if (!data.search.pageInfo.hasNextPage) break
    after = data.search.pageInfo.endCursor
  }
  expect(found).toEqual(['mail joined', 'Node dotted', 'mail hyphened', 'Node joined'])
  expect(previous).toEqual([false, true, true, true])
})

test.each([
  ['احمد', 'Arabic'],
  ['أحمد', 'Arabic'],
  ['سلام', 'Arabic'],
  ['שלום', 'Hebrew'],
  ['ไทย', 'Thai'],
  ['อาหาร', 'Thai'],
  ['ລາວ', 'Lao'],
  ['កម្ពុជា', 'Khmer'],
  ['နိုင်ငံ', 'Burmese'],
  ['👍', 'emoji'],
  ['👍🏿', 'emoji'],
  ['👩‍👩‍👧', 'emoji'],
  ['👧', 'emoji'],
  ['❤', 'emoji'],
  ['❤️', 'emoji'],
  ['🇨🇳', 'emoji'],
])('%s is found inside of its sentence', async (query, title) => {
  expect(await titles(query)).toEqual([title])
})

test.each(['🇳', '🇨', '👦', 'ไทม'])('%s is not found, because no text has it', async (query) => {
  expect(await titles(query)).toEqual([])
})

test('emoji are marked with their skin tone and variation', async () => {
  expect(await marked('👍')).toEqual(['👍🏽'])
  expect(await marked('❤')).toEqual(['❤️'])
  expect(await marked('👧')).toEqual(['👩‍👩‍👧'])
})
