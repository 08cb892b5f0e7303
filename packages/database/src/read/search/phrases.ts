import { compoundsIn, type Run } from '../../text/compounds.ts'
import { fold } from '../../text/folding.ts'
import { placedTokens } from '../../text/tokenizer.ts'
import { foldedText } from './folded-text.ts'
import { type SearchQuery, tokensOf } from './search-query.ts'

export interface TextRange {
  start: number
  length: number
}

/** The phrases and compounds of a query. Matches them against texts by the rules of the search index. */
export class Phrases {
  readonly #phrases: readonly (readonly string[])[]
  readonly #unfinished: readonly string[] | null
  readonly #compounds: ReadonlySet<string>

  constructor({ phrases, unfinished, compounds }: Pick<SearchQuery, 'phrases' | 'unfinished' | 'compounds'>) {
    this.#unfinished = unfinished
    this.#phrases = phrases
    this.#compounds = compounds
  }

  isIn(texts: readonly string[]): boolean {
    return texts.some((text) => {
      const folded = fold(text)
      const tokens = tokensOf(folded)
      const isPhrase = this.#phrases.some((phrase) => this.#placesOf(phrase, tokens).next().done === false)
      return isPhrase || this.#compoundsIn(folded).length > 0
    })
  }

  /** Ranges of the phrases in the text, in order. Overlapping ranges are merged. */
  spansIn(text: string): TextRange[] {
    const { folded, startOf, endOf } = foldedText(text)
    const { tokens, starts } = placedTokens(folded)
    const spans: TextRange[] = []
    const add = (from: number, to: number) => {
      const start = startOf(from)
      spans.push({ start, length: endOf(to - 1) - start })
    }
    for (const phrase of this.#phrases) {
      for (const place of this.#placesOf(phrase, tokens)) {
        const last = place + phrase.length - 1
        add(starts[place] ?? 0, (starts[last] ?? 0) + (tokens[last]?.length ?? 1))
      }
    }
    for (const { start, end } of this.#compoundsIn(folded)) add(start, end)
    return merged(spans)
  }

  *#placesOf(phrase: readonly string[], tokens: readonly string[]): Generator<number> {
    const last = phrase === this.#unfinished ? phrase.length - 1 : -1
    const isAt = (token: string, at: number, index: number) =>
      index === last ? (tokens[at] ?? '').startsWith(token) : tokens[at] === token
    for (let at = 0; at + phrase.length <= tokens.length; at++) {
      if (phrase.every((token, index) => isAt(token, at + index, index))) yield at
    }
  }

  #compoundsIn(folded: string): readonly Run[] {
    if (this.#compounds.size === 0) return []
    return compoundsIn(folded).filter(({ joined }) => this.#compounds.has(joined))
  }
}

function merged(spans: TextRange[]): TextRange[] {
  const kept: TextRange[] = []
  for (const span of spans.sort((a, b) => a.start - b.start || b.length - a.length)) {
    const last = kept.at(-1)
    if (!last || span.start >= last.start + last.length) kept.push({ ...span })
    else last.length = Math.max(last.length, span.start + span.length - last.start)
  }
  return kept
}
