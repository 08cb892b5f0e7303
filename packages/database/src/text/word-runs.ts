import { unitsOf } from './units.ts'

const spaceless = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
const isSpaceless = new RegExp(`^[${spaceless}々]`, 'u')
const isKatakana = /^\p{Script=Katakana}/u
const isLetter = /^[\p{L}\p{M}]/u
const hasSpaceless = new RegExp(`[${spaceless}\\p{Script=Katakana}]`, 'u')

/** Anything that separates words. */
const NONE = 0
/** A letter of a script that writes spaces between words. */
const LETTER = 1
/** A letter of a script without spaces. */
const SPACELESS = 2
/** A word of katakana ends where another script begins. */
const KATAKANA = 3
/** The mark ー, which makes the vowel before it long. */
const LONG = 4
const APOSTROPHE = 5
const DIGIT = 6
const UNKNOWN = 255
const kinds = new Uint8Array(0x10000).fill(UNKNOWN)

/** Runs of letters of a text. */
export interface WordRuns {
  /** Words with spaces or signs around them: letters, with apostrophes between them and digits after them. */
  readonly spaced: readonly string[]
  /** The runs of scripts without spaces, with a space between them. */
  readonly spaceless: string
}

/**
 * Finds the words of a text, and the runs of letters that a dictionary must cut into words. Text without spaces is apart
 * from other letters.
 * @param longest the most UTF-16 units of `spaceless`
 */
export function wordRuns(text: string, longest: number): WordRuns {
  const spaced: string[] = []
  let spaceless = ''
  // A text that has ー as its only sign of Japanese writes it between letters.
  const long = text.includes('ー') && !hasSpaceless.test(text) ? LETTER : LONG
  const units = unitsOf(text)
  let at = 0
  while (at < text.length) {
    const kind = kindAt(units, at)
    const start = at
    if (kind === LETTER || (kind === LONG && long === LETTER)) {
      at = endOf(LETTER, long === LETTER ? LONG : LETTER, units, at)
      const end = at
      while (kindAt(units, at) === APOSTROPHE && isWordLetter(kindAt(units, at + 1))) {
        at = endOf(LETTER, LONG, units, at + 1)
      }
      const hasApostrophe = at > end
      at = endOf(DIGIT, DIGIT, units, at)
      const run = text.slice(start, at)
      spaced.push(hasApostrophe ? withoutApostrophe(run) : run)
    } else if (kind === SPACELESS) {
      at = endOf(SPACELESS, SPACELESS, units, at)
      if (spaceless.length < longest) spaceless += `${spaceless && ' '}${text.slice(start, at)}`
    } else if (kind === KATAKANA || kind === LONG) {
      at = endOf(KATAKANA, LONG, units, at)
      spaced.push(text.slice(start, at))
    } else at += widthAt(units, at)
  }
  return { spaced, spaceless: spaceless.slice(0, longest) }
}

/** The end of the letters of one of two kinds that begin at a place. */
function endOf(one: number, other: number, units: Uint16Array, start: number): number {
  let at = start
  for (let kind = kindAt(units, at); kind === one || kind === other; kind = kindAt(units, at)) at += widthAt(units, at)
  return at
}

function isWordLetter(kind: number): boolean {
  return kind === LETTER || kind === LONG
}

/** The longest part of "l'école" and "harbour's". Nothing of "don't", which is not a name. */
function withoutApostrophe(run: string): string {
  if (/n['’]t$/.test(run)) return ''
  return run.split(/['’]/).reduce((longest, part) => (part.length > longest.length ? part : longest))
}

function kindAt(units: Uint16Array, at: number): number {
  const unit = units[at] ?? 0
  const known = kinds[unit] ?? NONE
  return known === UNKNOWN ? learn(units, at, unit) : known
}

function learn(units: Uint16Array, at: number, unit: number): number {
  if ((unit & 0xf800) === 0xd800)
    return widthAt(units, at) === 1 ? NONE : kindOf(String.fromCharCode(unit, units[at + 1] ?? 0))
  const kind = kindOf(String.fromCharCode(unit))
  kinds[unit] = kind
  return kind
}

/** The units of a character: a pair of surrogates is one. */
function widthAt(units: Uint16Array, at: number): number {
  return ((units[at] ?? 0) & 0xfc00) === 0xd800 && ((units[at + 1] ?? 0) & 0xfc00) === 0xdc00 ? 2 : 1
}

function kindOf(character: string): number {
  if (character === 'ー') return LONG
  if (character === "'" || character === '’') return APOSTROPHE
  if (character >= '0' && character <= '9') return DIGIT
  if (isKatakana.test(character)) return KATAKANA
  if (isSpaceless.test(character)) return SPACELESS
  return isLetter.test(character) ? LETTER : NONE
}
