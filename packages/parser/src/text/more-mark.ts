/**
 * Replaces `<!-- more -->` while the body is rendered and sanitised, because the sanitiser removes comments. It is a
 * Unicode noncharacter. It is removed only after sanitising, so it must not occur in attributes: the sanitiser would
 * accept `java<mark>script:` as a relative address.
 */
export const MORE_MARK = '\uFDD0'
/** `truncate` is Docusaurus's word, and `excerpt` that of VuePress's and Nuxt's themes. */
const COMMENT = /<!--[ \t]*(?:more|truncate|excerpt)[ \t]*-->/i

/** Replaces the first `<!-- more -->` comment by the mark. */
export function markMore(html: string): string {
  return html.replace(COMMENT, MORE_MARK)
}

/** Removes every mark, including one that the source itself contains. */
export function withoutMark(text: string): string {
  return text.includes(MORE_MARK) ? text.replaceAll(MORE_MARK, '') : text
}
