import { expect, test } from 'vitest'
import { article, createTestSite } from '../test-site.ts'

/** The fragments of a text around a word. */
async function fragmentsOf(text: string, query: string, size: number): Promise<string[]> {
  await using site = await createTestSite({ 'a.md': article('Title', [], text) })
  const { data, errors } = await site.execute(
    `query Q($query: String!, $size: Int!) {
      search(query: $query) { edges { highlights(fields: [TEXT], fragments: 3, size: $size) { text ranges { start length } } } }
    }`,
    { query, size },
  )
  expect(errors).toBeUndefined()
  // The query asks for these fields.
  const highlights = data.search.edges[0].highlights as { text: string; ranges: { start: number; length: number }[] }[]
  for (const { text: fragment, ranges } of highlights) {
    for (const { start, length } of ranges) {
      expect(fragment.slice(start, start + length).toLowerCase()).toBe(query.toLowerCase())
    }
  }
  return highlights.map(({ text: fragment }) => fragment)
}

test.each([
  ['English', 'The old lighthouse keeper left the island yesterday', 'keeper', 26, 'keeper left the island'],
  [
    'an apostrophe',
    "They told the harbour that it couldn't be closed",
    'harbour',
    36,
    "told the harbour that it couldn't be",
  ],
  ['a hyphen', 'A pilot brought the deep-water vessel in', 'pilot', 24, 'A pilot brought the'],
  ['Russian', 'Смотритель старого маяка вчера покинул остров', 'маяка', 24, 'маяка вчера покинул'],
  ['Greek', 'Ο φύλακας του παλιού φάρου έφυγε χθες', 'φάρου', 18, 'φάρου έφυγε χθες'],
  ['Arabic', 'غادر حارس المنارة القديمة الجزيرة أمس', 'المنارة', 22, 'حارس المنارة القديمة'],
  ['Korean', '등대지기가 어제 섬을 떠났다고 신문이 전했다', '어제', 12, '어제 섬을 떠났다고'],
])('a fragment starts and ends with whole words: %s', async (_language, text, query, size, fragment) => {
  expect(await fragmentsOf(text, query, size)).toEqual([fragment])
})

test('a fragment of Chinese may start and end anywhere, but not within a foreign word', async () => {
  const text = '昨天下午三点一刻，最后一位灯塔看守人带着MacBookPro离开了这座小岛'
  expect(await fragmentsOf(text, '灯塔', 12)).toEqual(['后一位灯塔看守人带着'])
  expect(await fragmentsOf(text, '小岛', 14)).toEqual(['离开了这座小岛'])
})

test('a fragment does not start with a sign that closes the text before it', async () => {
  const text = '【本报屿津五月十七日电】凌晨四时发生地震，没有人员伤亡。A (short) pause, and tea'
  expect(await fragmentsOf(text, '地震', 24)).toEqual(['凌晨四时发生地震，没有人员伤亡。A (short'])
})

test('a word that fills more than half of a fragment is cut', async () => {
  const text = `A word: ${'long'.repeat(30)} and the harbour.`
  expect(await fragmentsOf(text, 'word', 20)).toEqual(['A word: longlonglong'])
})

test('a match that a shorter fragment no longer holds is in the next one', async () => {
  const text = 'The harbour closed at noon, and the harbour opened at night'
  expect(await fragmentsOf(text, 'harbour', 40)).toEqual([
    'The harbour closed at noon, and the',
    'harbour opened at night',
  ])
})
