import type { JsonValue } from '../model/json-value.ts'
import { escapeAttribute, escapeHtml } from '../text/escape.ts'
import { asText, isTable } from '../values/values.ts'
import { inlineMarkdown, shownMarkdown } from './tag-arguments.ts'
import type { TagCall, TagResult } from './tag-replacement.ts'

/**
 * Includes of the theme Minimal Mistakes that show images of the front matter: `{% include gallery id="gallery2" caption="…" %}`
 * and `{% include feature_row %}`. Null for other includes, and if the front matter has no such list.
 * Source: https://mmistakes.github.io/minimal-mistakes/docs/helpers/
 */
export function themeInclude(call: TagCall, file: string): TagResult | null {
  const name = file.replace(/\.html$/, '')
  if (name !== 'gallery' && name !== 'feature_row') return null
  const { id = name, caption } = Object.fromEntries(call.args.named)
  const written = call.page.value(id)
  const items = (Array.isArray(written) ? written : [written]).filter(isTable)
  if (items.length === 0) return null
  const shown = items.map((item) => (name === 'gallery' ? image(item) : feature(item, call.markdown))).join('')
  if (name === 'feature_row') return { text: `<div class="feature-row">${shown}</div>`, block: true }
  const text = caption === undefined ? '' : `<figcaption>${shownMarkdown(caption, call.markdown)}</figcaption>`
  return { text: `<figure class="gallery">${shown}${text}</figure>`, block: true }
}

type Item = { [key: string]: JsonValue }

function image(item: Item): string {
  const text = (key: string) => asText(item[key] ?? null)
  const src = text('image_path') ?? text('url')
  if (src === null) return ''
  const attribute = (key: string) => (text(key) === null ? '' : ` ${key}="${escapeAttribute(text(key) ?? '')}"`)
  const img = `<img src="${escapeAttribute(src)}"${attribute('alt')}${attribute('title')}>`
  const url = text('url')
  return url === null ? img : `<a href="${escapeAttribute(url)}">${img}</a>`
}

function feature(item: Item, markdown: boolean): string {
  const text = (key: string) => asText(item[key] ?? null)
  const [title, excerpt, url, label] = [text('title'), text('excerpt'), text('url'), text('btn_label')]
  const { url: _, title: __, ...picture } = item
  const words =
    excerpt === null ? '' : markdown ? `\n\n${inlineMarkdown(excerpt)}\n\n` : `<p>${escapeHtml(excerpt)}</p>`
  const link = url === null ? '' : `<p><a href="${escapeAttribute(url)}">${escapeHtml(label ?? title ?? url)}</a></p>`
  const heading = title === null ? '' : `<p><strong>${escapeHtml(title)}</strong></p>`
  return `<div class="feature">${image(picture)}${heading}${words}${link}</div>`
}
