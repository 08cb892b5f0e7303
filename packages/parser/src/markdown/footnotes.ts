/// <reference path="./markdown-it-plugins.d.ts" />
import type { MarkdownIt, StateCore, StateInline, Token } from 'markdown-it'
import footnotePlugin from 'markdown-it-footnote'

/** A footnote in the plugin's list, which is in the order of first references. */
interface Note {
  label: string
  /** Number of references to it. */
  count: number
}

/**
 * Adds footnotes (`text[^1]` and `[^1]: note`) by the rules of GitHub, kramdown and goldmark. A reference without a
 * definition stays text. The plugin's inline form `^[note]` is disabled: none of the three supports it, and in real
 * articles `^[here](/a)` is a link after a stray `^`.
 */
export function footnotes(markdown: MarkdownIt): void {
  markdown.use(footnotePlugin)
  markdown.inline.ruler.disable('footnote_inline')
  markdown.inline.ruler.before('footnote_ref', 'footnote_long_label', longLabel)
  markdown.core.ruler.at('footnote_tail', notesAtTheEnd)
  const { rules } = markdown.renderer
  const backLink = rules.footnote_anchor
  // The plugin writes `[1:1]` for the second reference to a note.
  rules.footnote_caption = (tokens, at) => `[${Number(tokens[at]?.meta?.id) + 1}]`
  // Wrapped in a `sup` like the references: readHtml recognizes both by it and keeps them out of the text.
  rules.footnote_anchor = (...args) => ` <sup class="footnote-back">${backLink?.(...args).trim()}</sup>`
}

/** Render environment with a footnote id prefix made from the page's path, so that two articles fit on one page. */
export function footnoteIds(pagePath: string): { docId: string } {
  const words = pagePath.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  return { docId: words.slice(-100).replace(/^-|-$/g, '') }
}

/** Skips `[^` before a label of more than 200 characters: the plugin's search for its end takes quadratic time. */
function longLabel(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('[^', state.pos)) return false
  const label = /\[\^[^\]\s]{0,200}[\]\s]/y
  label.lastIndex = state.pos
  if (label.test(state.src)) return false
  if (!silent) state.pending += '[^'
  state.pos += 2
  return true
}

/**
 * Replaces the plugin's rule, which copies all earlier tokens for each note and loses the text after a nested definition.
 * The first of two definitions with one label counts, and a definition without a reference is not shown, as on GitHub.
 */
function notesAtTheEnd(state: StateCore): void {
  // The plugin's other rules write this field.
  const kept = state.env.footnotes as { list?: Note[] } | undefined
  if (kept === undefined) return
  const { text, definitions } = separateDefinitions(state.tokens)
  state.tokens = text
  if (kept.list === undefined) return
  const add = (type: string, nesting: -1 | 0 | 1, meta: Token['meta'] = null) => {
    const token = new state.Token(type, '', nesting)
    token.meta = meta
    text.push(token)
  }
  add('footnote_block_open', 1)
  for (const [id, { label, count }] of kept.list.entries()) {
    add('footnote_open', 1, { id })
    for (const token of definitions.get(label) ?? []) text.push(token)
    // The back links belong at the end of the last paragraph.
    const end = text.at(-1)?.type === 'paragraph_close' ? text.pop() : undefined
    for (let subId = 0; subId < count; subId++) add('footnote_anchor', 0, { id, subId })
    if (end) text.push(end)
    add('footnote_close', -1)
  }
  add('footnote_block_close', -1)
}

function separateDefinitions(tokens: Token[]): { text: Token[]; definitions: Map<string, Token[]> } {
  const text: Token[] = []
  const definitions = new Map<string, Token[]>()
  const targets = [text]
  for (const token of tokens) {
    if (token.type === 'footnote_reference_open') {
      const label = String(token.meta?.label)
      const definition: Token[] = []
      if (!definitions.has(label)) definitions.set(label, definition)
      targets.push(definition)
    } else if (token.type === 'footnote_reference_close') targets.pop()
    else targets.at(-1)?.push(token)
  }
  return { text, definitions }
}
