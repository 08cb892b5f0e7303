import type { MarkdownIt, StateInline } from 'markdown-it'
import { noteOf } from './linking-note.ts'

/** Letters, digits, emoji, `_`, `-` and `/`, with at least one that is not a digit: https://help.obsidian.md/tags#Tag+format */
const TAG = /#((?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}_/-]|\u200d|\ufe0f){1,200})/uy

/** Adds tags in the text: `#harbour`, `#news/local`. They stay in the text as written. */
export function hashtags(markdown: MarkdownIt): void {
  markdown.inline.ruler.push('hashtag', readTag)
}

function readTag(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (src.charCodeAt(pos) !== 0x23) return false
  // White space comes before a tag, or the mark of emphasis.
  if (pos > 0 && !/[\s*_~=]/.test(src.charAt(pos - 1))) return false
  TAG.lastIndex = pos
  const name = TAG.exec(src)?.[1]?.replace(/\/+$/, '') ?? ''
  const note = noteOf(state)
  if (note === undefined || !/[^\p{N}/]/u.test(name) || pos + 1 + name.length > state.posMax) return false
  if (!silent) {
    note.tags.push(name.normalize('NFC'))
    state.push('hashtag_open', 'span', 1).attrs = [['class', 'hashtag']]
    state.push('text', '', 0).content = `#${name}`
    state.push('hashtag_close', 'span', -1)
  }
  state.pos = pos + 1 + name.length
  return true
}
