/** Longer than any real tag, in characters. It limits the cost of an unclosed brace. */
const LONGEST_TAG = 4_000

/** The place of an end tag: offsets in the source. */
export interface EndTag {
  start: number
  end: number
}

/** Searches the ends of tags in one source. Results are cached, so that many tags with one end are searched only once. */
export class TagEnds {
  private readonly source: string
  private readonly marks = new Map<string, number>()
  /** The next end tag of each name, from the last search. */
  private readonly tags = new Map<string, EndTag | null>()

  constructor(source: string) {
    this.source = source
  }

  /** The offset after the next closing mark, or null if there is none near. */
  mark(mark: string, from: number): number | null {
    const known = this.marks.get(mark)
    const at = known !== undefined && (known === -1 || known >= from) ? known : this.source.indexOf(mark, from)
    this.marks.set(mark, at)
    return at === -1 || at - from > LONGEST_TAG ? null : at + mark.length
  }

  /** The next end tag of a name; '' is Zola's `{% end %}`. */
  tag(name: string, hugo: boolean, from: number): EndTag | null {
    if (!/^[\w./-]*$/.test(name)) return null
    const key = `${hugo} ${name}`
    const known = this.tags.get(key)
    if (known === null || (known && known.start >= from)) return known
    const word = name.replaceAll('.', '\\.')
    const close = hugo
      ? new RegExp(`\\{\\{[<%]\\s*/\\s*${word}\\s*[>%]\\}\\}`, 'g')
      : new RegExp(`\\{%-?\\s*end${word}\\s*-?%\\}`, 'g')
    close.lastIndex = from
    const match = close.exec(this.source)
    const found = match && { start: match.index, end: close.lastIndex }
    this.tags.set(key, found)
    return found
  }

  /** The next mark of raw text that ends before `end`. A mark alone in its line includes the line break. */
  rawMark(name: 'raw' | 'endraw', from: number, end: number): EndTag | null {
    const mark = new RegExp(`^[ \\t]*\\{%-?\\s*${name}\\s*-?%\\}[ \\t]*\\r?\\n|\\{%-?\\s*${name}\\s*-?%\\}`, 'gm')
    mark.lastIndex = from
    const match = mark.exec(this.source)
    return match && mark.lastIndex <= end ? { start: match.index, end: mark.lastIndex } : null
  }
}
