import type { MarkdownIt, StateBlock, StateCore, StateInline, Token } from 'markdown-it'
import { type AttributeList, parseAttributes } from './attributes.ts'

const BLOCK = 'attribute_list'
const SPAN = 'span_attributes'
const DEFINITION = /^\{:([\w-]+):([^{}]*)\}$/
/** Named lists, by the environment of a document. */
const definitions = new WeakMap<object, Map<string, AttributeList>>()
/** The attributes of the tokens that stand for a list. */
const lists = new WeakMap<Token, AttributeList>()

/**
 * Adds kramdown's attribute lists: `{: #id .class key="value"}` on a line before or after a block, or right after a span
 * such as `*text*`, and `{:name: .class}`, which defines a list by name. `{:toc}` removes the list that it belongs to: the
 * table of contents is a field of its own. Headings take `{#id .class}` too, as Hugo, Zola and Docusaurus have it.
 * @param plainBraces takes `{.class}` without a colon after a block, as Hugo does with `attribute.block`
 */
export function attributeLists(markdown: MarkdownIt, plainBraces: boolean): void {
  markdown.block.ruler.before(
    'fence',
    BLOCK,
    (state, startLine, _, silent) => readBlockList(state, startLine, silent, plainBraces),
    { alt: ['paragraph', 'reference', 'blockquote', 'list', 'table'] },
  )
  markdown.core.ruler.after('block', BLOCK, applyBlockLists)
  markdown.inline.ruler.before('escape', SPAN, readSpanList)
  markdown.core.ruler.push(SPAN, applySpanLists)
  markdown.core.ruler.push('heading_attributes', headingAttributes)
}

function readBlockList(state: StateBlock, line: number, silent: boolean, plainBraces: boolean): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  if (state.src.charCodeAt(start) !== 0x7b) return false
  const colon = state.src.charCodeAt(start + 1) === 0x3a
  if (!colon && !plainBraces) return false
  const text = state.src.slice(start, state.eMarks[line]).trimEnd()
  const definition = colon ? DEFINITION.exec(text) : null
  const content = definition?.[2] ?? (/^\{:?([^{}]*)\}$/.exec(text)?.[1] || null)
  const list = content === null ? null : parseAttributes(content)
  if (list === null) return false
  if (silent) return true
  if (definition) defined(state.env).set(definition[1] ?? '', list)
  else {
    const token = state.push(BLOCK, '', 0)
    token.map = [line, line + 1]
    lists.set(token, list)
    token.hidden = true
  }
  state.line = line + 1
  return true
}

function defined(env: object): Map<string, AttributeList> {
  const known = definitions.get(env) ?? new Map<string, AttributeList>()
  definitions.set(env, known)
  return known
}

/** A block in the output: where it starts, and the token that takes its attributes. */
interface OpenBlock {
  index: number
  token: Token
}

function applyBlockLists(state: StateCore): void {
  if (!state.src.includes('{') || !state.tokens.some(({ type }) => type === BLOCK)) return
  const tokens: Token[] = []
  const open: OpenBlock[] = []
  let last: OpenBlock | null = null
  let waiting: AttributeList | null = null
  for (const token of state.tokens) {
    const list = lists.get(token)
    if (list) {
      if (last && touches(last.token, token)) {
        if (list.references.includes('toc') && isList(last.token)) {
          tokens.length = last.index
          last = null
        } else apply(list, last.token, state)
      } else waiting = list
      continue
    }
    if (token.nesting >= 0 && token.type !== 'inline' && waiting) {
      apply(waiting, token, state)
      waiting = null
    }
    if (token.nesting === 1) {
      open.push({ index: tokens.length, token })
      last = null
    } else if (token.nesting === -1) last = open.pop() ?? null
    else if (token.type !== 'inline') last = { index: tokens.length, token }
    tokens.push(token)
  }
  state.tokens = tokens
}

