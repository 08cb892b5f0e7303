import { classOf, FLAG, MARK, OTHER, SINGLE, SPACE } from './character-classes.ts'
import { DOT, HASH, isLetterAt, PLUS, signsAt } from './signs.ts'

/**
 * Token between two runs that do not touch. No text contains it as a token, because it is neither a letter nor a digit.
 */
export const BREAK = '·'

// FTS5 splits at ASCII punctuation, so tokens contain signs in full width. Folded text has none in full width.
const TO_FULL_WIDTH = 0xfee0

/** The last token is a sign. Not a class of characters. */
const SIGN = 7
/** Nothing is between the last token and this character. */
const NONE = 8

const SPACE_BYTE = 0x20
/** A break, in UTF-8. */
const [BREAK_LEAD = 0, BREAK_TRAIL = 0] = Buffer.from(BREAK)
/** The most bytes that one UTF-16 unit with a break before it needs. */
const MOST_BYTES = 7

// Reused for each text, and enlarged for longer texts. Building a string character by character takes five times as
// long, and encoding it as UTF-8 as long again.
let bytes = Buffer.alloc(1 << 16)

/** The first bytes that were written, as text. */
export function writtenText(end: number): string {
  return bytes.toString('utf8', 0, end)
}

/** A copy of the first bytes that were written. */
export function writtenBytes(end: number): Uint8Array {
  return Uint8Array.from(bytes.subarray(0, end))
}

/** Writes a text without changes at `start`, and returns its end. */
export function writeText(text: string, start: number): number {
  makeRoom(start + text.length * MOST_BYTES)
  return start + bytes.write(text, start)
}

/**
 * Writes tokens into `bytes` from `start`, and returns their end. May replace `bytes` by a larger buffer. Adds the position of each token to `starts`.
 */
export function writeTokens(folded: string, start: number, starts?: number[]): number {
  makeRoom(start + folded.length * MOST_BYTES)
  const out = bytes
  let end = start
  let last = OTHER // the class of the last token's characters; OTHER before the first token
  let lastStart = 0
  let gap = NONE // the class of the characters since the last token
  let isHalfFlag = false
  for (let at = 0; at < folded.length; at++) {
    const from = at
    const unit = folded.charCodeAt(at)
    const codePoint = (unit & 0xfc00) === 0xd800 ? (folded.codePointAt(at) ?? unit) : unit
    if (codePoint > 0xffff) at++
    let kind = classOf(codePoint)
    let signs = 0
    if (kind === OTHER && (unit === PLUS || unit === HASH || unit === DOT)) {
      signs = signsAt(folded, at, gap === NONE ? last : OTHER, lastStart)
      if (signs > 0) kind = SIGN
    }
    if (kind === MARK || kind === SPACE || kind === OTHER) {
      if (kind !== MARK || last === OTHER || gap !== NONE) {
        if (gap !== OTHER) gap = kind === SPACE ? SPACE : OTHER
        continue
      }
    } else if (kind === SIGN && isLetterAt(folded, lastStart, at) && (unit === HASH || signs === 2)) {
      last = SIGN // `c++` is one token, and what follows begins another
    } else if (kind === FLAG && isHalfFlag && gap === NONE) {
      isHalfFlag = false
    } else {
      const isSingle = kind === SINGLE || kind === FLAG
      if (last === OTHER || gap !== NONE || isSingle || kind !== last) {
        if (last !== OTHER) out[end++] = SPACE_BYTE
        if (last !== OTHER && (gap === OTHER || (gap === SPACE && isSingle && (last === SINGLE || last === FLAG)))) {
          out[end++] = BREAK_LEAD
          out[end++] = BREAK_TRAIL
          out[end++] = SPACE_BYTE
          starts?.push(from)
        }
        lastStart = from
        starts?.push(from)
      }
      last = kind
      gap = NONE
      isHalfFlag = kind === FLAG
    }
    if (kind !== SIGN) end = writeCodePoint(out, codePoint, end)
    else {
      for (let sign = 0; sign < signs; sign++) end = writeCodePoint(out, unit + TO_FULL_WIDTH, end)
      at += signs - 1
    }
  }
  return end
}

function writeCodePoint(out: Buffer, codePoint: number, start: number): number {
  let end = start
  if (codePoint < 0x80) out[end++] = codePoint
  else {
    if (codePoint < 0x800) out[end++] = 0xc0 | (codePoint >> 6)
    else {
      if (codePoint <= 0xffff) out[end++] = 0xe0 | (codePoint >> 12)
      else {
        out[end++] = 0xf0 | (codePoint >> 18)
        out[end++] = 0x80 | ((codePoint >> 12) & 0x3f)
      }
      out[end++] = 0x80 | ((codePoint >> 6) & 0x3f)
    }
    out[end++] = 0x80 | (codePoint & 0x3f)
  }
  return end
}

function makeRoom(length: number): void {
  if (bytes.length >= length) return
  const larger = Buffer.alloc(length * 2)
  bytes.copy(larger)
  bytes = larger
}
