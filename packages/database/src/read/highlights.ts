import { BREAK, fold } from '../search-text.ts'
import type { Given } from './arguments.ts'
import { BadInputError } from './bad-input.ts'
import { foldedText } from './folded-text.ts'
import { tokensOf } from './search-query.ts'

export const searchFields = ['TITLE', 'TEXT', 'AUTHOR', 'CATEGORY', 'TAG'] as const
export type SearchField = (typeof searchFields)[number]

export interface HighlightArgs {
  fields?: Given<readonly SearchField[]>
  /** Of each field; 2 where it is left out. */
  fragments?: Given<number>
  /** Length of a fragment, in UTF-16 units; 80 where it is left out. */
  size?: Given<number>
}

/** A fragment of a field's text and where the query stands in it, in UTF-16 units. */
export interface Highlight {
  field: SearchField
  text: string
  ranges: Span[]
}

export interface Span {
  start: number
  length: number
}

/** Phrases, found in a text by the rules of the index. */
export class Sought {
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

  /** Where the phrases stand, from the start on, none within another. */
  spansIn(text: string): Span[] {
    const { folded, startOf, endOf } = foldedText(text)
    const tokens = tokensOf(folded)
    const starts = placedTokens(tokens, folded)
    const spans: Span[] = []
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

/** Fragments of each field in which something was found. Throws `BadInputError` for sizes that make no fragment. */
export function highlightsIn(
  texts: Record<SearchField, readonly string[]>,
  sought: Sought,
  { fields, fragments, size }: HighlightArgs,
): Highlight[] {
  const most = bounded('fragments', fragments ?? 2, 1, 10)
  const length = bounded('size', size ?? 80, 10, 500)
  return (fields ?? searchFields).flatMap((field) =>
    texts[field]
      .flatMap((text) => fragmentsOf(text, sought.spansIn(text), length, most).map((part) => ({ field, ...part })))
      .slice(0, most),
  )
}

function fragmentsOf(text: string, spans: readonly Span[], size: number, most: number) {
  const fragments: { text: string; ranges: Span[] }[] = []
  let rest = spans
  while (fragments.length < most) {
    const [first] = rest
    if (!first) break
    const start = startOfFragment(text, first, size)
    const end = wholeCharacter(text, Math.max(Math.min(text.length, start + size), first.start + first.length))
    const within = rest.filter((span) => span.start + span.length <= end)
    fragments.push({
      text: text.slice(start, end),
      ranges: within.map((span) => ({ ...span, start: span.start - start })),
    })
    rest = rest.filter((span) => span.start >= end)
  }
  return fragments
}

/** A third of the room stands before the hit, or more where the text ends soon, and begins with a whole word. */
function startOfFragment(text: string, { start, length }: Span, size: number): number {
  const wanted = Math.min(start - Math.floor(Math.max(0, size - length) / 3), text.length - size)
  if (wanted <= 0) return 0
  const before = text.slice(wanted, start)
  const word = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\d]*\s+/u.exec(before)
  return wholeCharacter(text, wanted + (word?.[0].length ?? 0))
}

/** Not between the halves of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at
}

function* placesOf(phrase: readonly string[], tokens: readonly string[]): Generator<number> {
  const [first] = phrase
  if (first === undefined) return
  for (let at = tokens.indexOf(first); at >= 0; at = tokens.indexOf(first, at + 1)) {
    if (phrase.every((token, index) => tokens[at + index] === token)) yield at
  }
}

/** Where each token begins in the folded text: between two there is nothing that could begin one. */
function placedTokens(tokens: readonly string[], folded: string): number[] {
  let at = 0
  return tokens.map((token) => {
    if (token === BREAK) return at
    const start = folded.indexOf(token, at)
    at = start + token.length
    return start
  })
}

function merged(spans: Span[]): Span[] {
  const kept: Span[] = []
  for (const span of spans.sort((a, b) => a.start - b.start || b.length - a.length)) {
    const last = kept.at(-1)
    if (!last || span.start >= last.start + last.length) kept.push({ ...span })
    else last.length = Math.max(last.length, span.start + span.length - last.start)
  }
  return kept
}

function bounded(name: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value
  throw new BadInputError(`${name}: ${value} is out of range; give ${least} to ${most}`)
}
