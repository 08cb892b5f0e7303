import type { MarkdownIt, StateInline } from 'markdown-it'

const LOOSE = /!\[([^[\]]{0,500})\]\(\s*([^()<>\n]{1,1000}?)(?:\s+=(\d*)x(\d*))?(?:\s+"([^"\n]{0,500})")?\s*\)/y

/**
 * Reads `![alt](my picture.png =300x200 "title")`. CommonMark allows neither spaces in addresses nor sizes, but writers
 * use both. The rule runs only where CommonMark's own rule found no image.
 */
export function looseImages(markdown: MarkdownIt): void {
  markdown.inline.ruler.after('image', 'loose_image', looseImage)
}

function looseImage(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x21 || state.src.charCodeAt(state.pos + 1) !== 0x5b) return false
  LOOSE.lastIndex = state.pos
  const match = LOOSE.exec(state.src)
  if (!match || !/\.\w{2,5}(?:[?#]\S*)?$/.test(match[2] ?? '')) return false
  const end = LOOSE.lastIndex
  if (!silent) pushImage(state, match)
  state.pos = end
  return true
}

function pushImage(state: StateInline, [, alt = '', src = '', width, height, title]: RegExpExecArray): void {
  const token = state.push('image', 'img', 0)
  token.attrs = [
    ['src', src],
    ['alt', ''],
  ]
  if (title) token.attrPush(['title', title])
  if (width) token.attrPush(['width', width])
  if (height) token.attrPush(['height', height])
  const text = new state.Token('text', '', 0)
  text.content = alt
  token.children = [text]
  token.content = alt
}
