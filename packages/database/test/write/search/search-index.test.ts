import { expect, test } from 'vitest'
import { fold } from '../../../src/text/folding.ts'
import { BREAK } from '../../../src/text/token-writer.ts'
import { searchTextOf, searchTokens } from '../../../src/text/tokenizer.ts'
import { Archive, put } from '../../support/archive.ts'
import { fileRow } from '../../support/article-rows.ts'

const findIn = (archive: Archive, index: 'ArticleSearch' | 'HeadSearch', phrase: string, column?: string) =>
  archive
    .rows(
      `SELECT a.title FROM ${index} s JOIN Article a ON a.searchId = s.rowid
        WHERE ${index} MATCH ? ORDER BY s.rowid DESC`,
      `${column ? `${column} : ` : ''}"${searchTokens(fold(phrase))}"`,
    )
    .flat()
const find = (archive: Archive, phrase: string) => findIn(archive, 'ArticleSearch', phrase)
const inTime = (archive: Archive) => archive.rows('SELECT file FROM Article ORDER BY searchId').flat()
const byDate = (archive: Archive) => archive.rows('SELECT file FROM Article ORDER BY sortAt, id').flat()
const dated = (publishedAt: number, text = '正文') => ({ article: { publishedAt }, body: { text } })

test('every substring of Chinese text is found, and whole words of other scripts', () => {
  using archive = new Archive()
  archive.put({ 'a.md': { body: { text: '中国。人民银行的iPhone手机，Café 2022' } } })
  for (const phrase of ['国', '人民', '银行的iPhone手机', '中国。人民', 'IPHONE', 'cafe', 'ｃａｆｅ́ 2022', '，']) {
    expect([phrase, find(archive, phrase)]).toEqual([phrase, phrase === '，' ? [] : ['a']])
  }
  for (const phrase of ['国人', '机Café', 'phone', '民行'])
    expect([phrase, find(archive, phrase)]).toEqual([phrase, []])
})

test('titles and names are found separately from the text and together with it', () => {
  using archive = new Archive()
  archive.put({
    'a.md': {
      article: { title: '标题' },
      authors: [{ name: 'Ada Lovelace', spelling: 'A. Lovelace' }],
      categories: [['新媒体', '头条']],
      tags: ['地震'],
      body: { text: '正文' },
    },
  })
  const names = ['Ada Lovelace', 'A. Lovelace', '新媒体', '头条', '地震']
  expect(findIn(archive, 'HeadSearch', '标题', 'title')).toEqual(['标题'])
  for (const name of names) expect(findIn(archive, 'HeadSearch', name, 'names')).toEqual(['标题'])
  for (const none of ['正文', '体头', '条地']) expect(findIn(archive, 'HeadSearch', none)).toEqual([])
  for (const one of ['标题', '正文', ...names]) expect(find(archive, one)).toEqual(['标题'])
  // Words of two different fields never match as one phrase.
  for (const none of ['体头', '题正', '题。正']) expect(find(archive, none)).toEqual([])
  expect(archive.rows('SELECT COUNT(*) FROM ArticleSearch WHERE ArticleSearch MATCH ?', `"${BREAK}"`)).toEqual([[1]])
})

test('tokens from the importer give the same hits as tokens from the writer', () => {
  using archive = new Archive()
  const title = '标题'
  const text = '中国。人民银行的iPhone手机'
  archive.put({
    'a.md': { article: { title }, body: { text: Buffer.from(text), searchText: searchTextOf(title, text) } },
    'b.md': { article: { title }, body: { text } },
  })
  for (const phrase of ['标题', '中国', '银行的iPhone手机']) expect(find(archive, phrase)).toEqual([title, title])
  expect(archive.rows('SELECT text, typeof(text) FROM Body')).toEqual([
    [text, 'text'],
    [text, 'text'],
  ])
})

test('hits are ordered newest first, with undated articles last', () => {
  using archive = new Archive()
  archive.put({
    'a.md': dated(2),
    'b.md': { body: { text: '正文' } },
    'c.md': dated(3),
    'd.md': dated(-5e12),
    'e.md': dated(2e14),
  })
  expect(find(archive, '正文')).toEqual(['e', 'c', 'a', 'd', 'b'])
})

test('an article that was updated, dated differently or deleted is found in its current state', () => {
  using archive = new Archive()
  archive.put({ 'a.md': dated(1, '甲'), 'b.md': dated(2, '乙') })
  archive.put({ 'a.md': dated(1, '丙') })
  expect([find(archive, '甲'), find(archive, '丙')]).toEqual([[], ['a']])
  archive.put({ 'a.md': dated(3, '乙') })
  expect(find(archive, '乙')).toEqual(['a', 'b'])
  archive.remove('a.md')
  expect(find(archive, '乙')).toEqual(['b'])
  archive.import((writer) => writer.moveFile('b.md', fileRow('c.md')))
  expect(find(archive, '乙')).toEqual(['b'])
})

