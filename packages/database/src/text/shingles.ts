import { BREAK } from './token-writer.ts'

/**
 * Shingles: the runs of neighbouring tokens in a text. Two versions of one story share most of them, and two stories share
 * almost none. They are counted as Broder does in "On the resemblance and containment of documents" (1997).
 */

/** Tokens of a shingle that ends with a word. */
const WORDS = 4
/** Tokens of a shingle that ends with a character of a script without spaces. */
const CHARACTERS = 6

/** A text with fewer shingles than this has no marks: a line of news, or a caption, is like many others. */
const FEWEST = 24
/** The most marks of a text. Two texts that share a third of their shingles share two of 12 marks in 94 % of all cases. */
const MARKS = 12

const SPACE = 0x20
const [BREAK_LEAD = 0, BREAK_TRAIL = 0] = Buffer.from(BREAK)
/** The first byte of a character with three bytes or more in UTF-8. */
const LEAD_OF_THREE = 0xe0

/** The hashes of the last tokens. Reused for each text. */
const last = new Int32Array(CHARACTERS)

/** The shingles of a text as numbers of 32 bits, sorted, each once. @param tokens what `searchTextOf` returns */
export function shinglesOf(tokens: Uint8Array): Uint32Array {
  const all: number[] = []
  eachShingle(tokens, (first) => all.push(first))
  const sorted = Uint32Array.from(all).sort()
  let end = 0
  for (const hash of sorted) if (end === 0 || hash !== sorted[end - 1]) sorted[end++] = hash
  return sorted.slice(0, end)
}

/**
 * The marks of a text: its shingles with the smallest hashes, as whole numbers of 53 bits in ascending order. Texts that
 * share two of them may be versions of one story. Empty for short texts.
 * @param tokens what `searchTextOf` returns
 */
export function marksOf(tokens: Uint8Array): number[] {
  const marks: number[] = []
  let count = 0
  let most = Number.POSITIVE_INFINITY
  eachShingle(tokens, (first, second) => {
    count++
    if (first > most) return
    // The first hashes of marks are all small, so they alone would collide in a large archive.
    const mark = first * 0x200000 + (second() >>> 11)
    if (marks.includes(mark)) return
    marks.push(mark)
    marks.sort((a, b) => a - b)
    if (marks.length > MARKS) marks.pop()
    if (marks.length === MARKS) most = Math.floor((marks.at(-1) ?? 0) / 0x200000)
  })
  return count < FEWEST ? [] : marks
}

/** Calls `visit` for each shingle of the text, with a hash and a function that makes another one. */
function eachShingle(tokens: Uint8Array, visit: (first: number, second: () => number) => void): void {
  const { start, end } = bodyOf(tokens)
  let seen = 0
  let size = WORDS
  const second = () => mixed(seen, size, 0x27d4eb2f)
  for (let at = start; at < end; ) {
    let hash = 0x811c9dc5 // FNV-1a
    const from = at
    for (; at < end && tokens[at] !== SPACE; at++) hash = Math.imul(hash ^ (tokens[at] ?? 0), 0x01000193)
    const lead = tokens[from] ?? 0
    const length = at - from
    at++
    if (length === 2 && lead === BREAK_LEAD && tokens[from + 1] === BREAK_TRAIL) continue
    last[seen % CHARACTERS] = hash
    seen++
    size = lead >= LEAD_OF_THREE && length <= 4 ? CHARACTERS : WORDS
    if (seen >= size) visit(mixed(seen, size, 0x1b873593) >>> 0, second)
  }
}

/** A hash of the last `size` tokens, with the finalizer of MurmurHash3. */
function mixed(seen: number, size: number, factor: number): number {
  let hash = size
  for (let at = seen - size; at < seen; at++) {
    hash = Math.imul(hash ^ (last[at % CHARACTERS] ?? 0), factor)
    hash ^= hash >>> 15
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

/** The text without the title before it and the compounds after it. Two breaks separate them. */
function bodyOf(tokens: Uint8Array): { start: number; end: number } {
  const start = afterTwoBreaks(tokens, 0)
  if (start < 0) return { start: 0, end: 0 }
  const next = afterTwoBreaks(tokens, start)
  return { start, end: next < 0 ? tokens.length : next - TWO_BREAKS }
}

/** Two breaks with spaces around them, in bytes. */
const TWO_BREAKS = 7

function afterTwoBreaks(tokens: Uint8Array, from: number): number {
  for (let at = tokens.indexOf(BREAK_LEAD, from); at >= 0; at = tokens.indexOf(BREAK_LEAD, at + 1)) {
    const isBreak = tokens[at + 1] === BREAK_TRAIL && tokens[at + 2] === SPACE
    if (isBreak && tokens[at + 3] === BREAK_LEAD && tokens[at + 4] === BREAK_TRAIL) return at + 6
  }
  return -1
}
