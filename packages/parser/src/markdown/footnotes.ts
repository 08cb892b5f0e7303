/// <reference path="./markdown-it-footnote.d.ts" />
import type { MarkdownIt, StateCore, StateInline, Token } from 'markdown-it'
import footnotePlugin from 'markdown-it-footnote'

/** A note of a document, as the plugin keeps it: in the order of the first references. */
interface Note {
  label: string
  /** How many references it has. */
  count: number
}

/**
 * `text[^1]` and `[^1]: note`, as GitHub, kramdown and goldmark read them. A reference without a definition stays text. The
 * plugin's own `^[note]` is left out: none of the three knows it, and in real texts `^[here](/a)` is a link behind a slip.
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
  // Within a `sup` as the references are: what is no text of the article is known by it.
  rules.footnote_anchor = (...given) => ` <sup class="footnote-back">${backLink?.(...given).trim()}</sup>`
}

/** For the renderer: keeps the ids of one page's notes apart from another's, where both are shown at once. */
export function footnoteIds(pagePath: string): { docId: string } {
  const words = pagePath.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  return { docId: words.slice(-100).replace(/^-|-$/g, '') }
}

/** The plugin looks for a label's end as far as the text has no space, from each `[^` anew: without end in a long one. */
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
 * In place of the plugin's rule, which copies all that is before a note for each, and loses what stands behind a definition
 * within another. Of two definitions for a label the first counts, and one that nothing refers to is not shown, as on GitHub.
 */
function notesAtTheEnd(state: StateCore): void {
  // What the plugin's other rules put there.
  const kept = state.env.footnotes as { list?: Note[] } | undefined
  if (kept === undefined) return
  const { text, definitions } = takenApart(state.tokens)
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
    // The links back stand at the end of the last paragraph.
    const end = text.at(-1)?.type === 'paragraph_close' ? text.pop() : undefined
    for (let subId = 0; subId < count; subId++) add('footnote_anchor', 0, { id, subId })
    if (end) text.push(end)
    add('footnote_close', -1)
  }
  add('footnote_block_close', -1)
}

function takenApart(tokens: Token[]): { text: Token[]; definitions: Map<string, Token[]> } {
  const text: Token[] = []
  const definitions = new Map<string, Token[]>()
  const within = [text]
  for (const token of tokens) {
    if (token.type === 'footnote_reference_open') {
      const label = String(token.meta?.label)
      const definition: Token[] = []
      if (!definitions.has(label)) definitions.set(label, definition)
      within.push(definition)
    } else if (token.type === 'footnote_reference_close') within.pop()
    else within.at(-1)?.push(token)
  }
  return { text, definitions }
}
