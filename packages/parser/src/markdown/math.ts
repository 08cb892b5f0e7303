import type { MarkdownIt, StateInline } from 'markdown-it'
import type { MarkdownOptions } from '../model/markdown-options.ts'
import { escapeHtml } from '../text/escape.ts'
import { displayMathBlocks } from './math-block.ts'

/** The longest TeX that is searched for its end within a paragraph, in UTF-16 units. */
const LONGEST = 2_000
const INLINE = 'math_inline'
const DISPLAY = 'math_display'

interface Delimiter {
  open: string
  close: string
  type: typeof INLINE | typeof DISPLAY
}

/**
 * Adds math: TeX that Markdown leaves alone. The html is `<span class="math inline">\(…\)</span>` or
 * `<span class="math display">\[…\]</span>`, as Pandoc writes it, for KaTeX or MathJax in the page.
 */
export function math(markdown: MarkdownIt, options: Pick<MarkdownOptions, 'math' | 'inlineDoubleDollars'>): void {
  const dollars = options.math === 'dollars' || options.math === 'all'
  const brackets = options.math === 'brackets' || options.math === 'all'
  const delimiters = delimitersOf(brackets, options.inlineDoubleDollars)
  markdown.inline.ruler.before('escape', 'math', (state, silent) => readInline(state, silent, delimiters, dollars))
  displayMathBlocks(markdown, brackets)
  markdown.renderer.rules[INLINE] = (tokens, index) => inlineMath(tokens[index]?.content ?? '')
  markdown.renderer.rules[DISPLAY] = (tokens, index) => displayMath(tokens[index]?.content ?? '')
  markdown.renderer.rules.math_block = (tokens, index) => `<p>${displayMath(tokens[index]?.content ?? '')}</p>\n`
}

/** Html of inline math. */
export function inlineMath(tex: string): string {
  return `<span class="math inline">\\(${escapeHtml(tex)}\\)</span>`
}

/** Html of display math. */
export function displayMath(tex: string): string {
  return `<span class="math display">\\[${escapeHtml(tex)}\\]</span>`
}

function delimitersOf(brackets: boolean, inlineDoubleDollars: boolean): Delimiter[] {
  const single: Delimiter[] = [
    { open: '\\(', close: '\\)', type: INLINE },
    { open: '\\[', close: '\\]', type: DISPLAY },
  ]
  return [
    { open: '$$', close: '$$', type: inlineDoubleDollars ? INLINE : DISPLAY },
    { open: '$`', close: '`$', type: INLINE },
    // A Markdown processor that knows no math makes `\(` of these, which is what MathJax looks for.
    { open: '\\\\(', close: '\\\\)', type: INLINE },
    { open: '\\\\[', close: '\\\\]', type: DISPLAY },
    ...(brackets ? single : []),
  ]
}

function readInline(state: StateInline, silent: boolean, delimiters: Delimiter[], dollars: boolean): boolean {
  const { src, pos } = state
  const first = src.charCodeAt(pos)
  if (first !== 0x24 && first !== 0x5c) return false
  for (const { open, close, type } of delimiters) {
    if (!src.startsWith(open, pos)) continue
    const start = pos + open.length
    const length = src.slice(start, Math.min(start + LONGEST, state.posMax)).indexOf(close)
    if (length === -1) continue
    const tex = src.slice(start, start + length)
    if (tex.trim() !== '') return push(state, silent, type, tex, start + length + close.length)
  }
  return dollars && first === 0x24 && readDollars(state, silent)
}

function push(state: StateInline, silent: boolean, type: string, tex: string, end: number): boolean {
  if (!silent) state.push(type, '', 0).content = tex.trim()
  state.pos = end
  return true
}

/**
 * `$x$` by Pandoc's rule: no white space inside the dollars, no digit after them; and as on GitHub no letter or digit of
 * ASCII on the outside. Amounts of money stay prose.
 */
function readDollars(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state
  if (/[\s$]/.test(src.charAt(pos + 1)) || /[\w$]/.test(src.charAt(pos - 1))) return false
  const end = dollarAfter(src.slice(pos + 1, Math.min(pos + LONGEST, posMax)))
  if (end < 1) return false
  const tex = src.slice(pos + 1, pos + 1 + end)
  const next = src.charAt(pos + end + 2)
  if (/\s$/.test(tex) || /[\w$]/.test(next) || (/^[({]/.test(tex) && tex.charAt(0) === next)) return false
  if (tex.includes('`') || isProse(tex)) return false
  return push(state, silent, INLINE, tex, pos + end + 2)
}

/** Offset of the first dollar that no backslash escapes, or -1. */
function dollarAfter(text: string): number {
  let at = text.indexOf('$')
  while (at > 0 && text.charAt(at - 1) === '\\') at = text.indexOf('$', at + 1)
  return at
}

/** Whether the text between two dollars reads as words or as an amount: `5 或者 6` in `$5 或者 6$`. */
function isProse(text: string): boolean {
  if (/[\\^_{}=<>]/.test(text)) return false
  return /[A-Za-z]{2,}[\s,.]+[A-Za-z]{2,}/.test(text) || (/^\d/.test(text) && /[A-Za-z]{2}|[^\0-\u024f]/.test(text))
}
