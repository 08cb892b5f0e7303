/**
 * Replaces `<!-- more -->` until the excerpt is cut, because the sanitiser removes comments. It is a code point that is
 * not allowed in text. It is removed only after sanitising, so attributes must not contain it: `java<mark>script:`
 * would pass as a relative address and then become a script.
 */
export const MORE_MARK = '\uFDD0'
const COMMENT = /<!--[ \t]*more[ \t]*-->/i

/** Replaces the comment by the mark. */
export function markMore(html: string): string {
  return html.replace(COMMENT, MORE_MARK)
}

/** Removes every mark, also one that the author's text contains. */
export function withoutMark(text: string): string {
  return text.includes(MORE_MARK) ? text.replaceAll(MORE_MARK, '') : text
}
