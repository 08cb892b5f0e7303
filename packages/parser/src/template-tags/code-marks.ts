import type { TagEnds } from './tag-ends.ts'

/** Hugo shows a shortcode in comment marks as it is written, without the marks, also in code. */
export const ESCAPED = /\{\{([<%])\/\*([^\n]{0,1000}?)\*\/([>%])\}\}/g

/** A part of the source, and the text to write for it. */
export interface CodeMark {
  start: number
  end: number
  text: string
}

/**
 * Finds the marks to replace in code: those of Hugo's escaped shortcodes, or those of raw text. A mark alone in its line
 * goes with the line.
 * @param raw the ends of tags, if `{% raw %}` marks text in code too; else null
 */
export function marksInCode(source: string, start: number, end: number, raw: TagEnds | null): CodeMark[] {
  const code = source.slice(start, end)
  if (raw !== null && code.includes('{%')) return rawMarks(raw, start, end, source.length)
  if (!code.includes('/*')) return []
  return [...code.matchAll(ESCAPED)].map((match) => {
    const at = start + match.index
    return { start: at, end: at + match[0].length, text: `{{${match[1]}${match[2]}${match[3]}}}` }
  })
}

function rawMarks(ends: TagEnds, start: number, end: number, sourceEnd: number): CodeMark[] {
  const found: CodeMark[] = []
  for (let from = start; from < end; ) {
    const mark = ends.rawMark('raw', from, end)
    if (mark === null) break
    const close = ends.rawMark('endraw', mark.end, sourceEnd)
    if (close === null) break
    found.push({ ...mark, text: '' })
    if (close.end <= end) found.push({ ...close, text: '' })
    from = close.end
  }
  return found
}
