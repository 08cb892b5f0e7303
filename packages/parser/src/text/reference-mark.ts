/**
 * Marks the path or the title of another article while a body is rendered and sanitised, because the parser does not know
 * them. A mark is the noncharacter U+FDD1, the number of the reference, `P` or `T`, the words that stand in for them in
 * percent encoding, and U+FDD2. Markdown and the sanitiser take it for a word.
 */
const mark = /\ufdd1(\d+)([PT])([\dA-Za-z%]*)\ufdd2/g
const wholeMark = /^\ufdd1(\d+)P[\dA-Za-z%]*\ufdd2(?=$|[?#])/

/** Returns the mark of a reference. */
export function referenceMark(number: number, shows: 'path' | 'title', words: string): string {
  const encoded = encodeURIComponent(words.toWellFormed()).replace(
    /[^\dA-Za-z%]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
  return `\ufdd1${number}${shows === 'path' ? 'P' : 'T'}${encoded}\ufdd2`
}

export function hasReferenceMark(text: string): boolean {
  return text.includes('\ufdd1')
}

/** Removes the noncharacters of marks from a source, so that authors cannot write marks. */
export function withoutReferenceMarks(source: string): string {
  return /[\ufdd1\ufdd2]/.test(source) ? source.replace(/[\ufdd1\ufdd2]/g, '') : source
}

/** Replaces each mark by the words that stand in for the path or title. */
export function referenceWords(text: string): string {
  return hasReferenceMark(text) ? replaceReferenceMarks(text, ({ words }) => words) : text
}

export interface ReferenceMark {
  number: number
  shows: 'path' | 'title'
  words: string
}

export function replaceReferenceMarks(text: string, replace: (mark: ReferenceMark) => string): string {
  return text.replace(mark, (_mark, number: string, kind: string, words: string) =>
    replace({ number: Number(number), shows: kind === 'P' ? 'path' : 'title', words: decodeURIComponent(words) }),
  )
}

/** Reads an address that is a mark, with what follows it (`#part`); null for other addresses. */
export function referenceAddress(address: string): { number: number; rest: string } | null {
  const match = wholeMark.exec(address)
  return match && { number: Number(match[1]), rest: address.slice(match[0].length) }
}
