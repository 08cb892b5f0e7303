import { escapeAttribute, escapeHtml } from '../text/escape.ts'
import { rawTags } from './block-tags.ts'
import type { TagCall, TagResult } from './tag-replacement.ts'

/**
 * Hexo's `{% include_code [title] [lang:language] [from:line] [to:line] path/to/file %}`: the code of a file in
 * `downloads/code`, with a link to it. If the folder does not have the file, only the link is shown. Null for other tags.
 * Source: https://hexo.io/docs/tag-plugins#Include-Code
 */
export function includeCode(call: TagCall): TagResult | null {
  if (!/^include[-_]code$/i.test(call.name)) return null
  const option = (name: string) => new RegExp(`(?:^|\\s)${name}:(\\S+)`).exec(call.rest)?.[1]
  const words = call.rest
    .replace(/(?:^|\s)(?:lang|from|to):\S+/g, '')
    .trim()
    .split(/\s+/)
  const path = (words.pop() ?? '').replace(/^\/+/, '')
  if (path === '' || path.split('/').includes('..')) return null
  const title = words.join(' ') || path.replace(/^.*\//, '')
  const url = `/downloads/code/${path}`
  const code = ['source/', '']
    .map((root) => call.page.text(`${root}downloads/code/${path}`.normalize('NFC')))
    .find(Boolean)
  if (code === null || code === undefined) return { text: `<a href="${escapeAttribute(url)}">${escapeHtml(title)}</a>` }
  const lines = code
    .split('\n')
    .slice(lineNumber(option('from'), 1) - 1, lineNumber(option('to'), Number.MAX_SAFE_INTEGER))
  const language = option('lang') ?? /\.(\w+)$/.exec(path)?.[1]
  const rest = language === undefined ? '' : `lang:${language}`
  const caption = `<figcaption><span>${escapeHtml(title)}</span> <a href="${escapeAttribute(url)}">view raw</a></figcaption>`
  const { text = '' } = rawTags.code?.({ ...call, rest, name: 'code' }, lines.join('\n')) ?? {}
  const gap = call.markdown ? '\n\n' : ''
  return { text: `<figure class="highlight">${caption}${gap}${text}${gap}</figure>`, block: true }
}

function lineNumber(written: string | undefined, otherwise: number): number {
  const number = Number(written)
  return Number.isInteger(number) && number > 0 ? number : otherwise
}
