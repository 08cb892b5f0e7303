import { classOf, DIGIT, LETTER, OTHER } from './character-classes.ts'

export const PLUS = '+'.charCodeAt(0)
export const HASH = '#'.charCodeAt(0)
export const DOT = '.'.charCodeAt(0)

/**
 * How many signs at a position belong to a token: `++` and `#` after a single Latin letter, `+` at the end of a word, a
 * `.` before a letter. `last` is the class of the token that ends here, and `lastStart` is its position.
 */
export function signsAt(folded: string, at: number, last: number, lastStart: number): number {
  const unit = folded.charCodeAt(at)
  let end = at + 1
  while (folded.charCodeAt(end) === unit) end++
  const next = end < folded.length ? classOf(folded.charCodeAt(end)) : OTHER
  if (unit === DOT) return end === at + 1 && next === LETTER && folded.charCodeAt(at - 1) !== DOT ? 1 : 0
  if (last !== LETTER && last !== DIGIT) return 0
  const count = end - at
  const isOneLetter = isLetterAt(folded, lastStart, at)
  if (unit === HASH) return isOneLetter && count === 1 && next !== LETTER ? 1 : 0
  if (count === 2) return 2
  return count === 1 && next !== LETTER && next !== DIGIT ? 1 : 0
}

/** Whether the token between two positions is one Latin letter. */
export function isLetterAt(folded: string, start: number, end: number): boolean {
  const unit = folded.charCodeAt(start)
  return end === start + 1 && unit >= 0x61 && unit <= 0x7a
}
