import { classOf, DIGIT, LETTER } from './character-classes.ts'
import { BREAK } from './token-writer.ts'

/**
 * The pieces of a text: numbers that PostgreSQL's index of all texts finds articles by (`prisma/postgres/migrations`). Each
 * token is one piece, and so are two neighbours of one character each. A query of one or two Chinese characters is one
 * piece; longer ones are the intersection of several. The beginnings of words are pieces too, for readers who still type.
 */

const SPACE = 0x20
/** More than every code point. */
const PAIR = 2 ** 21
/** Words are hashed to 51 bits. The bits above make them differ from characters, pairs and beginnings of words. */
const WORD = 2 ** 52
const START = WORD + 2 ** 51

/** The longest beginning of a word that is a piece of its own, in UTF-16 units. */
const LONGEST_START = 8

/**
 * The pieces of tokens, each once, in ascending order. All are whole numbers below 2 ** 53.
 * @param tokens separated by spaces, as `searchTokens` returns them
 */
export function searchPieces(tokens: string): Float64Array {
  return sorted(piecesOf(tokens, true))
}

/** The pieces that every text with this phrase has. If `isStart`, the last token may be the beginning of a word. */
export function phrasePieces(phrase: readonly string[], isStart = false): Float64Array {
  const last = phrase.at(-1) ?? ''
  if (!isStart || !isWord(last)) return sorted(piecesOf(phrase.join(' '), false))
  const start = hashed(START, last, 0, Math.min(last.length, LONGEST_START))
  return sorted([...piecesOf(phrase.slice(0, -1).join(' '), false), start])
}

/** Whether every text with these pieces has the phrase, so that no one needs to read the text. */
export function piecesDecide(phrase: readonly string[], isStart = false): boolean {
  const [first = '', second] = phrase
  if (phrase.length === 2)
    return isOneCharacter(first) && isOneCharacter(second ?? '') && !(isStart && isWord(second ?? ''))
  return phrase.length === 1 && !(isStart && isWord(first) && first.length > LONGEST_START)
}

function piecesOf(tokens: string, withStarts: boolean): number[] {
  const pieces: number[] = []
  let before = 0 // the code point of the token before, if it is one character
  for (let start = 0; start < tokens.length; ) {
    let end = start
    while (end < tokens.length && tokens.charCodeAt(end) !== SPACE) end++
    const character = characterIn(tokens, start, end)
    if (character > 0) {
      pieces.push(character)
      if (before > 0) pieces.push(before * PAIR + character)
    } else if (end > start && !isBreak(tokens, start, end)) pieces.push(hashed(WORD, tokens, start, end))
    if (withStarts && isWordAt(tokens, start)) addStarts(pieces, tokens, start, end)
    before = character
    start = end + 1
  }
  return pieces
}

function isWord(token: string): boolean {
  return isWordAt(token, 0)
}

/** Whether the token at a position is a word. A reader may have typed only its beginning. */
function isWordAt(tokens: string, start: number): boolean {
  const kind = classOf(tokens.codePointAt(start) ?? SPACE)
  return kind === LETTER || kind === DIGIT
}

/** The code point of a token of one character. 0 for longer tokens and breaks. */
function characterIn(tokens: string, start: number, end: number): number {
  const length = end - start
  if (length === 0 || length > 2 || isBreak(tokens, start, end)) return 0
  const codePoint = tokens.codePointAt(start) ?? 0
  return length === (codePoint > 0xffff ? 2 : 1) ? codePoint : 0
}

function isBreak(tokens: string, start: number, end: number): boolean {
  return end - start === 1 && tokens.charCodeAt(start) === BREAK.charCodeAt(0)
}

function isOneCharacter(token: string): boolean {
  return characterIn(token, 0, token.length) > 0
}

function addStarts(pieces: number[], tokens: string, start: number, end: number): void {
  const last = Math.min(end, start + LONGEST_START)
  for (let at = start + 1; at <= last; at++) pieces.push(hashed(START, tokens, start, at))
}

/** A hash of a part of the text, of two 32-bit lanes (FNV-1a with two multipliers), above the base. */
function hashed(base: number, text: string, start: number, end: number): number {
  let low = 0x811c9dc5
  let high = 0x41c6ce57
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x5bd1e995)
    high ^= high >>> 15
  }
  return base + ((high >>> 13) * 2 ** 32 + (low >>> 0))
}

function sorted(pieces: readonly number[]): Float64Array {
  const ascending = Float64Array.from(pieces).sort()
  let count = 0
  let last = -1
  for (const piece of ascending) {
    if (piece === last) continue
    ascending[count++] = piece
    last = piece
  }
  return ascending.subarray(0, count)
}
