import { fold } from './folding.ts'

/**
 * The tokenizer of the search index. Rows and queries go through the same functions, so that matches do not depend on
 * case, width, accents or on how a tokenizer splits words.
 */

/**
 * Token between two runs that do not touch. No text contains it as a token, because it is neither a letter nor a digit.
 */
export const BREAK = '·'

const OTHER = 0
const SPACE = 1
const WORD = 2
const CJK = 3
const MARK = 4
const NONE = 5

const isWord = /[\p{L}\p{N}\p{Co}]/u
const isCjk =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}ー々〆]/u
const isMark = /\p{M}/u
const isSpace = /[^\S\n\r\u0085\u2028\u2029]/u

function classify(character: string): number {
  if (isSpace.test(character)) return SPACE
  if (isMark.test(character)) return MARK
  if (!isWord.test(character)) return OTHER
  return isCjk.test(character) ? CJK : WORD
}

// Character classes of the basic plane, computed once for each character: a body needs thousands of lookups.
const kinds = new Uint8Array(0x10000).fill(255)

function kindOf(codePoint: number): number {
  if (codePoint > 0xffff) return classify(String.fromCodePoint(codePoint))
  const known = kinds[codePoint]
  if (known !== undefined && known !== 255) return known
  const kind = classify(String.fromCodePoint(codePoint))
  kinds[codePoint] = kind
  return kind
}

const SPACE_BYTE = 0x20
/** A break, in UTF-8. */
const [BREAK_LEAD = 0, BREAK_TRAIL = 0] = Buffer.from(BREAK)
/** The most bytes that one UTF-16 unit with a break before it needs. */
const MOST_BYTES = 7

// Reused for each text, and enlarged for longer texts. Building a string character by character takes five times as
// long, and encoding it as UTF-8 as long again.
let bytes = Buffer.alloc(1 << 16)

/**
 * Splits folded text into tokens, joined by spaces. Each Chinese, Japanese or Korean character is a token, and so is
 * each other run of letters and digits. A phrase of tokens matches where its text is contiguous: two runs that do not
 * touch have a `BREAK` between them. A space next to a word does not count as a break, because people write both
 * `iPhone手机` and `iPhone 手机`.
 */
export function searchTokens(folded: string): string {
  const end = writeTokens(folded, 0)
  return bytes.toString('utf8', 0, end)
}

/**
 * The text of an article for the index `ArticleSearch`, in UTF-8: the tokens of its title and of its text. Two breaks
 * separate them, because a query never has two breaks in a row.
 */
export function searchTextOf(title: string, text: string): Uint8Array {
  const titleEnd = writeTokens(fold(title), 0)
  const start = titleEnd + bytes.write(` ${BREAK} ${BREAK} `, titleEnd)
  const end = writeTokens(fold(text), start)
  return Uint8Array.from(bytes.subarray(0, end))
}

/**
 * Writes tokens into `bytes` from `start`, and returns their end. May replace `bytes` by a larger buffer. Leaves room
 * for the separator of two texts.
 */
function writeTokens(folded: string, start: number): number {
  makeRoom(start + (folded.length + 1) * MOST_BYTES)
  const out = bytes
  let end = start
  let last = OTHER // the class of the last token's characters; OTHER before the first token
  let gap = NONE // the class of the characters since the last token
  for (let at = 0; at < folded.length; at++) {
    const unit = folded.charCodeAt(at)
    const codePoint = (unit & 0xfc00) === 0xd800 ? (folded.codePointAt(at) ?? unit) : unit
    if (codePoint > 0xffff) at++
    const kind = kindOf(codePoint)
    if (kind === WORD || kind === CJK) {
      if (last !== OTHER && (gap !== NONE || kind === CJK || last === CJK)) {
        out[end++] = SPACE_BYTE
        if (gap === OTHER || (gap === SPACE && last === CJK && kind === CJK)) {
          out[end++] = BREAK_LEAD
          out[end++] = BREAK_TRAIL
          out[end++] = SPACE_BYTE
        }
      }
      last = kind
      gap = NONE
    } else if (kind !== MARK || last === OTHER || gap !== NONE) {
      if (gap !== OTHER) gap = kind === SPACE ? SPACE : OTHER
      continue
    }
    end = writeCodePoint(out, codePoint, end)
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
