import { rawTags } from './block-tags.ts'
import { embedTag } from './embed-tags.ts'
import { tagArguments } from './tag-arguments.ts'
import type { TagCall, TagResult } from './tag-replacement.ts'

/** A shortcode of WordPress in a text. */
export interface WordPressTag {
  /** The offset after it. */
  end: number
  result: TagResult
  /** Its name, for the report: `[gallery]`. */
  kind: string
}

const NAMES = 'caption|gallery|embed|code|sourcecode|youtube|vimeo|video|audio|playlist|tweet|gist'
const FORMS = 'contact-form(?:-7)?|wpforms|gravityforms?|ninja_form'
/** Page builders wrap each part of a page into shortcodes of their own. */
const BUILDERS = '/?(?:vc|et_pb|fusion|av)_\\w+'

/** A pattern for the start of a shortcode. */
export const WORDPRESS_START: string = `\\[(?=(?:${NAMES}|${FORMS}|${BUILDERS})[\\s\\]=])`

const TAG = new RegExp(`\\[(${NAMES}|${FORMS}|${BUILDERS})((?:[\\s=][^\\[\\]]{0,2000})?)\\]`, 'y')
const WITH_END = new Set(['caption', 'embed', 'code', 'sourcecode'])
/** An image, with or without a link around it, in HTML or Markdown. */
const PICTURE =
  /^\s*(?:<a\b[^>]*>\s*<img\b[^>]*>\s*<\/a>|<img\b[^>]*>|\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)|!\[[^\]]*\]\([^)]*\))/i

/**
 * Reads a shortcode of WordPress, which exports leave in their texts. Null if there is none, or if it is a link in Markdown.
 * Source: https://wordpress.org/documentation/article/shortcode-blocks/
 */
export function wordPressTag(
  source: string,
  offset: number,
  call: Omit<TagCall, 'name' | 'rest' | 'args'>,
): WordPressTag | null {
  TAG.lastIndex = offset
  const match = TAG.exec(source)
  if (match === null) return null
  const name = (match[1] ?? '').toLowerCase()
  const rest = (match[2] ?? '').replace(/^[\s=]+/, '')
  const after = TAG.lastIndex
  const kind = `[${name}]`
  const isLink = /[(:[]/.test(source.charAt(after)) && !name.includes('_')
  if (isLink) return null
  if (/_/.test(name)) return { end: after, kind, result: { text: '', leftOut: true, shown: 'text' } }
  const full = { ...call, name, rest, args: tagArguments(rest) }
  if (!WITH_END.has(name)) {
    // `[video recording]` is the text of a link. WordPress needs attributes or an address.
    const isBare = rest === '' ? !/^gallery$|form/.test(name) : !/^(?:https?:|[\w-]+=)/.test(rest)
    return isBare ? null : { end: after, kind, result: embedTag(full) ?? { text: '', leftOut: true } }
  }
  const close = source.toLowerCase().indexOf(`[/${name}]`, after)
  if (close === -1) return null
  const content = source.slice(after, close)
  return { end: close + name.length + 3, kind, result: withContent(full, content) }
}

function withContent(call: TagCall, content: string): TagResult {
  if (call.name === 'caption') return caption(call, content)
  if (call.name === 'embed') return embedded(call, content.trim())
  const language = call.args.named.get('language')
  if (language !== undefined) call.args.named.set('lang', language)
  return rawTags.code?.(call, content) ?? { text: content }
}

function caption({ args, markdown }: TagCall, content: string): TagResult {
  const picture = PICTURE.exec(content)?.[0] ?? ''
  const words = (args.named.get('caption') ?? content.slice(picture.length)).trim()
  if (picture === '') return { text: content }
  const gap = markdown ? '\n\n' : ''
  const shown = words === '' ? '' : `<figcaption>${gap}${words}${gap}</figcaption>`
  return { text: `<figure>${gap}${picture.trim()}${gap}${shown}</figure>`, block: true }
}

function embedded(call: TagCall, url: string): TagResult {
  const host = /(?:^|\.|\/)(youtu\.?be|vimeo)\b/.exec(url)?.[1]
  const name = host === undefined ? 'pdf' : host === 'vimeo' ? 'vimeo' : 'youtube'
  return embedTag({ ...call, name, args: { words: [url], named: call.args.named } }) ?? { text: url }
}
