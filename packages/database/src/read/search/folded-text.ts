import { fold } from '../../text/folding.ts'

/** A text folded, and the way back from its UTF-16 units to those of the text. */
export interface FoldedText {
  readonly folded: string
  /** Where the character begins in the text that the unit of the folded text comes from. */
  startOf(unit: number): number
  endOf(unit: number): number
}

// What folds together: a character with its marks, Hangul in conjoining letters, half-width kana with its voice mark.
const cluster = /[\u1100-\u11ff]+|\P{M}?[\p{M}\uff9e\uff9f]*/gsu

const known = new Map<string, string>()
const greatestKnown = 20_000

export function foldedText(text: string): FoldedText {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const match of text.matchAll(cluster)) {
    const [part] = match
    const folded = foldedCluster(part)
    parts.push(folded)
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(match.index)
      ends.push(match.index + part.length)
    }
  }
  return {
    folded: parts.join(''),
    startOf: (unit) => starts[unit] ?? text.length,
    endOf: (unit) => ends[unit] ?? text.length,
  }
}

/** A text has few different characters: folding each once is ten times faster. */
function foldedCluster(part: string): string {
  const before = known.get(part)
  if (before !== undefined) return before
  const folded = fold(part)
  if (known.size < greatestKnown) known.set(part, folded)
  return folded
}
