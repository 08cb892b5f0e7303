import type { MarkdownIt, StateBlock } from 'markdown-it'

const OPENING =
  /^<([a-z][a-z\d]*)\b((?:[^<>"']|"[^"]*"|'[^']*')*?)\smarkdown(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(\w+))|(?=[\s>]))([^<>]*)>/i
/** Elements that hold text and no blocks. */
const TEXT_ONLY = /^(?:p|h[1-6]|dt|summary|span|caption)$/i
const DEEPEST = 20
/** How many lines of one document are searched for closing tags, nested elements counted again. */
const MOST_LINES = 20_000

interface Budget {
  depth: number
  lines: number
}

const budgets = new WeakMap<object, Budget>()

/** Reads the content of `<div markdown="1">` as Markdown, as kramdown and PHP Markdown Extra do. */
export function markdownInHtml(markdown: MarkdownIt): void {
  markdown.block.ruler.before('html_block', 'markdown_in_html', readElement, {
    alt: ['paragraph', 'reference', 'blockquote'],
  })
  markdown.block.ruler.before('html_block', 'text_element_in_html', readTextElement)
}

/** Elements in a line of text. kramdown starts a paragraph with them, where CommonMark starts an HTML block. */
const TEXT_ELEMENT =
  /^<(?:a|abbr|b|bdi|bdo|br|cite|code|del|em|i|img|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|u|var|wbr)(?=[\s/>])/i

/** Reads a line that starts with `<img …>` within an element of this kind as text, so that the lines after it are Markdown. */
function readTextElement(state: StateBlock, line: number, endLine: number, silent: boolean): boolean {
  if ((budgets.get(state.env)?.depth ?? 0) === 0) return false
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  if (!TEXT_ELEMENT.test(state.src.slice(start, start + 10))) return false
  // The last rule is the one for paragraphs, which accepts every line.
  return state.md.block.ruler.getRules('').at(-1)?.(state, line, endLine, silent) ?? false
}

function readElement(state: StateBlock, line: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  if (state.src.charCodeAt(start) !== 0x3c || (state.sCount[line] ?? 0) - state.blkIndent >= 4) return false
  const first = state.src.slice(start, state.eMarks[line])
  const opening = first.includes('markdown') ? OPENING.exec(first) : null
  if (!opening) return false
  const [tag, name = '', before = '', double, single, bare, after = ''] = opening
  const value = (double ?? single ?? bare ?? '1').toLowerCase()
  if (!/^(?:1|true|block|span)$/.test(value)) return false
  const budget = budgetOf(state.env)
  if (budget.depth >= DEEPEST) return false
  const end = closingLine(state, line, endLine, name, budget)
  if (end === null) return false
  if (silent) return true
  const source = state.getLines(line, end.line + 1, state.blkIndent, false)
  const inner = dedent(source.slice(source.indexOf(tag) + tag.length, source.length - end.tail))
  pushHtml(state, `<${name}${before}${after}>`)
  budget.depth += 1
  if (value === 'span' || TEXT_ONLY.test(name)) pushInline(state, inner)
  else state.md.block.parse(inner, state.md, state.env, state.tokens)
  budget.depth -= 1
  pushHtml(state, `</${name}>${source.slice(source.length - end.tail).replace(/^<\/[^>]*>/, '')}\n`)
  state.line = end.line + 1
  return true
}

function budgetOf(env: object): Budget {
  const budget = budgets.get(env) ?? { depth: 0, lines: 0 }
  budgets.set(env, budget)
  return budget
}

/**
 * Finds the line of the closing tag, and how many characters of that line are from the tag on. Without a closing tag, the
 * element ends with the text, as in kramdown. Null if too many lines were searched.
 */
function closingLine(
  state: StateBlock,
  line: number,
  endLine: number,
  name: string,
  budget: Budget,
): { line: number; tail: number } | null {
  const tag = new RegExp(`<(/?)${name}(?![\\w-])[^>]*>`, 'gi')
  let depth = 0
  for (let at = line; at < endLine; at++) {
    budget.lines += 1
    if (budget.lines > MOST_LINES) return null
    const text = state.src.slice(state.bMarks[at], state.eMarks[at])
    for (const match of text.matchAll(tag)) {
      depth += match[1] === '/' ? -1 : 1
      if (depth === 0) return { line: at, tail: text.length - match.index }
    }
  }
  return { line: endLine - 1, tail: 0 }
}

/** Removes the indentation of the first line from all lines: four spaces would make code of them. */
function dedent(text: string): string {
  const lines = text.replace(/^\s*\n/, '').split('\n')
  const width = /^[ \t]*/.exec(lines[0] ?? '')?.[0].length ?? 0
  return lines.map((line) => (line.slice(0, width).trim() === '' ? line.slice(width) : line.trimStart())).join('\n')
}

function pushHtml(state: StateBlock, html: string): void {
  const token = state.push('html_block', '', 0)
  token.content = html
}

function pushInline(state: StateBlock, text: string): void {
  const token = state.push('inline', '', 0)
  token.content = text.trim()
  token.children = []
}
