/**
 * The parser writes a placeholder where a text shows the path or the title of another article: the noncharacter U+FDD1,
 * the position of the link, `P` or `T`, what to show without that article, and U+FDD2.
 */
const placeholder = /\ufdd1(\d+)([PT])([^\ufdd1\ufdd2]*)\ufdd2/g

/** A placeholder: the position of its link among the links of the article, and what it shows of the other article. */
export interface Reference {
  readonly position: number
  readonly shows: 'path' | 'title'
}

/** Says whether a text has placeholders for paths or titles of other articles. */
export function hasReferences(text: string): boolean {
  return text.includes('\ufdd1')
}

/**
 * Replaces the placeholders in a text.
 * @param show returns the path or title, or undefined to keep the words that stand in for it
 */
export function fillReferences(text: string, show: (reference: Reference) => string | undefined): string {
  return text.replace(placeholder, (_placeholder, position: string, kind: string, words: string) => {
    return show({ position: Number(position), shows: kind === 'P' ? 'path' : 'title' }) ?? words
  })
}
