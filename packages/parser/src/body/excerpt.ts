import { htmlToText } from '../text/plain-text.ts'

/** About how long an excerpt is that nobody wrote, in characters. */
const LENGTH = 200
const SENTENCE_END = /[。！？…]+[”’」』）]*|[.!?]+["'”’)]*(?=\s)|\n/g

/** Plain text of an excerpt: front matter's, else what stands above `<!-- more -->`, else the text's beginning. */
export function excerptOf(text: string, frontMatter: string | null, above: string | null): string {
  const written = frontMatter === null ? '' : htmlToText(frontMatter)
  return (written || (above ?? '').trim() || beginning(text)).replaceAll('\n', ' ')
}

/** Cuts after a sentence near the wished length, else between words, else where it must. */
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
  // Between words; a CJK text, which has none, is cut anywhere but within a character.
  const space = start.lastIndexOf(' ')
  const kept = space >= LENGTH / 2 ? start.slice(0, space) : start.replace(/[\uD800-\uDBFF]$/, '')
  return `${kept.trim()}…`
}
