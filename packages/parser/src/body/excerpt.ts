import { htmlToText } from '../text/plain-text.ts'

/** Target length of a generated excerpt, in UTF-16 units. */
const LENGTH = 200
const SENTENCE_END = /[。！？…]+[”’」』）]*|[.!?]+["'”’)]*(?=\s)|\n/g

/**
 * Returns the excerpt as one line of plain text: the front matter's value, else the text above `<!-- more -->`, else the
 * beginning of the text. A heading at the start of the text that repeats the article's title is left out.
 * @param text plain text of the whole body
 * @param frontMatter the front matter's excerpt, which may contain html
 * @param above plain text above `<!-- more -->`
 * @param title the first heading, if it repeats the article's title
 */
export function excerptOf(
  text: string,
  frontMatter: string | null,
  above: string | null,
  title: string | null,
): string {
  const written = frontMatter === null ? '' : htmlToText(frontMatter)
  const untitled = (part: string) => withoutFirstLine(part.trim(), title)
  return (written || untitled(above ?? '') || beginning(untitled(text))).replaceAll('\n', ' ')
}

/** Case, width and spaces make no difference between a title and the heading that repeats it. */
export function isSameTitle(heading: string, title: string): boolean {
  return comparable(heading) === comparable(title)
}

/** Removes the first line of a text if it is `line`. */
export function withoutFirstLine(text: string, line: string | null): string {
  return line !== null && `${text}\n`.startsWith(`${line}\n`) ? text.slice(line.length).trimStart() : text
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

function comparable(title: string): string {
  return title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}