/** Whether a list is on the line after the block. */
function touches(block: Token, list: Token): boolean {
  return block.map !== null && list.map !== null && block.map[1] >= list.map[0]
}

function isList({ type }: Token): boolean {
  return type === 'bullet_list_open' || type === 'ordered_list_open'
}

function apply(list: AttributeList, token: Token, state: StateCore): void {
  for (const name of list.references) {
    const other = defined(state.env).get(name)
    if (other) write(other, token)
  }
  write(list, token)
}

function write({ classes, values }: AttributeList, token: Token): void {
  const language = /^language-(\S+)$/.exec(classes[0] ?? '')
  if (language && (token.type === 'fence' || token.type === 'code_block')) {
    token.type = 'fence'
    token.info ||= language[1] ?? ''
  }
  for (const name of classes) token.attrJoin('class', name)
  for (const [key, value] of values) token.attrSet(key, value)
}

/** Spans after which an attribute list needs no colon, as in Python-Markdown, Pandoc and MkDocs: `![](a.png){width=300}`. */
const BARE_AFTER = new Set(['image', 'link_close', 'code_inline'])

function readSpanList(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x7b) return false
  const hasColon = state.src.charCodeAt(state.pos + 1) === 0x3a
  if (!hasColon && (state.pending !== '' || !BARE_AFTER.has(state.tokens.at(-1)?.type ?? ''))) return false
  const end = state.src.slice(state.pos, state.pos + 1000).search(/[}\n]/)
  if (end === -1 || state.src.charAt(state.pos + end) !== '}') return false
  const list = parseAttributes(state.src.slice(state.pos + (hasColon ? 2 : 1), state.pos + end))
  if (list === null || (!hasColon && list.classes.length + list.values.size === 0)) return false
  if (!silent) {
    const token = state.push(SPAN, '', 0)
    lists.set(token, list)
    token.hidden = true
  }
  state.pos += end + 1
  return true
}

function applySpanLists(state: StateCore): void {
  if (!state.src.includes('{')) return
  for (const [index, block] of state.tokens.entries()) {
    if (!block.children?.some(({ type }) => type === SPAN)) continue
    const open: Token[] = []
    // Before any span the list belongs to the list item, and at the end of a heading to the heading.
    let last: Token | null = itemAround(state.tokens, index)
    const heading = state.tokens[index - 1]?.type === 'heading_open' ? state.tokens[index - 1] : undefined
    const children: Token[] = []
    for (const token of block.children) {
      const list = lists.get(token)
      if (list) {
        const target = last ?? (token === block.children.at(-1) ? heading : undefined)
        if (target) apply(list, target, state)
        const before = children.at(-1)
        if (target === heading && before?.type === 'text') before.content = before.content.trimEnd()
        continue
      }
      if (token.nesting === 1) open.push(token)
      if (token.nesting === -1) last = open.pop() ?? null
      else if (token.type === 'image' || token.type === 'code_inline') last = token
      else if (token.type !== 'text' || token.content !== '') last = null
      children.push(token)
    }
    block.children = children
  }
}

function itemAround(tokens: Token[], index: number): Token | null {
  const token = tokens[index - 2]
  return token?.type === 'list_item_open' ? token : null
}

/** `## Heading {#id .class}` */
function headingAttributes(state: StateCore): void {
  if (!state.src.includes('}')) return
  for (const [index, token] of state.tokens.entries()) {
    if (token.type !== 'heading_open') continue
    const children = state.tokens[index + 1]?.children ?? []
    const last = children.at(-1)
    if (last?.type !== 'text' || !last.content.endsWith('}')) continue
    const braces = /\s*\{\s*([#.][^{}]{0,300})\}$/.exec(last.content.slice(-400))
    const list = braces ? parseAttributes(braces[1] ?? '') : null
    if (!braces || !list) continue
    last.content = last.content.slice(0, last.content.length - braces[0].length)
    apply(list, token, state)
  }
}
