import { fold } from '@broadsheet/database'
import { decodeAttribute } from './html-entities.ts'

const firstHeading = /^\s*<h([1-6])\b[^>]*>(.*?)<\/h\1>\s*/s

/**
 * Removes the heading at the start of sanitized HTML if it repeats the title. Case, accents, width, spaces and elements in
 * the heading make no difference.
 * @param title plain text
 */
export function withoutRepeatedTitle(html: string, title: string): string {
  const [whole, , heading] = firstHeading.exec(html) ?? []
  if (whole === undefined || heading === undefined) return html
  return comparable(decodeAttribute(heading.replace(/<[^>]*>/g, ''))) === comparable(title)
    ? html.slice(whole.length)
    : html
}

function comparable(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim()
}
