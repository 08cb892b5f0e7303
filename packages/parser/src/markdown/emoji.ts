import type { MarkdownIt, StateInline } from 'markdown-it'
import names from 'markdown-it-emoji/lib/data/full.mjs'

const SHORTCODE = /:([a-z\d_+-]{1,50}):/y
const emoji = new Map(Object.entries(names))

/**
 * Replaces GitHub's emoji shortcodes such as `:smile:`. The names are those of markdown-it-emoji; its own rule copies a
 * whole paragraph for each emoji.
 */
export function emojiShortcodes(markdown: MarkdownIt): void {
  markdown.inline.ruler.push('emoji', readShortcode)
}

function readShortcode(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x3a) return false
  SHORTCODE.lastIndex = state.pos
  const [shortcode, name = ''] = SHORTCODE.exec(state.src) ?? []
  const character = emoji.get(name)
  if (shortcode === undefined || character === undefined) return false
  if (!silent) state.pending += character
  state.pos += shortcode.length
  return true
}
