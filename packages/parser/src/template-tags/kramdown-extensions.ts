/** `{::comment}`, `{::nomarkdown}`, `{::options … /}`, and their ends `{:/comment}` and `{:/}`. */
export const EXTENSION = /\{:(?::(comment|nomarkdown|options)\b[^{}]{0,500}?(\/?)|\/(comment|nomarkdown|options)?)\}/iy

/**
 * The end of the extension that starts at an offset, and what replaces it: a comment and its content are never shown,
 * the content of `nomarkdown` stays, options have no text (https://kramdown.gettalong.org/syntax.html#extensions). Null
 * if there is none. An unclosed comment ends at the end of its paragraph.
 */
export function extensionAt(
  source: string,
  offset: number,
): { end: number; text: string; isUnclosed?: boolean } | null {
  EXTENSION.lastIndex = offset
  const match = EXTENSION.exec(source)
  if (!match) return null
  const end = offset + match[0].length
  const [, name, closed] = match
  if (name === undefined || closed === '/' || name.toLowerCase() === 'options') return { end, text: '' }
  const close = new RegExp(`\\{:/(?:${name})?\\}`, 'gi')
  close.lastIndex = end
  const found = close.exec(source)
  if (found === null) {
    const blank = source.indexOf('\n\n', end)
    return name.toLowerCase() === 'comment'
      ? { end: blank === -1 ? source.length : blank, text: '', isUnclosed: true }
      : { end, text: '' }
  }
  return { end: close.lastIndex, text: name.toLowerCase() === 'comment' ? '' : source.slice(end, found.index) }
}
