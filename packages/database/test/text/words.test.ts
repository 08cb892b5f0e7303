import { expect, test } from 'vitest'
import { wordsOf } from '../../src/text/words.ts'

function counts(title: string, text: string): { [word: string]: number } {
  const words = wordsOf(title, text)
  return words === '' ? {} : Object.fromEntries(JSON.parse(words))
}

test('words that a text repeats are counted in lower case, and those of the title twice', () => {
  expect(counts('Harbour Lights', 'The harbour: HARBOUR lights, and ships. The ships leave.')).toEqual({
    harbour: 4,
    lights: 3,
    the: 2,
    ships: 2,
  })
})

test('Chinese, Japanese and Thai sentences are cut into words, and single Chinese characters are left out', () => {
  expect(counts('港口', '港口的灯光照亮了港口,灯光很美。')).toEqual({ 港口: 4, 灯光: 2 })
  expect(counts('コンソールでサーバーを起動', '')).toEqual({ コンソール: 2, サーバー: 2, 起動: 2 })
  expect(Object.keys(counts('ภาษาไทยสวยงาม', ''))).toContain('ภาษา')
  expect(counts('使用Node部署網站', '')).toEqual({ 使用: 2, node: 2, 部署: 2, 網站: 2 })
})

test('Chinese names that no dictionary has are words if the text has them several times', () => {
  expect(counts('拖轮离港', '拖轮快。')).toMatchObject({ 拖轮: 2 })
  expect(counts('', '赵薛蓉说。赵薛蓉又说。')).toEqual({ 赵薛蓉: 2 })
  expect(counts('', '拖轮')).toEqual({})
})

test('spaces between runs of Japanese are not words', () => {
  expect(counts('', 'あか a あか b あか c あか。い い い い い い い い')).toEqual({ あか: 4 })
})

test('a word of katakana ends where another script begins, and ー may be in a word of other letters', () => {
  expect(counts('サーバーserver起動', '')).toEqual({ サーバー: 2, server: 2, 起動: 2 })
  expect(counts('aー bーc', '')).toEqual({ bーc: 2 })
})

test('a letter outside of the basic plane is part of a word', () => {
  expect(counts('𐐨𐐩𐐪x 𠀋𠀋', '')).toMatchObject({ 𐐨𐐩𐐪x: 2 })
})

test('numbers, short words, addresses and contractions are left out', () => {
  expect(counts('In 2024 we see 3 of 100. Don’t go to https://example.org/harbour or www.example.org!', '')).toEqual({
    see: 2,
  })
  expect(counts('http2 and es6, l’école, the pilot’s tug', '')).toEqual({
    http2: 2,
    and: 2,
    école: 2,
    the: 2,
    pilot: 2,
    tug: 2,
  })
})

test('an article keeps its 32 most frequent words, the earlier ones among equals', () => {
  const letters = [...'abcdefghij']
  const all = letters.flatMap((one) => letters.map((other) => `w${one}${other}`)).join(' ')
  const words = JSON.parse(wordsOf('', `${all} ${all} wjj`))
  expect(words).toHaveLength(32)
  expect(words.slice(0, 3)).toEqual([
    ['wjj', 3],
    ['waa', 2],
    ['wab', 2],
  ])
})

test('a text that shows the title of another article counts the words that stand in for it', () => {
  expect(counts('', 'See the harbour \ufdd10Tharbour\ufdd2.')).toEqual({ harbour: 2 })
})

test('a text without repeated words has none, and a word of more than 40 letters is left out', () => {
  expect(wordsOf('', '… 12 — 的 的 once')).toBe('')
  expect(counts(`${'a'.repeat(41)} ${'b'.repeat(40)}`, '')).toEqual({ ['b'.repeat(40)]: 2 })
})
