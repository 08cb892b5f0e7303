const letter = /[\p{L}\p{N}]/u
/** Scripts without spaces, in which a text may be cut between any two characters. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Shortens a text to at most `length` UTF-16 code units, `…` included. Never cuts within a grapheme cluster (what a
 * reader sees as one character), and cuts within a word only if the word fills more than half of the text.
 */
export function truncate(text: string, length: number): string {
  if (text.length <= length) return text
  if (length < 1) return ''
  // The segment that contains the limit starts where the last whole grapheme cluster ends.
  const end = graphemes.segment(text).containing(length - 1)?.index ?? 0
  const next = text.slice(end, end + 2)
  let kept = text.slice(0, end)
  if (letter.test(next) && !unspaced.test(next)) {
    const space = kept.search(/[^\p{L}\p{N}][\p{L}\p{N}'’-]*$/u)
    if (space > length / 2) kept = kept.slice(0, space + 1)
  }
  return `${kept.trimEnd()}…`
}
