import { fold } from '../../text/folding.ts'
import { searchTokens } from '../../text/tokenizer.ts'
import type { SearchMode } from '../request/arguments.ts'
import { BadInputError } from '../request/input-errors.ts'

/** A parsed query: phrases, each a list of tokens that must follow one another in the index. */
export interface SearchQuery {
  readonly phrases: readonly (readonly string[])[]
  readonly mode: SearchMode
}

export const maxQueryLength = 200
const maxPhrases = 16

/**
 * Parses what a user typed. White space separates the phrases; `PHRASE` takes the whole text as one. Quotes, operators
 * and other punctuation only separate tokens. Text of punctuation alone gives no phrase, so it finds nothing.
 * @throws `BadInputError` if the text or the number of phrases is too long
 */
export function searchQuery(text: string, mode: SearchMode): SearchQuery {
  if (text.length > maxQueryLength) {
    throw new BadInputError(`query: ${text.length} characters are too many; use at most ${maxQueryLength}`)
  }
  const folded = fold(text)
  const phrases = (mode === 'PHRASE' ? [folded] : folded.split(/\s+/)).map(tokensOf).filter(({ length }) => length > 0)
  if (phrases.length > maxPhrases) {
    throw new BadInputError(`query: ${phrases.length} words are too many; use at most ${maxPhrases}`)
  }
  return { phrases, mode }
}

/** The tokens of a folded text, including the breaks between them. */
export function tokensOf(folded: string): string[] {
  const tokens = searchTokens(folded)
  return tokens ? tokens.split(' ') : []
}

/** The query as an FTS5 expression. Tokens are letters and digits, so they contain no quotes. */
export function matchOf({ phrases, mode }: SearchQuery): string {
  return phrases.map((tokens) => `"${tokens.join(' ')}"`).join(mode === 'ANY_TERM' ? ' OR ' : ' AND ')
}

/**
 * An FTS5 expression for text that the user is still typing: the last token is a prefix. Null if there are no tokens.
 */
export function prefixMatchOf(text: string): string | null {
  const { phrases } = searchQuery(text, 'PHRASE')
  const [tokens] = phrases
  return tokens ? `"${tokens.join(' ')}"*` : null
}
