/** A line that closes front matter, although it is not exactly the closing fence. */
export interface InexactFence {
  /** The line as written, or only its fence if text follows on the line. */
  fence: string
  hasText: boolean
  /** Offset of the line. */
  index: number
  /** Offset at which the body starts: the next line, or the text after the fence on its own line. */
  end: number
}

/**
 * Runs that people and editors write for `---`: too short or too long, dashes of other kinds (editors replace `---` with an
 * em dash), dots, and the fences of other formats. No YAML or TOML key starts like this at the left margin.
 */
const fenceLine =
  /^[ \t]*(?:([-‐‑‒–—―─━﹣－−]{2,}|[—―─━]|\.{3,}|…{1,2}|[+＋]{2,}|;{3,}|[=_*~]{3,})[^\S\n]*$|([-—]{3,}|\+{3,})(?![-—+|:]))/gmu

/**
 * Finds the line that closes front matter inexactly: `----`, `--`, `———`, `---text`. A line inside a
 * quoted value, or below paragraphs of a body, does not count. After 20 lines inside quotes the search ends.
 * @param from offset of the first line of the front matter
 * @param exact offset of the exact closing fence, null if there is none
 */
export function inexactFence(text: string, from: number, exact: number | null): InexactFence | null {
  fenceLine.lastIndex = from
  let tries = 20
  for (let match = fenceLine.exec(text); match !== null && tries > 0; match = fenceLine.exec(text), tries -= 1) {
    const { index } = match
    if (exact !== null && index >= exact) return null
    // With an exact fence below, an indented line is part of a value.
    if (exact !== null && /^[ \t]/.test(match[0])) continue
    const before = text.slice(from, index)
    if (endsInProse(before) || !/^[ \t]*["']?[\p{L}_][^\n]*?[:=：]/mu.test(before)) return null
    if (isInsideQuotes(before)) continue
    const [line, alone] = match
    const hasText = alone === undefined
    if (!hasText) return { fence: line, hasText, index, end: index + line.length + 1 }
    const blanks = /[^\S\n]*/y
    blanks.lastIndex = fenceLine.lastIndex
    blanks.exec(text)
    return { fence: line, hasText, index, end: blanks.lastIndex }
  }
  return null
}

const keyAtMargin = /^["']?[\p{L}_][\p{L}\p{N}_. -]{0,40}["']?[ \t]*(?:[:：](?:[ \t]|$)|[ \t]=[ \t])/u

/** The lines after the last key, and the value on the line of that key. */
function lastValue(block: string): { value: string; tail: string[] } {
  const lines = block.split('\n')
  const at = lines.findLastIndex((line) => keyAtMargin.test(line))
  const line = lines[at] ?? ''
  return { value: line.slice(line.search(/[:：=]/) + 1).trim(), tail: lines.slice(at + 1) }
}

function isInsideQuotes(block: string): boolean {
  const { value, tail } = lastValue(block)
  const quote = /^(?:"""|'''|["'])/.exec(value)?.[0]
  return quote !== undefined && !`${value.slice(quote.length)}\n${tail.join('\n')}`.includes(quote)
}

/** Whether paragraphs of a body follow the last key: text at the left margin after an empty line. */
export function endsInProse(block: string): boolean {
  return proseAtEnd(block) !== null
}

/** Whether so much text follows the last key that it is a body, and not the rest of the last value. */
export function containsBody(block: string): boolean {
  if (!/\n[ \t]*\n[^\s]/.test(block)) return false
  const prose = proseAtEnd(block)
  return prose !== null && (prose.length > 300 || /\S\n[ \t]*\n\S/.test(prose))
}

function proseAtEnd(block: string): string | null {
  const { value, tail } = lastValue(block)
  const first = tail.findIndex((line, at) => /^\S/.test(line) && at > 0 && tail[at - 1]?.trim() === '')
  if (first === -1) return null
  const prose = tail.slice(first).join('\n').trim()
  const quote = /^["']/.exec(value)?.[0]
  if (quote !== undefined && !value.slice(1).includes(quote) && prose.endsWith(quote)) return null
  // The list of a key without a value, and comments.
  const isValue = value === '' || /^[|>&!]/.test(value)
  return tail.slice(first).every((line) => /^\s|^$|^#(?! )/.test(line) || (isValue && /^-\s/.test(line))) ? null : prose
}
