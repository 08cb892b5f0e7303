import { escapeAttribute, escapeHtml } from '../text/escape.ts'
import { namedPicture, pictureHtml } from './picture-tags.ts'
import { isClasses, looksLikeAddress, looksLikePicture, parts } from './tag-arguments.ts'
import type { TagCall, TagResult } from './tag-replacement.ts'

/** Statements of Liquid and Nunjucks. Their words are code. */
const STATEMENT =
  /^(?:include\w*|assign|set|if|unless|for|case|when|capture|cycle|increment|decrement|tablerow|liquid|echo|render|layout|block|macro|call|import|from|extends|filter|with|paginate|break|continue|component|from|switch|js|css|post_\w+|post_url|link|ref|relref|feed_meta|seo|param|qr)$/i
/** Names of arguments whose value is shown to readers. */
const TEXT_KEYS = ['text', 'label', 'content', 'title', 'caption', 'summary', 'description', 'name']

/**
 * Replaces a tag that nothing explains by the image whose address it has, the link whose address and text it has,
 * or the words that read as text. A tag on a line of its own is rarely text, so there it takes a sentence.
 */
export function unknownTag(call: TagCall): TagResult {
  const { named, words } = call.args
  if (STATEMENT.test(call.name)) return { text: '', leftOut: true }
  const addresses = [...named.values(), ...words].filter(looksLikePicture)
  if (addresses.length === 1) {
    const picture = namedPicture(call.args) ?? namedPicture({ words: addresses, named: new Map() })
    const src = looksLikePicture(picture?.src ?? '') ? picture?.src : addresses[0]
    if (picture && src) return { ...pictureHtml({ ...picture, src }, call.markdown), leftOut: true, shown: 'image' }
  }
  const text = shownText(call)
  if (text === '') return { text: '', leftOut: true }
  const href = ['href', 'url', 'link', 'to'].map((key) => named.get(key)).find((value) => looksLikeAddress(value ?? ''))
  const html = escapeHtml(text)
  const linked = href === undefined ? html : `<a href="${escapeAttribute(href)}">${html}</a>`
  // On a line of its own, the text would run into the next line.
  const own = call.inline || call.markdown ? linked : `<p>${linked}</p>`
  return { text: own, block: !call.inline, leftOut: true, shown: 'text' }
}

function shownText({ rest, args: { named, words }, inline }: TagCall): string {
  const namedText = TEXT_KEYS.map((key) => named.get(key)).find((value) => value !== undefined && isText(value, true))
  if (named.size > 0) return namedText ?? ''
  const list = parts(rest)
  const texts = list.length > 1 ? list.filter((part) => !isClasses(part)) : [withoutQuotes(words, rest)]
  return texts.filter((text) => isText(text, inline)).join(', ')
}

function withoutQuotes(words: string[], rest: string): string {
  return /["']/.test(rest) ? words.join(' ') : rest
}

/** Whether words read as text: no addresses, ids, numbers or names of files. */
function isText(text: string, inline: boolean): boolean {
  if (text === '' || isClasses(text) || looksLikeAddress(text) || /[{}=<>|()]|\w\.\w{2,4}$/.test(text)) return false
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)) return true
  const words = text.split(/\s+/)
  return (
    words.every((word) => /^[\p{L}\p{M}'’"“”.,:;!?&-]+$|^\d{1,4}[.,;:%]?$/u.test(word)) &&
    words.length >= (inline ? 1 : 3)
  )
}
