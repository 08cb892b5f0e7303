/** A piece of prose in a file: a comment, a paragraph, a table cell, a message, a test name. */
export interface Block {
  /** Its text on one line. Code between backticks is replaced by underscores, so that it counts as one word. */
  readonly text: string
  /** The line in the file for each offset in `text` at which a new line starts. */
  readonly lines: readonly { readonly at: number; readonly line: number }[]
}

/** Returns the line in the file, counted from 1, of an offset in the text of a block. */
export function lineOf({ lines }: Block, offset: number): number {
  return lines.findLast(({ at }) => at <= offset)?.line ?? 1
}

/** A line of prose, without the marks of its comment. */
export interface Line {
  readonly line: number
  readonly text: string
}

const startsBlock = /^\s*([-*]|\d+\.|#+|@\w+|\||>)(\s|$)/

/** Splits lines into paragraphs, list items, JSDoc tags, headings and table cells. */
export function paragraphs(lines: readonly Line[]): Block[] {
  const groups: Line[][] = [[]]
  for (const { line, text } of lines) {
    const afterHeading = /^\s*#/.test(groups.at(-1)?.[0]?.text ?? '')
    if (text.trim() === '' || startsBlock.test(text) || afterHeading) groups.push([])
    if (/^\s*\|/.test(text)) groups.push(...text.split('|').map((cell) => [{ line, text: cell }]), [])
    else if (text.trim() !== '') groups.at(-1)?.push({ line, text })
  }
  return groups.map((group) => joined(group.map(trimmed), ' ')).filter(({ text }) => text.trim() !== '')
}

export function trimmed({ line, text }: Line): Line {
  return { line, text: text.trim() }
}

/** Makes a block of lines, with the separator between them. */
export function joined(parts: readonly Line[], separator: string): Block {
  let text = ''
  const lines = parts.map((part, index) => {
    if (index > 0) text += separator
    const at = text.length
    text += part.text
    return { at, line: part.line }
  })
  return { text: text.replaceAll(/`[^`]*`|https?:\S+/g, (code) => '_'.repeat(code.length)), lines }
}
