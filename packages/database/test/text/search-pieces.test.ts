import { expect, test } from 'vitest'
import { fold } from '../../src/text/folding.ts'
import { phrasePieces, piecesDecide, searchPieces } from '../../src/text/search-pieces.ts'
import { searchTokens } from '../../src/text/tokenizer.ts'

const tokensOf = (text: string) => searchTokens(fold(text))
const phraseOf = (text: string) => tokensOf(text).split(' ')

/** Whether the pieces of a text include those of a query. */
function finds(text: string, query: string): boolean {
  const pieces = new Set(searchPieces(tokensOf(text)))
  return phrasePieces(phraseOf(query)).every((piece) => pieces.has(piece))
}

test('a text has the pieces of every part of it, in any script', () => {
  const text = '新華社 iPhone15手机、地震・서울 𠮷野家 c++ สวัสดี 👍🏽'
  for (const part of ['新华', '华社', 'iphone', '15', '15手机', '手', '地震', '서울', '𠮷野', 'C++', 'สวั', '👍']) {
    expect(finds(text, part), part).toBe(true)
  }
})

test('two characters that do not touch are not a piece', () => {
  expect(finds('中国。人民', '国人')).toBe(false)
  expect(finds('中国人民', '国人')).toBe(true)
})

test('pieces are whole numbers below 2 ** 53, each once, in ascending order', () => {
  const pieces = [...searchPieces(tokensOf('东京 tokyo 东京 tokyo 东京塔'))]
  expect(pieces).toEqual([...new Set(pieces)].toSorted((a, b) => a - b))
  expect(pieces.every((piece) => Number.isSafeInteger(piece) && piece > 0)).toBe(true)
  expect(searchPieces('')).toHaveLength(0)
})

test('pieces decide one token and two neighbours, but no longer phrase', () => {
  const decided = ['震', '地震', 'earthquake'].map((text) => piecesDecide(phraseOf(text)))
  const open = ['大地震', 'new york', '地 iphone', '中。国'].map((text) => piecesDecide(phraseOf(text)))
  expect(decided).toEqual([true, true, true])
  expect(open).toEqual([false, false, false, false])
})

test('the beginnings of words are pieces, but not their ends', () => {
  const pieces = new Set(searchPieces(tokensOf('Earthquake in 东京')))
  const begins = (text: string) => phrasePieces(phraseOf(text), true).every((piece) => pieces.has(piece))
  expect(['e', 'earthq', 'earthquake in', 'i', 'in 东'].map(begins)).toEqual([true, true, true, true, true])
  expect(begins('quake')).toBe(false)
  expect(finds('Earthquake', 'earth')).toBe(false)
})

test('pieces decide the beginning of a word up to eight characters', () => {
  expect(piecesDecide(['earthq'], true)).toBe(true)
  expect(piecesDecide(['earthquake'], true)).toBe(false)
  expect(piecesDecide(['大', 'e'], true)).toBe(false)
})
