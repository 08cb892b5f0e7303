import { escapeHtml } from '../text/escape.ts'
import { hasReferenceMark, replaceReferenceMarks } from '../text/reference-mark.ts'

/**
 * Replaces the marks of references in html or text by placeholders, which the database and the server fill with the path
 * or title of the other article: U+FDD1, the position of the link, `P` or `T`, the words without that article, U+FDD2.
 * @param positions for each reference the position of its link, or -1
 */
export function writePlaceholders(text: string, positions: number[], format: 'html' | 'text'): string {
  if (!hasReferenceMark(text)) return text
  return replaceReferenceMarks(text, ({ number, shows, words }) => {
    const shown = format === 'html' ? escapeHtml(words) : words
    const position = positions[number] ?? -1
    return position === -1 ? shown : `\ufdd1${position}${shows === 'path' ? 'P' : 'T'}${shown}\ufdd2`
  })
}

const piece = /\ufdd1[^\ufdd2]*\ufdd2|[^\ufdd1]+/g

/**
 * Returns the excerpt with the placeholders of the text that it was cut from, or the excerpt itself if it is not the
 * beginning of the text.
 */
export function excerptWithPlaceholders(text: string, excerpt: string): string {
  const cut = excerpt.endsWith('…') ? excerpt.slice(0, -1) : excerpt
  let plain = ''
  let result = ''
  for (const [part] of text.replaceAll('\n', ' ').matchAll(piece)) {
    if (plain.length >= cut.length) break
    const words = part.startsWith('\ufdd1') ? part.replace(/^\ufdd1\d+[PT]|\ufdd2$/g, '') : part
    const kept = words === part ? part.slice(0, cut.length - plain.length) : part
    result += kept
    plain += words === part ? kept : words
  }
  return plain.startsWith(cut) && plain.length - cut.length < 400 ? result + excerpt.slice(cut.length) : excerpt
}
