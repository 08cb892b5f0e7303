import type { MarkdownIt, StateCore, Token } from 'markdown-it'

const GITHUB_TYPES = new Set(['note', 'tip', 'important', 'warning', 'caution'])
/** `[!NOTE]`, an optional fold mark, and an optional title, in the first line of a quote. */
const MARKER = /^\[!([\p{L}\p{N}_-]{1,50})(?:\|[^\]\n]{0,100})?\][+-]?[ \t]*([^\n]*)(?:\n|$)/u

/**
 * Makes alerts of quotes that start with `[!NOTE]`: the `<blockquote>` gets the classes `markdown-alert` and
 * `markdown-alert-note`, and a first paragraph of the class `markdown-alert-title`. GitHub, Hugo and Obsidian write them.
 * @param anyType takes every type, as Obsidian does; otherwise the five of GitHub are taken
 */
export function alerts(markdown: MarkdownIt, anyType: boolean): void {
  markdown.core.ruler.after('block', 'alerts', (state) => {
    if (!state.src.includes('[!')) return
    const tokens: Token[] = []
    for (const [index, token] of state.tokens.entries()) {
      tokens.push(token)
      if (token.type !== 'paragraph_open') continue
      const quote = state.tokens[index - 1]
      const text = state.tokens[index + 1]
      const marker = quote?.type === 'blockquote_open' && text ? MARKER.exec(text.content) : null
      const type = marker?.[1]?.toLowerCase() ?? ''
      if (!marker || !quote || !text || !(anyType || GITHUB_TYPES.has(type))) continue
      quote.attrJoin('class', `markdown-alert markdown-alert-${type}`)
      token.attrJoin('class', 'markdown-alert-title')
      const rest = text.content.slice(marker[0].length)
      text.content = marker[2]?.trim() || titleOf(type)
      if (rest === '') continue
      // The title's paragraph is new, and the rest of the quote's first paragraph stays one.
      tokens.push(inlineToken(state, text), blockToken(state, 'paragraph_close', -1))
      text.content = rest
      tokens.push(blockToken(state, 'paragraph_open', 1))
    }
    state.tokens = tokens
  })
}

function titleOf(type: string): string {
  return type.charAt(0).toUpperCase() + type.slice(1)
}

function inlineToken(state: StateCore, { content, map, level }: Token): Token {
  const token = new state.Token('inline', '', 0)
  return Object.assign(token, { content, map, level, children: [], block: true })
}

function blockToken(state: StateCore, type: string, nesting: 1 | -1): Token {
  const token = new state.Token(type, 'p', nesting)
  token.block = true
  return token
}
