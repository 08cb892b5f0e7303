const letter = /[\p{L}\p{N}]/u
/** Written without spaces: may be cut between any two characters. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * A text of at most `length` UTF-16 units: what was too long ends with `…`, never within a character that people see
 * as one, nor within a word unless the word fills most of it.
 */
export function truncate(text: string, length: number): string {
  if (text.length <= length) return text
  if (length < 1) return ''
  // The segment at the limit begins where the last whole character ends.
  const end = graphemes.segment(text).containing(length - 1)?.index ?? 0
  const next = text.slice(end, end + 2)
  let kept = text.slice(0, end)
  if (letter.test(next) && !unspaced.test(next)) {
    const space = kept.search(/[^\p{L}\p{N}][\p{L}\p{N}'’-]*$/u)
    if (space > length / 2) kept = kept.slice(0, space + 1)
  }
  return `${kept.trimEnd()}…`
}
