import { fold } from '../../text/folding.ts'
import { searchTokens } from '../../text/tokenizer.ts'
import type { SearchMode } from '../request/arguments.ts'
import { BadInputError } from '../request/input-errors.ts'

/** What is searched for: phrases, each a row of tokens that must stand together as the index has them. */
export interface SearchQuery {
  readonly phrases: readonly (readonly string[])[]
  readonly mode: SearchMode
}

export const greatestQueryLength = 200
const greatestPhrases = 16

/**
 * Reads what a person typed. White space parts the phrases (`PHRASE` takes the whole as one); quotes, operators and
 * other punctuation mean nothing here but where they stand between letters. No phrase is left of punctuation alone,
 * and nothing is found by it. Throws `BadInputError` for a text that is no question any more.
 */
export function searchQuery(text: string, mode: SearchMode): SearchQuery {
  if (text.length > greatestQueryLength) {
    throw new BadInputError(`query: ${text.length} characters are too many; search with ${greatestQueryLength} at most`)
  }
  const folded = fold(text)
  const phrases = (mode === 'PHRASE' ? [folded] : folded.split(/\s+/)).map(tokensOf).filter(({ length }) => length > 0)
  if (phrases.length > greatestPhrases) {
    throw new BadInputError(`query: ${phrases.length} words are too many; search with ${greatestPhrases} at most`)
  }
  return { phrases, mode }
}

/** The tokens of a folded text, breaks between them included. */
export function tokensOf(folded: string): string[] {
  const tokens = searchTokens(folded)
  return tokens ? tokens.split(' ') : []
}

/** The query in FTS5's language. Tokens are letters and digits, so no quote can end a phrase. */
export function matchOf({ phrases, mode }: SearchQuery): string {
  return phrases.map((tokens) => `"${tokens.join(' ')}"`).join(mode === 'ANY_TERM' ? ' OR ' : ' AND ')
}

/** The same with a last token that may go on, for what is still being typed; null where nothing was typed. */
export function prefixMatchOf(text: string): string | null {
  const { phrases } = searchQuery(text, 'PHRASE')
  const [tokens] = phrases
  return tokens ? `"${tokens.join(' ')}"*` : null
}