test('a full reimport leaves indexes of the same size as a new archive', () => {
  using archive = new Archive()
  const files = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.md`, dated(at, `第${at}号正文`)]))
  const bytes = () => archive.rows('SELECT SUM(LENGTH(block)) FROM ArticleSearch_data')
  archive.put(files)
  const before = bytes()
  archive.put(files)
  archive.put(files)
  expect(bytes()).toEqual(before)
  expect(find(archive, '第7号')).toEqual(['7'])
})

test('row numbers are in date order, wherever articles are inserted', () => {
  using archive = new Archive()
  archive.import((writer) => {
    for (let at = 0; at < 40; at++) put(writer, `${at}.md`, dated(at * 1000))
  })
  // Always between the same two articles, so that the free numbers there are used up repeatedly.
  for (let at = 0; at < 30; at++) archive.put({ [`between-${at}.md`]: dated(5000 + at) })
  archive.import((writer) => {
    for (let at = 0; at < 300; at++) put(writer, `many-${at}.md`, dated(20_500 + (at % 7)))
    put(writer, 'first.md', dated(-1))
    put(writer, 'last.md', dated(1e9))
    writer.removeFile('5.md')
  })
  expect(inTime(archive)).toEqual(byDate(archive))
  expect(find(archive, '正文')).toHaveLength(371)
  expect(archive.rows(`SELECT COUNT(*) FROM Article WHERE searchId < 0`)).toEqual([[0]])
})

test('a look-up among the deleted rows of an index passes few slots, also after many changes', () => {
  using archive = new Archive()
  const files = (version: string, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.md`, dated(at * 1000, version)]))
  archive.put(files('旧', 900))
  archive.put(files('新', 80))
  const passed = slotsPassed(archive)
  expect(passed).toHaveLength(80)
  expect(passed.reduce((sum, slots) => sum + slots) / 80).toBeLessThan(3)
})

test('an import of more tokens than fit in memory leaves one segment in each index', () => {
  using archive = new Archive()
  // 20 MB of words with 200 letters, all different. FTS5 writes one segment for 16 MB.
  const letters = (number: number) => String(number).replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')
  const words = (first: number) => Array.from({ length: 5000 }, (_, at) => letters(first + at).padEnd(200, 'z'))
  archive.import((writer) => {
    for (let at = 0; at < 20; at++)
      put(writer, `${at}.md`, {
        article: { publishedAt: at },
        body: { text: Buffer.from(''), searchText: Buffer.from(words(at * 5000).join(' ')) },
      })
  })
  expect(segments(archive)).toEqual([1, 1])
  expect(find(archive, letters(35_007).padEnd(200, 'z'))).toEqual(['7'])
})

test('many small imports leave few segments in the indexes', () => {
  using archive = new Archive()
  archive.put(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.md`, dated(at, `第${at}号正文`)])))
  const counts: number[] = []
  for (let at = 0; at < 40; at++) {
    archive.put({ [`${at}.md`]: dated(at, `第${at}号改`) })
    counts.push(...segments(archive))
  }
  expect(Math.max(...counts)).toBeLessThanOrEqual(8)
  expect([find(archive, '第7号改'), find(archive, '第7号正文'), find(archive, '第70号正文')]).toEqual([
    ['7'],
    [],
    ['70'],
  ])
})

function segments(archive: Archive): number[] {
  const counted = (index: string) => archive.rows(`SELECT COUNT(DISTINCT segid) FROM ${index}_idx`).flat().map(Number)
  return ['ArticleSearch', 'HeadSearch'].flatMap(counted)
}

test('an archive with row numbers of an older version gets new ones in the next import', () => {
  using archive = new Archive()
  archive.import((writer) => {
    for (let at = 0; at < 40; at++) put(writer, `${at}.md`, dated((at * 7) % 40, `第${at}号`))
  })
  const numbers = () => archive.rows('SELECT searchId FROM Article ORDER BY searchId')
  const before = numbers()
  archive.run('UPDATE Article SET searchId = searchId + 1000000; UPDATE Site SET tokenVersion = 1')
  archive.import(() => {})
  expect(numbers()).toEqual(before)
  expect(inTime(archive)).toEqual(byDate(archive))
  expect(find(archive, '第7号')).toEqual(['7'])
})

/**
 * How many slots FTS5 passes to find each deleted row of an index. A page of deleted rows has a header of 8 bytes, and then the
 * slots, here of 4 bytes each. A row's first slot is its number modulo their count.
 */
function slotsPassed(archive: Archive): number[] {
  const pages = archive.rows('SELECT block FROM ArticleSearch_data WHERE id >> 37 > 65536').flat() as Buffer[]
  return pages.flatMap((page) => {
    const count = (page.length - 8) / 4
    const slots = Array.from({ length: count }, (_, at) => page.readUInt32BE(8 + at * 4))
    return slots.flatMap((row, at) => (row === 0 ? [] : [((at - (row % count) + count) % count) + 1]))
  })
}
