import { htmlToText } from '../text/plain-text.ts'

/** Target length of a generated excerpt, in UTF-16 units. */
const LENGTH = 200
const SENTENCE_END = /[。！？…]+[”’」』）]*|[.!?]+["'”’)]*(?=\s)|\n/g

/**
 * Returns the excerpt as one line of plain text: the front matter's value, else the text above `<!-- more -->`, else the
 * beginning of the text.
 * @param text plain text of the whole body
 * @param frontMatter the front matter's excerpt, which may contain html
 * @param above plain text above `<!-- more -->`
 */
export function excerptOf(text: string, frontMatter: string | null, above: string | null): string {
  const written = frontMatter === null ? '' : htmlToText(frontMatter)
  return (written || (above ?? '').trim() || beginning(text)).replaceAll('\n', ' ')
}

/** Cuts after a sentence near the target length, else between words, else at the target length. */
function beginning(text: string): string {
  if (text.length <= LENGTH) return text
  const longest = text.slice(0, LENGTH * 1.5)
  let cut = 0
  SENTENCE_END.lastIndex = 0
  while (SENTENCE_END.test(longest)) {
    if (SENTENCE_END.lastIndex > LENGTH && cut >= LENGTH / 2) break
    cut = SENTENCE_END.lastIndex
  }
  if (cut >= LENGTH / 2) return text.slice(0, cut).trim()
  const start = text.slice(0, LENGTH)
  // CJK text has no spaces between words: it is cut anywhere except inside a surrogate pair.
  const space = start.lastIndexOf(' ')
  const kept = space >= LENGTH / 2 ? start.slice(0, space) : start.replace(/[\uD800-\uDBFF]$/, '')
  return `${kept.trim()}…`
}
