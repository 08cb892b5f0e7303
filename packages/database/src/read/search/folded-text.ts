import { fold } from '../../text/folding.ts'

/** A folded text that maps its UTF-16 units back to those of the original text. */
export interface FoldedText {
  readonly folded: string
  /** Start, in the original text, of the character that this unit of the folded text comes from. */
  startOf(unit: number): number
  endOf(unit: number): number
}

// Characters that are shown or fold as one: a character with its marks, half-width kana with its voice mark, conjoining
// Hangul letters, an emoji with its skin tone or joined to others.
const cluster = /[\u1100-\u11ff]+|\P{M}?(?:[\p{M}\uff9e\uff9f\p{Emoji_Modifier}]|\u200d\p{Extended_Pictographic})*/gsu

const known = new Map<string, string>()
const maxCached = 20_000

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

/** A text has few different characters, so caching the folded form of each is ten times faster. */
function foldedCluster(part: string): string {
  const before = known.get(part)
  if (before !== undefined) return before
  const folded = fold(part)
  if (known.size < maxCached) known.set(part, folded)
  return folded
}
