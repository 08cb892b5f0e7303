import type { MarkdownIt, StateBlock } from 'markdown-it'
import { fencedContainer, indentedContainer, type OpenedContainer } from './container-syntax.ts'

const DEEPEST = 20
/** How many lines of one document are searched for the ends of containers, those in nested ones counted again. */
const MOST_LINES = 20_000
const TYPES =
  /^(?:note|info|tip|hint|important|warning|caution|danger|success|question|failure|bug|example|quote|abstract|attention|error|seealso|todo|secondary|warn|check|summary|tldr)$/

const budgets = new WeakMap<object, { depth: number; lines: number }>()

/**
 * Adds the containers of documentation generators: `:::note Title` up to `:::` (Docusaurus, VitePress, VuePress, Starlight,
 * Nuxt Content, Pandoc), and `!!! note "Title"`, `??? note` and `=== "Tab"` with an indented content (Python-Markdown,
 * MkDocs). The html is that of note tags: `<div class="note tip">`, or `<details>` for a content that can be folded.
 */
export function containers(markdown: MarkdownIt): void {
  markdown.block.ruler.before('fence', 'container', readContainer, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  markdown.block.ruler.before('paragraph', 'toc_mark', readTocMark)
}

function readContainer(state: StateBlock, line: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  const first = state.src.charCodeAt(start)
  if (first !== 0x3a && first !== 0x21 && first !== 0x3f && first !== 0x3d) return false
  if ((state.sCount[line] ?? 0) - state.blkIndent >= 4) return false
  const text = state.src.slice(start, state.eMarks[line])
  const opened = first === 0x3a ? fencedContainer(text) : indentedContainer(text)
  if (opened === null) return false
  const budget = budgets.get(state.env) ?? { depth: 0, lines: 0 }
  budgets.set(state.env, budget)
  if (budget.depth >= DEEPEST) return false
  const end =
    opened.fence === null ? indentedEnd(state, line, endLine) : fencedEnd(state, line, endLine, opened.fence, budget)
  // An admonition that nothing closes continues to the end, as in VitePress. Other words after colons are text.
  if (end === null && !TYPES.test(opened.type)) return false
  if (silent) return true
  budget.depth += 1
  push(state, opened, line, end ?? endLine)
  budget.depth -= 1
  state.line = end === null || opened.fence === null ? (end ?? endLine) : end + 1
  return true
}

function push(state: StateBlock, opened: OpenedContainer, line: number, end: number): void {
  const [name, title] = opened.isFolded === null ? ['div', 'p'] : ['details', 'summary']
  const open = state.push('container_open', name, 1)
  open.map = [line, end]
  open.block = true
  if (opened.className !== '') open.attrSet('class', opened.className)
  if (opened.isFolded === false) open.attrSet('open', '')
  if (opened.title !== '') {
    state.push('container_title_open', title, 1).attrs = opened.isFolded === null ? [['class', 'note-title']] : null
    const inline = state.push('inline', '', 0)
    Object.assign(inline, { content: opened.title, map: [line, line + 1], children: [] })
    state.push('container_title_close', title, -1)
  }
  const { lineMax, blkIndent, parentType } = state
  state.lineMax = end
  if (opened.fence === null) state.blkIndent += 4
  // The type decides how a paragraph ends, and blocks in a container end like those of the document.
  state.parentType = 'root'
  state.md.block.tokenize(state, line + 1, end)
  Object.assign(state, { lineMax, blkIndent, parentType })
  state.push('container_close', name, -1)
}

/** The line of the closing colons, or null. Fences of as many colons with a name nest. */
function fencedEnd(
  state: StateBlock,
  line: number,
  endLine: number,
  colons: number,
  budget: { lines: number },
): number | null {
  let depth = 1
  let fence: string | null = null
  for (let at = line + 1; at < endLine; at++) {
    budget.lines += 1
    if (budget.lines > MOST_LINES) return null
    if ((state.sCount[at] ?? 0) < state.blkIndent && !state.isEmpty(at)) return null
    const text = state.src.slice((state.bMarks[at] ?? 0) + (state.tShift[at] ?? 0), state.eMarks[at])
    const mark = /^(?:`{3,}|~{3,})/.exec(text)?.[0]
    if (mark !== undefined && (fence === null || text.trimEnd() === mark)) fence = fence === null ? mark : null
    if (fence !== null) continue
    const run = /^(:{2,})[ \t]*(.?)/.exec(text)
    if (run === null) continue
    const length = run[1]?.length ?? 0
    if (run[2] === '' && length >= colons) depth -= 1
    else if (run[2] !== '' && length === colons && fencedContainer(text) !== null) depth += 1
    if (depth === 0) return at
  }
  return null
}

/** The line after an indented content; null if there is none. */
function indentedEnd(state: StateBlock, line: number, endLine: number): number | null {
  let end = line + 1
  for (let at = line + 1; at < endLine; at++) {
    if (state.isEmpty(at)) continue
    if ((state.sCount[at] ?? 0) - state.blkIndent < 4) break
    end = at + 1
  }
  return end > line + 1 ? end : null
}

/** `[TOC]`, `[[toc]]` and `[[_TOC_]]` alone in a paragraph: the table of contents is a field of its own. */
function readTocMark(state: StateBlock, line: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  if (state.src.charCodeAt(start) !== 0x5b || !(line + 1 >= endLine || state.isEmpty(line + 1))) return false
  if (!/^(?:\[TOC\]|\[\[_?toc_?\]\])\s*$/i.test(state.src.slice(start, state.eMarks[line]))) return false
  if (!silent) state.line = line + 1
  return true
}
