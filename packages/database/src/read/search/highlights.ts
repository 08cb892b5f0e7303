import { BadInputError } from '../request/input-errors.ts'
import type { Phrases, TextRange } from './phrases.ts'
import { type Highlight, type HighlightArgs, type SearchField, searchFields } from './search-reader.ts'
import { lastWordEnd, nextWord } from './word-boundaries.ts'

/**
 * Returns fragments of each field that matches.
 * @throws `BadInputError` if the sizes are out of range
 */
export function highlightsIn(
  texts: Record<SearchField, readonly string[]>,
  phrases: Phrases,
  { fields, fragments, size }: HighlightArgs,
): Highlight[] {
  const { most, length } = checkHighlightSizes({ fragments, size })
  return (fields ?? searchFields).flatMap((field) =>
    texts[field]
      .flatMap((text) => fragmentsOf(text, phrases.spansIn(text), length, most).map((part) => ({ field, ...part })))
      .slice(0, most),
  )
}

/**
 * Returns how many fragments a field may have, and how long each may be.
 * @throws `BadInputError` if a size is out of range
 */
export function checkHighlightSizes({ fragments, size }: HighlightArgs): { most: number; length: number } {
  return { most: bounded('fragments', fragments ?? 2, 1, 10), length: bounded('size', size ?? 80, 10, 500) }
}

function fragmentsOf(text: string, spans: readonly TextRange[], size: number, most: number) {
  const fragments: { text: string; ranges: TextRange[] }[] = []
  let rest = spans
  let end = 0
  while (fragments.length < most) {
    const [first] = rest
    if (!first) break
    const start = startOfFragment(text, first, size, end)
    end = endOfFragment(text, start, first, size)
    const within = rest.filter((span) => span.start + span.length <= end)
    fragments.push({
      text: text.slice(start, end),
      ranges: within.map((span) => ({ ...span, start: span.start - start })),
    })
    rest = rest.filter((span) => span.start >= end)
  }
  return fragments
}

/**
 * Puts a third of the free space before the match, or more near the end of the text. Starts with a whole word, at `least`
 * or later.
 */
function startOfFragment(text: string, { start, length }: TextRange, size: number, least: number): number {
  const wanted = Math.min(start - Math.floor(Math.max(0, size - length) / 3), text.length - size)
  const from = Math.max(wanted, least)
  return from === 0 ? 0 : nextWord(text, wholeCharacter(text, from), start)
}

/** Ends with a whole word if that costs at most half of the fragment. */
function endOfFragment(text: string, from: number, { start, length }: TextRange, size: number): number {
  const least = start + length
  const wanted = Math.max(Math.min(text.length, from + size), least)
  return lastWordEnd(text, wholeCharacter(text, wanted), { least, longest: size / 2 })
}

/** Moves a position out of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at
}

function bounded(name: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value
  throw new BadInputError(`${name}: ${value} is out of range; give ${least} to ${most}`)
}
