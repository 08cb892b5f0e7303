const COMMENT = '<!-- more -->'

/**
 * Puts `<!-- more -->` where Jekyll's `excerpt_separator` first occurs, unless the source is without it. A separator that
 * is a comment or white space is not shown, so it is replaced; any other is text of the article and is kept.
 */
export function markSeparator(source: string, separator: string | null): string {
  if (separator === null || separator === '') return source
  const start = source.search(/\S/)
  const at = start === -1 ? -1 : source.indexOf(separator, start)
  if (at === -1) return source
  const end = at + separator.length
  if (separator.trim() === '') return `${source.slice(0, at)}\n\n${COMMENT}\n\n${source.slice(end)}`
  const rest = /^\s*<!--[^>]*-->\s*$/.test(separator) ? source.slice(end) : source.slice(at)
  const alone = at === 0 || source.charAt(at - 1) === '\n'
  return `${source.slice(0, at)}${alone ? `${COMMENT}\n\n` : COMMENT}${rest}`
}
