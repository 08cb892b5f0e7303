import { compoundsIn } from './compounds.ts'
import { fold } from './folding.ts'
import { BREAK, writeText, writeTokens, writtenBytes, writtenText } from './token-writer.ts'

/**
 * The tokenizer of the search index. Rows and queries go through the same functions, so that matches do not depend on
 * case, width, accents or on how a tokenizer splits words.
 */

/**
 * Version of the tokens and of the row numbers of the search indexes. Increase it when `fold` or the functions of the tokenizer
 * make other tokens, or when articles get other numbers: the next import then fills the search indexes again.
 */
export const tokenVersion = 3

/** Between two texts. A query never has two breaks in a row. */
export const SEPARATOR = ` ${BREAK} ${BREAK} `

/**
 * Splits folded text into tokens, joined by spaces. Each character of a script without spaces (Chinese, Japanese,
 * Korean, Thai, Lao, Khmer, Burmese) is a token, and so is each emoji, each other run of letters and each run of digits:
 * `iphone15` and `iPhone 15` have the same tokens. A phrase of tokens matches where its text is contiguous: two runs
 * that do not touch have a `BREAK` between them. A space next to a word does not count as a break, because people write
 * both `iPhone手机` and `iPhone 手机`.
 *
 * Three signs are tokens or parts of one, because they change what a word means: `c++`, `c#` and other single letters
 * with these signs are one token; a `+` at the end of other words and a `.` before a letter are tokens by themselves.
 */
export function searchTokens(folded: string): string {
  return writtenText(writeTokens(folded, 0))
}

/** The tokens of a folded text, with the position of each in the text. */
export function placedTokens(folded: string): { tokens: string[]; starts: number[] } {
  const starts: number[] = []
  const text = writtenText(writeTokens(folded, 0, starts))
  return { tokens: text ? text.split(' ') : [], starts }
}

/** The tokens of a title or a name for the search index: those of `searchTokens`, and its compounds. */
export function indexTokens(folded: string): string {
  return writtenText(writeCompounds([folded], writeTokens(folded, 0)))
}

/**
 * The text of an article for the index `ArticleSearch`, in UTF-8: the tokens of its title and of its text, and its
 * compounds.
 */
export function searchTextOf(title: string, text: string): Uint8Array {
  const foldedTitle = fold(title)
  const foldedText = fold(text)
  const start = writeText(SEPARATOR, writeTokens(foldedTitle, 0))
  return writtenBytes(writeCompounds([foldedTitle, foldedText], writeTokens(foldedText, start)))
}

/** The token of a compound, `＝nodejs`. Its first character tells it from words that are written like it. */
export function compoundToken(joined: string): string {
  return `＝${joined}`
}

/**
 * Writes the compounds of texts after them, each once, and returns the end. They cannot have the positions of their
 * words, because FTS5 allows two tokens at one position only to tokenizers in C.
 */
function writeCompounds(folded: readonly string[], start: number): number {
  const tokens = new Set(folded.flatMap((text) => compoundsIn(text).map((run) => compoundToken(run.joined))))
  return tokens.size === 0 ? start : writeText(SEPARATOR + [...tokens].join(' '), start)
}
