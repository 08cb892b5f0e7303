/** Anything that separates words. */
export const OTHER = 0
/** A space within a line. */
export const SPACE = 1
/** A letter of a script that writes spaces between words. */
export const LETTER = 2
export const DIGIT = 3
/** A character that is a token by itself: of a script without spaces, or an emoji. */
export const SINGLE = 4
/** Half of a flag. Two in a row are one token. */
export const FLAG = 5
/** A mark that belongs to the character before it. */
export const MARK = 6

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}ー々〆]/u
// Vowels and tones are tokens too, so that any part of a word is found.
const southEastAsian =
  /(?=[\p{L}\p{M}])[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Tai_Tham}\p{Script=Tai_Viet}]/u

// In order of precedence.
const classes: readonly (readonly [number, RegExp])[] = [
  [SPACE, /[^\S\n\r\u0085\u2028\u2029]/u],
  [SINGLE, southEastAsian],
  [MARK, /\p{M}/u],
  [SINGLE, /\p{Extended_Pictographic}/u],
  [FLAG, /\p{Regional_Indicator}/u],
  [SINGLE, new RegExp(`(?=[\\p{L}\\p{N}])${unspaced.source}`, 'u')],
  [LETTER, /[\p{L}\p{Co}]/u],
  [DIGIT, /\p{N}/u],
]

function classify(character: string): number {
  return classes.find(([, pattern]) => pattern.test(character))?.[0] ?? OTHER
}

// The classes of the basic plane, computed once for each character: a body needs thousands of lookups.
const UNKNOWN = 255
const known = new Uint8Array(0x10000).fill(UNKNOWN)

/** The class of a character. */
export function classOf(codePoint: number): number {
  if (codePoint > 0xffff) return classify(String.fromCodePoint(codePoint))
  const before = known[codePoint]
  if (before !== undefined && before !== UNKNOWN) return before
  const found = classify(String.fromCodePoint(codePoint))
  known[codePoint] = found
  return found
}

/** The class of the character at a position of a text. `OTHER` outside of the text. */
export function classAt(text: string, at: number): number {
  const codePoint = text.codePointAt(at)
  return codePoint === undefined ? OTHER : classOf(codePoint)
}
