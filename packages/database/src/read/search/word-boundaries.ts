/** A character of a word, in a script that separates words. Chinese, Japanese and Thai text may be cut anywhere. */
const wordCharacter =
  /(?![\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}])[\p{L}\p{M}\p{N}'’_-]/u
    .source
const endsInWord = new RegExp(`${wordCharacter}$`, 'u')
const startsInWord = new RegExp(`^${wordCharacter}`, 'u')
/** The rest of a word, with the signs and spaces after it. */
const restOfWord = new RegExp(`^(?:${wordCharacter})+[^\\p{L}\\p{N}]*`, 'u')
/** Spaces, and signs that belong to the text before them. */
const closing = /^[\s\p{Pe}\p{Pf}.,;:!?…。，、；：！？]+/u
const startOfWord = new RegExp(`(?:${wordCharacter})+$`, 'u')

/** Returns whether a cut at this place divides a word. */
function dividesWord(text: string, at: number): boolean {
  return endsInWord.test(text.slice(Math.max(0, at - 2), at)) && startsInWord.test(text.slice(at, at + 2))
}

/** Returns the first place from `at` to `most` where a word starts. Returns `at` if there is none. */
export function nextWord(text: string, at: number, most: number): number {
  const rest = text.slice(at, most)
  const skipped = dividesWord(text, at) ? restOfWord.exec(rest) : closing.exec(rest)
  const next = at + (skipped?.[0].length ?? 0)
  return dividesWord(text, next) ? at : next
}

interface LastEnd {
  /** The text before it is kept. */
  least: number
  /** In UTF-16 code units. */
  longest: number
}

/**
 * Returns the last place from `least` to `at` where a word ends, without the spaces before it. The place is within a word
 * if the word fills all of the text, or has more than `longest` characters.
 */
export function lastWordEnd(text: string, at: number, { least, longest }: LastEnd): number {
  const word = dividesWord(text, at) ? (startOfWord.exec(text.slice(least, at))?.[0] ?? '') : ''
  const end = at - word.length
  if (word.length > longest || dividesWord(text, end)) return at
  return least + text.slice(least, end).trimEnd().length
}
