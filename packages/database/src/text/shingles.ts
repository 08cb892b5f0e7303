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

// Each token of a text has a hash, and a number of tokens in the shingle that ends with it. Reused, and enlarged for longer texts.
let hashes = new Int32Array(1 << 12)
let sizes = new Uint8Array(1 << 12)

/** The shingles of a text as numbers of 32 bits, sorted, each once. @param tokens what `searchTextOf` returns */
export function shinglesOf(tokens: Uint8Array): Uint32Array {
  const count = hashTokens(tokens)
  const sorted = new Uint32Array(count)
  let end = 0
  for (let at = 0; at < count; at++) if (endsShingle(at)) sorted[end++] = mixed(at, FIRST)
  const all = sorted.subarray(0, end).sort()
  end = 0
  for (const hash of all) if (end === 0 || hash !== sorted[end - 1]) sorted[end++] = hash
  return sorted.slice(0, end)
}

/**
 * The marks of a text: its shingles with the smallest hashes, as whole numbers of 53 bits in ascending order. Texts that
 * share two of them may be versions of one story. Empty for short texts.
 * @param tokens what `searchTextOf` returns
 */
export function marksOf(tokens: Uint8Array): number[] {
  const tokenCount = hashTokens(tokens)
  const marks: number[] = []
  let count = 0
  let most = 0xffffffff
  for (let at = 0; at < tokenCount; at++) {
    if (!endsShingle(at)) continue
    count++
    const first = mixed(at, FIRST)
    if (first > most) continue
    // The first hashes of marks are all small, so they alone would collide in a large archive.
    const mark = first * 0x200000 + (mixed(at, SECOND) >>> 11)
    if (marks.includes(mark)) continue
    insert(mark, marks)
    if (marks.length > MARKS) marks.pop()
    if (marks.length === MARKS) most = Math.floor((marks.at(-1) ?? 0) / 0x200000)
  }
  return count < FEWEST ? [] : marks
}

/** Inserts a number into an ascending list. Sorting it again for each mark took half of the time of a text. */
function insert(mark: number, marks: number[]): void {
  let at = marks.length
  for (; at > 0; at--) {
    const before = marks[at - 1] ?? 0
    if (before < mark) break
    marks[at] = before
  }
  marks[at] = mark
}

/** Hashes the tokens of the text and returns how many there are. */
function hashTokens(tokens: Uint8Array): number {
  const { start, end } = bodyOf(tokens)
  // A token takes two bytes at least, with the space after it.
  makeRoom((end - start + 1) >> 1)
  const [toHashes, toSizes] = [hashes, sizes]
  let count = 0
  for (let at = start; at < end; at++) {
    let hash = 0x811c9dc5 // FNV-1a
    const from = at
    const lead = tokens[at] ?? 0
    for (let byte = lead; byte !== SPACE && at < end; byte = tokens[at] ?? 0) {
      hash = Math.imul(hash ^ byte, 0x01000193)
      at++
    }
    const length = at - from
    if (length === 2 && lead === BREAK_LEAD && tokens[from + 1] === BREAK_TRAIL) continue
    toHashes[count] = hash
    toSizes[count++] = lead >= LEAD_OF_THREE && length <= 4 ? CHARACTERS : WORDS
  }
  return count
}

/** Whether enough tokens are before this one. */
function endsShingle(at: number): boolean {
  return at + 1 >= (sizes[at] ?? 0)
}

function makeRoom(count: number): void {
  if (hashes.length >= count) return
  hashes = new Int32Array(count * 2)
  sizes = new Uint8Array(count * 2)
}

/** Factors for two hashes of a shingle. */
const FIRST = 0x1b873593
const SECOND = 0x27d4eb2f

/** A hash of the shingle that ends with a token, of 32 bits, with the finalizer of MurmurHash3. */
function mixed(last: number, factor: number): number {
  const from = hashes
  const size = sizes[last] ?? 0
  let hash = size
  for (let at = last - size + 1; at <= last; at++) {
    hash = Math.imul(hash ^ (from[at] ?? 0), factor)
    hash ^= hash >>> 15
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
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
