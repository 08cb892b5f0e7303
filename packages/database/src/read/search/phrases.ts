import { fold } from '../../text/folding.ts'
import { BREAK } from '../../text/tokenizer.ts'
import { foldedText } from './folded-text.ts'
import { tokensOf } from './search-query.ts'

export interface TextRange {
  start: number
  length: number
}

/** The phrases of a query. Matches them against texts by the rules of the search index. */
export class Phrases {
  readonly #phrases: readonly (readonly string[])[]

  constructor(phrases: readonly (readonly string[])[]) {
    this.#phrases = phrases
  }

  isIn(texts: readonly string[]): boolean {
    return texts.some((text) => {
      const tokens = tokensOf(fold(text))
      return this.#phrases.some((phrase) => placesOf(phrase, tokens).next().done === false)
    })
  }

  /** Ranges of the phrases in the text, in order. Overlapping ranges are merged. */
  spansIn(text: string): TextRange[] {
    const { folded, startOf, endOf } = foldedText(text)
    const tokens = tokensOf(folded)
    const starts = placedTokens(tokens, folded)
    const spans: TextRange[] = []
    for (const phrase of this.#phrases) {
      for (const place of placesOf(phrase, tokens)) {
        const last = place + phrase.length - 1
        const start = startOf(starts[place] ?? 0)
        const end = endOf((starts[last] ?? 0) + (tokens[last]?.length ?? 1) - 1)
        spans.push({ start, length: end - start })
      }
    }
    return merged(spans)
  }
}

function* placesOf(phrase: readonly string[], tokens: readonly string[]): Generator<number> {
  const [first] = phrase
  if (first === undefined) return
  for (let at = tokens.indexOf(first); at >= 0; at = tokens.indexOf(first, at + 1)) {
    if (phrase.every((token, index) => tokens[at + index] === token)) yield at
  }
}

/** Where each token begins in the folded text. Between two tokens there is nothing that could begin one. */
function placedTokens(tokens: readonly string[], folded: string): number[] {
  let at = 0
  return tokens.map((token) => {
    if (token === BREAK) return at
    const start = folded.indexOf(token, at)
    at = start + token.length
    return start
  })
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
