/**
 * Stands for `<!-- more -->` from rendering to reading, while comments are taken out: a code point that no text may hold.
 * It leaves the html only after sanitising, so it must be nowhere but in text: a `java<mark>script:` in an attribute
 * would pass for a relative address and turn into another one.
 */
export const MORE_MARK = '\uFDD0'
const COMMENT = /<!--[ \t]*more[ \t]*-->/i

/** Puts the mark in place of the comment. */
export function markMore(html: string): string {
  return html.replace(COMMENT, MORE_MARK)
}

/** Takes every mark out, also one that the text itself wrote. */
export function withoutMark(text: string): string {
  return text.includes(MORE_MARK) ? text.replaceAll(MORE_MARK, '') : text
}
