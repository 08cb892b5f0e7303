import type { MarkdownIt, StateBlock } from 'markdown-it'

const DOLLAR = 0x24
const BACKSLASH = 0x5c

/** Environments that MathJax shows as display math without delimiters around them. */
const ENVIRONMENT =
  /^\\begin\{((?:equation|align|alignat|flalign|gather|multline|eqnarray|displaymath|math|cases|aligned|gathered|split|array|[bBpvV]?matrix)\*?)\}/

/**
 * For each kind of delimiter, the line up to which its end was searched for and not found. Each stretch of a document is
 * searched once, for any number of lines that open math.
 */
const searched = new WeakMap<StateBlock, Map<string, number>>()

/**
 * Reads display math that starts a line, before Markdown takes its lines for lists or headings: `$$`, `\\[` and
 * `\begin{align}`.
 * @param brackets also `\[` with one backslash
 */
export function displayMathBlocks(markdown: MarkdownIt, brackets: boolean): void {
  markdown.block.ruler.before(
    'fence',
    'math_block',
    (state, startLine, endLine, silent) => readBlock(state, startLine, endLine, silent, brackets),
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  )
}

function readBlock(state: StateBlock, line: number, endLine: number, silent: boolean, brackets: boolean): boolean {
  const start = state.src.charCodeAt((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0))
  if (start !== DOLLAR && start !== BACKSLASH) return false
  if ((state.sCount[line] ?? 0) - state.blkIndent >= 4) return false
  const first = lineText(state, line)
  const delimiter = delimiterOf(first, brackets)
  if (delimiter === null) return false
  const end = endOf(state, line, endLine, first, delimiter)
  if (end === null) return false
  if (silent) return true
  const token = state.push('math_block', '', 0)
  token.content = content(state, line, end, delimiter)
  token.map = [line, end + 1]
  token.block = true
  state.line = end + 1
  return true
}

interface Delimiter {
  open: string
  close: string
  /** Whether the delimiters are part of the TeX. */
  kept: boolean
}

function delimiterOf(line: string, brackets: boolean): Delimiter | null {
  if (line.startsWith('$$')) return { open: '$$', close: '$$', kept: false }
  if (line.startsWith('\\\\[')) return { open: '\\\\[', close: '\\\\]', kept: false }
  if (brackets && line.startsWith('\\[')) return { open: '\\[', close: '\\]', kept: false }
  const name = line.startsWith('\\begin{') ? ENVIRONMENT.exec(line)?.[1] : undefined
  return name === undefined ? null : { open: `\\begin{${name}}`, close: `\\end{${name}}`, kept: true }
}

function lineText(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd()
}

/**
 * Returns the line whose end is the closing delimiter, or null. Where text follows the delimiter, the math is part of a
 * paragraph. Blank lines are allowed only where the opening delimiter has a line of its own.
 */
function endOf(state: StateBlock, line: number, endLine: number, first: string, delimiter: Delimiter): number | null {
  const { open, close, kept } = delimiter
  const inFirst = first.indexOf(close, open.length)
  if (inFirst !== -1) return inFirst === first.length - close.length && inFirst > open.length ? line : null
  const alone = kept || first === open
  const key = `${close}${alone}${state.blkIndent}`
  const limits = searched.get(state) ?? new Map<string, number>()
  if (line < (limits.get(key) ?? 0)) return null
  let at = line + 1
  for (; at < endLine; at++) {
    if (state.isEmpty(at)) {
      if (alone) continue
      break
    }
    if ((state.sCount[at] ?? 0) < state.blkIndent) break
    const text = lineText(state, at)
    const end = text.indexOf(close)
    if (end !== -1 && end === text.length - close.length) return at
    if (end !== -1) break
  }
  searched.set(state, limits.set(key, at))
  return null
}

function content(state: StateBlock, line: number, end: number, { open, close, kept }: Delimiter): string {
  const text = state.getLines(line, end + 1, state.blkIndent, false).trim()
  return kept ? text : text.slice(open.length, text.length - close.length).trim()
}
