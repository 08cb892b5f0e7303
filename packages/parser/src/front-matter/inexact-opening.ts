import { containsBody } from './inexact-fence.ts'
import { beginsWithKnownKey } from './key-line.ts'

/** Front matter whose first line is not exactly `---`. All positions are offsets in the text. */
export interface InexactOpening {
  /** The first line as written. */
  fence: string
  /** Start of the first line. */
  index: number
  /** Start and end of the keys. */
  from: number
  to: number
  /** Start of the body. */
  end: number
}

const dashes = '[-‐‑‒–—―─━﹣－−]{2,80}|[—―─━]'
/** Blanks, and characters that no editor shows. */
const invisible = '(?:[^\\S\\n]|[\\u200b\\u2060])*'
const opening = new RegExp(`(${invisible})(?:${dashes})${invisible}\\n`, 'uy')
const closing = new RegExp(`^(${invisible})(?:${dashes}|\\.{3})${invisible}$`, 'gmu')

/**
 * Finds front matter that starts with a line that resembles `---`: with dashes of another kind or number, which editors make
 * of `---`, or with blanks or invisible characters in front. A key of a field must follow at once, and a line of the same kind
 * must end it. All else is a body.
 */
export function inexactOpening(text: string, start: number): InexactOpening | null {
  opening.lastIndex = start
  const open = opening.exec(text)
  if (open === null) return null
  const from = opening.lastIndex
  const firstKey = from + (/^\s*/.exec(text.slice(from, from + 80))?.[0].length ?? 0)
  if (!beginsWithKnownKey(text, firstKey)) return null
  const close = closingLine(text, from, open[1]?.length ?? 0)
  if (close === null || containsBody(text.slice(from, close.index))) return null
  const end = close.index + close[0].length + 1
  return { fence: open[0].trimEnd(), index: start, from, to: close.index - 1, end }
}

/** A line that is indented further than the opening one is part of a value. */
function closingLine(text: string, from: number, margin: number): RegExpExecArray | null {
  closing.lastIndex = from
  for (let close = closing.exec(text); close !== null; close = closing.exec(text))
    if ((close[1]?.length ?? 0) <= margin) return close
  return null
}
