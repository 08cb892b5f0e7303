import type { TextStats } from '../model/article.ts'

const CJK_PER_MINUTE = 300
const WORDS_PER_MINUTE = 220
/** Scripts without spaces between words. `Intl.Segmenter` splits them with a dictionary. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu
const UNKNOWN = 0
const SPACE = 1
const CJK = 2
const WORD = 3
const JOINER = 4
const OTHER = 5
/** The kind of each character of the basic plane, found when a text has it first. */
const kinds = new Uint8Array(0x10000)
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}_]/u

/**
 * Counts the words and characters of a plain text and estimates its reading time. Each Chinese or Japanese character
 * counts as a word; in all other scripts, Korean included, a word is a run of letters and digits.
 * @param images number of images, copied into the result
 */
export function textStats(text: string, images: number): TextStats {
  let cjkCharacters = 0
  let spaced = 0
  let characters = 0
  let inWord = false
  let unspaced = false
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    // Fast path: almost every character of a Chinese text is in this block.
    if (unit >= 0x4e00 && unit <= 0x9fff) {
      characters += 1
      cjkCharacters += 1
      inWord = false
      continue
    }
    const known = kinds[unit] ?? UNKNOWN
    const kind = known === UNKNOWN ? learn(text, index) : known
    if ((unit & 0xfc00) === 0xd800 && (text.codePointAt(index) ?? 0) > 0xffff) index += 1
    if (kind === SPACE) {
      inWord = false
      continue
    }
    characters += 1
    if (kind === CJK) {
      cjkCharacters += 1
      inWord = false
    } else if (kind === WORD) {
      if (!inWord) spaced += 1
      inWord = true
      unspaced ||= unit >= 0xe00 && unit <= 0x17ff
    } else if (kind !== JOINER) inWord = false
  }
  if (unspaced) spaced += unspacedWords(text)
  const minutes = cjkCharacters / CJK_PER_MINUTE + spaced / WORDS_PER_MINUTE
  return {
    words: cjkCharacters + spaced,
    cjkCharacters,
    characters,
    images,
    readingMinutes: characters === 0 ? 0 : Math.max(1, Math.round(minutes)),
  }
}

/** The kind of the character at a place, which the table then has. */
function learn(text: string, index: number): number {
  const code = text.codePointAt(index) ?? 0
  const kind = kindOf(code)
  const isWhole = (code & 0xfff800) !== 0xd800 && code <= 0xffff
  if (isWhole) kinds[code] = kind
  return kind
}

function kindOf(code: number): number {
  if (isSpace(code)) return SPACE
  if (isCjk(code)) return CJK
  if (isWordCharacter(code)) return WORD
  return isJoiner(code) ? JOINER : OTHER
}

function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200b)
  )
}

/** CJK outside the main Han block: extensions, kana, bopomofo, and the iteration marks 々 〆 〇. */
function isCjk(code: number): boolean {
  if (code < 0x2e80) return false
  return (
    (code >= 0x3041 && code <= 0x30ff && code !== 0x30fb) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x3005 && code <= 0x3007) ||
    (code >= 0x2e80 && code <= 0x2fdf) ||
    (code >= 0x3105 && code <= 0x312f) ||
    (code >= 0x31a0 && code <= 0x31ff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff66 && code <= 0xff9f) ||
    (code >= 0x20000 && code <= 0x3ffff)
  )
}

function isWordCharacter(code: number): boolean {
  if (code < 0x80) {
    return (
      (code >= 0x61 && code <= 0x7a) ||
      (code >= 0x41 && code <= 0x5a) ||
      (code >= 0x30 && code <= 0x39) ||
      code === 0x5f
    )
  }
  // Fast path: most characters that reach this line are quotes, dashes, and Chinese or full-width punctuation.
  if ((code >= 0x2010 && code <= 0x206f) || (code >= 0x3000 && code <= 0x303f) || (code >= 0xff01 && code <= 0xff0f))
    return false
  return WORD_CHARACTER.test(String.fromCodePoint(code))
}

/** An apostrophe, hyphen, full stop or soft hyphen inside a word. */
function isJoiner(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2d || code === 0x2e || code === 0xad
}

/** Counts the words of unspaced scripts, minus one for each run, because the caller has counted every run once. */
function unspacedWords(text: string): number {
  const words = new Intl.Segmenter('th', { granularity: 'word' })
  let more = 0
  for (const [run] of text.matchAll(UNSPACED)) {
    for (const { isWordLike } of words.segment(run)) more += isWordLike ? 1 : 0
    more -= 1
  }
  return more
}
