import { escapeAttribute, escapeHtml } from '../text/escape.ts'
import { embedTag, videoInclude } from './embed-tags.ts'
import { includeCode } from './include-code.ts'
import { inlineTag } from './inline-tags.ts'
import { pictureTag } from './picture-tags.ts'
import { referenceTag } from './reference-tags.ts'
import type { TagCall, TagResult } from './tag-replacement.ts'
import { themeInclude } from './theme-includes.ts'
import { unknownTag } from './unknown-tag.ts'

/** Replaces a tag without content by an image, a link, a frame or marked words. An unknown tag keeps its text. */
export function singleTag(call: TagCall): TagResult {
  return (
    pictureTag(call) ??
    referenceTag(call) ??
    paramOf(call) ??
    linkOf(call) ??
    includeOf(call) ??
    includeCode(call) ??
    embedTag(call) ??
    inlineTag(call) ??
    endOrUnknown(call)
  )
}

/** Hugo's `{{< param name >}}` (https://gohugo.io/shortcodes/param/). */
function paramOf({ name, hugo, args: { words }, page }: TagCall): TagResult | null {
  const value = hugo && name === 'param' && words[0] !== undefined ? page.param(words[0]) : null
  return value === null ? null : { text: escapeHtml(value) }
}

function linkOf({ name, args: { words }, rest }: TagCall): TagResult | null {
  const [first] = words
  if (first === undefined) return null
  const isCard = words.length > 1 && /^(?:https?:)?\/\//.test(first)
  if (!['link', 'a', 'anchor'].includes(name) || isCard || /::|,\s/.test(rest)) return null
  return words.length > 1 ? linkTag(words) : null
}

function includeOf(call: TagCall): TagResult | null {
  if (call.name !== 'include' && call.name !== 'include_cached') return null
  const [file = '', ...words] = call.args.words
  return themeInclude(call, file) ?? videoInclude({ ...call, args: { words, named: call.args.named } }, file)
}

function endOrUnknown(call: TagCall): TagResult {
  // The end of a pair whose start was left out.
  const isEnd = /^(?:end\w+|\/.*|els(?:e|if|eif)|when)$/.test(call.name)
  if (isEnd) return { text: '', leftOut: call.args.words.length > 1 }
  return unknownTag(call)
}

/** Hexo's `link text address [external] [title]`. */
function linkTag(words: string[]): TagResult {
  const at = words.findIndex((word, index) => index > 0 && /^(?:\w+:|\/|\.|#)/.test(word))
  const address = words[at === -1 ? 1 : at] ?? ''
  return { text: anchor(address, words.slice(0, at === -1 ? 1 : at).join(' ')) }
}

function anchor(address: string, text: string): string {
  return `<a href="${escapeAttribute(address)}">${escapeHtml(text)}</a>`
}
