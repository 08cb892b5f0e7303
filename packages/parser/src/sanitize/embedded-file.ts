import { addressedType } from '../paths/attachment.ts'
import { percentDecode } from '../text/percent-decode.ts'
import type { Attributes, Tag } from './filter-html.ts'

/**
 * Markdown has one syntax for everything that is shown: `![](talk.mp3)`, `![](report.pdf)`. Returns a player for sound and
 * film, a link for every other file that is not an image, and images as they are.
 */
export function embeddedFile(tagName: string, attribs: Attributes): Tag {
  const { src = '', alt = '', width, height } = attribs
  const kind = addressedType(src)?.split('/')[0] ?? 'image'
  if (kind === 'image') return { tagName, attribs }
  const title = alt === '' ? {} : { title: alt }
  const sizes = { ...(width !== undefined && { width }), ...(height !== undefined && { height }) }
  if (kind === 'audio') return { tagName: 'audio', attribs: { controls: '', src, ...title } }
  if (kind === 'video') return { tagName: 'video', attribs: { controls: '', src, ...sizes, ...title } }
  const name = percentDecode(src.replace(/[?#].*$/s, '').replace(/^.*\//s, ''))
  return { tagName: 'a', attribs: { href: src, class: 'embed' }, text: alt || name }
}
