import type { Shortcode } from '../model/site.ts'
import { escapeAttribute } from '../text/escape.ts'
import { blockTags } from './block-tags.ts'
import { embedTag } from './embed-tags.ts'
import { namedPicture, pictureHtml } from './picture-tags.ts'
import type { TagBlock, TagCall, TagResult } from './tag-replacement.ts'

const PLACEHOLDER = /\{\{\s*([\w|. -]*?)\s*\}\}/g
const INNER = /\{\{\s*inner\s*\}\}/
const BLOCK =
  /^\s*<(?:address|article|aside|blockquote|details|div|dl|figure|h[1-6]|hr|ol|p|pre|section|table|ul|video|iframe)\b/i

/** Replaces a tag without content as site.yml says. */
export function siteTag(shortcode: Shortcode, call: TagCall): TagResult {
  if (shortcode === 'drop' || shortcode === 'inner') return { text: '' }
  if (shortcode === 'image') {
    const { words, named } = call.args
    const picture =
      namedPicture(call.args) ?? namedPicture({ words: [], named: new Map([...named, ['src', words[0] ?? '']]) })
    return picture === null || picture.src === '' ? { text: '', leftOut: true } : pictureHtml(picture, call.markdown)
  }
  if (shortcode === 'video')
    return embedTag({ ...call, name: 'video' }) ?? embedTag({ ...call, name: 'youtube' }) ?? { text: '', leftOut: true }
  const block = siteBlock(shortcode, call)
  return { text: block.open + block.close, block: BLOCK.test(block.open) }
}

/** Returns the text around the content of a tag with an end, as site.yml says. */
export function siteBlock(shortcode: Shortcode, call: TagCall): TagBlock {
  if (shortcode === 'inner') return { open: '', close: '' }
  if (shortcode === 'quote' || shortcode === 'note') return blockTags.get(shortcode)?.(call) ?? { open: '', close: '' }
  if (shortcode === 'image' || shortcode === 'video') return { open: siteTag(shortcode, call).text, close: '' }
  const [open = '', close = ''] = shortcode.split(INNER)
  return { open: fill(open, call), close: fill(close, call) }
}

/** Puts arguments in for `{{ name }}`, `{{ 0 }}` and `{{ caption | alt }}`, escaped for an attribute. */
function fill(template: string, { args: { named, words } }: TagCall): string {
  return template.replace(PLACEHOLDER, (_, names: string) => {
    const values = names.split('|').map((name) => {
      const key = name.trim().toLowerCase()
      return /^\d+$/.test(key) ? words[Number(key)] : named.get(key)
    })
    return escapeAttribute(values.find((value) => value !== undefined && value !== '') ?? '')
  })
}
