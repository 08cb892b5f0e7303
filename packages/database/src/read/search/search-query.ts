import { onlyRunIn } from '../../text/compounds.ts'
import { fold } from '../../text/folding.ts'
import { compoundToken, searchTokens } from '../../text/tokenizer.ts'
import type { SearchMode, SearchOrder } from '../request/arguments.ts'
import { BadInputError } from '../request/input-errors.ts'

/** A parsed query. Its expressions are for FTS5. */
export interface SearchQuery {
  /** Matches the text that the user typed, with its punctuation. Empty if the query has no letters, digits or emoji. */
  readonly exact: string
  /**
   * Also matches words that have other punctuation: `node.js` for `nodejs`. Equals `exact` if no word can have other
   * punctuation.
   */
  readonly loose: string
  /** Matches every article that `loose` finds and `exact` does not, and some others. Null if the two are equal. */
  readonly alternatives: string | null
  /** Lists of tokens that follow one another in a text that matches. */
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
  const operator = mode === 'ANY_TERM' ? ' OR ' : ' AND '
  return {
    exact: terms.map(({ exact }) => exact).join(operator),
    loose: terms.map(looseOf).join(operator),
    alternatives: alternatives.length > 0 ? alternatives.join(' OR ') : null,
    phrases: terms.flatMap(({ phrases }) => phrases),
    unfinished: unfinished?.phrases[0] ?? null,
    order,
    compounds: new Set(terms.flatMap(({ compound }) => compound ?? [])),
  }
}

/** The tokens of a folded text, including the breaks between them. */
export function tokensOf(folded: string): string[] {
  const tokens = searchTokens(folded)
  return tokens ? tokens.split(' ') : []
}

/**
 * An FTS5 expression for text that the user is still typing: the last token is a prefix. Null if there are no tokens.
 */
export function prefixMatchOf(text: string): string | null {
  const { phrases, compounds } = searchQuery(text, 'PHRASE')
  const prefixes = [...phrases, ...[...compounds].map((joined) => [compoundToken(joined)])]
  return prefixes.length === 0 ? null : prefixes.map((tokens) => `${phraseOf(tokens)}*`).join(' OR ')
}

interface Term {
  readonly exact: string
  readonly alternatives: readonly string[]
  readonly phrases: readonly (readonly string[])[]
  readonly compound: string | null
}

/**
 * A term also matches with other punctuation, or none, in its only run of letters and digits: `e-mail` and `email`,
 * `nodejs教程` and `Node.js教程`. Not if a sign changes its meaning: `c++`, `.net`.
 */
function termOf(folded: string, mode: SearchMode): Term {
  const tokens = tokensOf(folded)
  const exact = phraseOf(tokens)
  const run = onlyRunIn(folded)
  const others = run ? [folded.slice(0, run.start), folded.slice(run.end)] : []
  const around = others.map(tokensOf).filter(({ length }) => length > 0)
  const isFixed = /[+#]/.test(folded) || others[0]?.endsWith('.') || (mode === 'PHRASE' && around.length > 0)
  if (run === undefined || isFixed || run.joined.length < 2) {
    return { exact, alternatives: [], phrases: [tokens], compound: null }
  }
  const compound = [[compoundToken(run.joined)], ...around].map(phraseOf).join(' AND ')
  const joined = tokensOf(others.join(run.joined))
  const phrases = run.joined.length < run.end - run.start ? [tokens, joined] : [tokens]
  return {
    exact,
    alternatives: [...phrases.slice(1).map(phraseOf), `(${compound})`],
    phrases,
    compound: run.joined,
  }
}

/** A term that begins like the word that the user is typing. Null if so many words begin like it that it finds too much. */
function unfinishedTerm(folded: string | undefined): Term | null {
  const tokens = folded === undefined ? [] : tokensOf(folded)
  if ((tokens.at(-1) ?? '').length < shortestBeginning) return null
  return { exact: `${phraseOf(tokens)}*`, alternatives: [], phrases: [tokens], compound: null }
}

/** In letters. */
const shortestBeginning = 2

function looseOf({ exact, alternatives }: Term): string {
  return alternatives.length > 0 ? `(${[exact, ...alternatives].join(' OR ')})` : exact
}

/** A phrase of FTS5. Tokens are letters, digits and signs in full width, so they contain no quotes. */
function phraseOf(tokens: readonly string[]): string {
  return `"${tokens.join(' ')}"`
}
