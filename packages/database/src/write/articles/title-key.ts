import { fold } from '../../text/folding.ts'
import { readingsOf } from '../terms/pinyin.ts'

/** Length in UTF-16 units. Longer titles differ before. */
const LONGEST = 120
/** Numbers with fewer digits are padded, so that 9 comes before 10. */
const DIGITS = 9

const part = /\p{Script=Han}|\p{Nd}+|[^\p{Script=Han}\p{Nd}\p{P}\p{S}\p{Z}\p{C}]+/gu

/**
 * The form of a title by which lists are sorted from A to Z, as text in the order of code points: without case, accents and
 * punctuation, Chinese characters by their most common reading in pinyin, numbers by their value. Numbers come first, then
 * Latin letters, then other scripts. The first character is the letter under which an index lists the title.
 */
export function titleKey(title: string): string {
  const folded = fold(title)
  const parts = (folded.match(part) ?? []).map(keyOfPart)
  // A title of punctuation only is sorted as it is.
  return (parts.join(' ') || folded).slice(0, LONGEST).toWellFormed()
}

function keyOfPart(text: string): string {
  if (/^\d/.test(text)) return text.padStart(DIGITS, '0')
  // The character separates titles with the same sound.
  return /^\p{Script=Han}/u.test(text) && readingsOf(text)[0] !== undefined ? `${readingsOf(text)[0]} ${text}` : text
}
