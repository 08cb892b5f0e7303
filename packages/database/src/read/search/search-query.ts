import type { SearchExpression } from '../../sql/search-expression.ts'
import { onlyRunIn } from '../../text/compounds.ts'
import { fold } from '../../text/folding.ts'
import { compoundToken, searchTokens } from '../../text/tokenizer.ts'
import type { SearchMode, SearchOrder } from '../request/arguments.ts'
import { BadInputError } from '../request/input-errors.ts'

/** A parsed query. */
export interface SearchQuery {
  /** Matches the text that the user typed, with its punctuation. Meaningless if there are no phrases. */
  readonly exact: SearchExpression
  /**
   * Also matches words that have other punctuation: `node.js` for `nodejs`. Equals `exact` if no word can have other
   * punctuation.
   */
  readonly loose: SearchExpression
  /** Matches every article that `loose` finds and `exact` does not, and some others. Null if the two are equal. */
  readonly alternatives: SearchExpression | null
  /** Lists of tokens that follow one another in a text that matches. Empty if the query has no letters, digits or emoji. */
  readonly phrases: readonly (readonly string[])[]
  /** The phrase whose last token is the beginning of a word, because the user is still typing it. Null if there is none. */
  readonly unfinished: readonly string[] | null
  readonly order: SearchOrder
  /** Compounds without their punctuation, which also match. */
  readonly compounds: ReadonlySet<string>
}

export interface QueryOptions {
  /** Whether the last word may be the beginning of a word, unless white space follows it. */
  readonly isTyping?: boolean
  readonly order?: SearchOrder
}

export const maxQueryLength = 200
const maxTerms = 16

/**
 * Parses what a user typed. White space separates the terms; `PHRASE` takes the whole text as one. Quotes, operators and
 * other punctuation only separate tokens. Text of punctuation alone gives no term, so it finds nothing.
 * @throws `BadInputError` if the text or the number of terms is too long
 */
export function searchQuery(
  text: string,
  mode: SearchMode,
  { isTyping = false, order = 'RELEVANCE' }: QueryOptions = {},
): SearchQuery {
  if (text.length > maxQueryLength) {
    throw new BadInputError(`query: ${text.length} characters are too many; use at most ${maxQueryLength}`)
  }
  const folded = fold(text)
  const parts = mode === 'PHRASE' ? [folded] : folded.split(/\s+/)
  const written = parts.filter((part) => tokensOf(part).length > 0)
  const terms = written.map((part) => termOf(part, mode))
  const unfinished = isTyping && !/\s$/.test(text) ? unfinishedTerm(written.at(-1)) : null
  if (unfinished !== null) terms.splice(-1, 1, unfinished)
  if (terms.length > maxTerms) {
    throw new BadInputError(`query: ${terms.length} words are too many; use at most ${maxTerms}`)
  }
  const alternatives = terms.flatMap((term) => term.alternatives)
  const joined = (parts: SearchExpression[]) => (mode === 'ANY_TERM' ? { any: parts } : { all: parts })
  return {
    exact: joined(terms.map(({ exact }) => exact)),
    loose: joined(terms.map(looseOf)),
    alternatives: alternatives.length > 0 ? { any: alternatives } : null,
    phrases: terms.flatMap(({ phrases }) => phrases),
    unfinished: unfinished?.phrases[0] ?? null,
    order,
    compounds: new Set(terms.flatMap(({ compound }) => compound ?? [])),
  }
}

/**
 * Checks a text as `searchQuery` does, and parses it only if it has many words.
 * @throws `BadInputError` if the text or the number of terms is too long
 */
export function checkSearchQuery(text: string, mode: SearchMode): void {
  // A text of punctuation alone is not a term, so there are never more terms than parts.
  const hasFew = text.length <= maxQueryLength && fold(text).split(/\s+/).length <= maxTerms
  if (!hasFew) searchQuery(text, mode)
}

/** The tokens of a folded text, including the breaks between them. */
export function tokensOf(folded: string): string[] {
  const tokens = searchTokens(folded)
  return tokens ? tokens.split(' ') : []
}

/**
 * An expression for text that the user is still typing: the last token is a prefix. Null if there are no tokens.
 */
export function prefixMatchOf(text: string): SearchExpression | null {
  const { phrases, compounds } = searchQuery(text, 'PHRASE')
  const prefixes = [...phrases, ...[...compounds].map((joined) => [compoundToken(joined)])]
  return prefixes.length === 0 ? null : { any: prefixes.map((phrase) => ({ phrase, isStart: true })) }
}

interface Term {
  readonly exact: SearchExpression
  readonly alternatives: readonly SearchExpression[]
  readonly phrases: readonly (readonly string[])[]
  readonly compound: string | null
}

/**
 * A term also matches with other punctuation, or none, in its only run of letters and digits: `e-mail` and `email`,
 * `nodejs教程` and `Node.js教程`. Not if a sign changes its meaning: `c++`, `.net`.
 */
function termOf(folded: string, mode: SearchMode): Term {
  const tokens = tokensOf(folded)
  const exact = { phrase: tokens }
  const run = onlyRunIn(folded)
  const others = run ? [folded.slice(0, run.start), folded.slice(run.end)] : []
  const around = others.map(tokensOf).filter(({ length }) => length > 0)
  const isFixed = /[+#]/.test(folded) || others[0]?.endsWith('.') || (mode === 'PHRASE' && around.length > 0)
  if (run === undefined || isFixed || run.joined.length < 2) {
    return { exact, alternatives: [], phrases: [tokens], compound: null }
  }
  const compound = { all: [[compoundToken(run.joined)], ...around].map((phrase) => ({ phrase })) }
  const joined = tokensOf(others.join(run.joined))
  const phrases = run.joined.length < run.end - run.start ? [tokens, joined] : [tokens]
  return {
    exact,
    alternatives: [...phrases.slice(1).map((phrase) => ({ phrase })), compound],
    phrases,
    compound: run.joined,
  }
}

/** A term that begins like the word that the user is typing. Null if so many words begin like it that it finds too much. */
function unfinishedTerm(folded: string | undefined): Term | null {
  const tokens = folded === undefined ? [] : tokensOf(folded)
  if ((tokens.at(-1) ?? '').length < shortestBeginning) return null
  return { exact: { phrase: tokens, isStart: true }, alternatives: [], phrases: [tokens], compound: null }
}

/** In letters. */
const shortestBeginning = 2

function looseOf({ exact, alternatives }: Term): SearchExpression {
  return alternatives.length > 0 ? { any: [exact, ...alternatives] } : exact
}
