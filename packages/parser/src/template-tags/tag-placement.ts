/** Brackets, quotes and emphasis that go with what is left out between them. */
const AROUND = ['<>', '()', '[]', '""', "''", '“”', '‘’', '«»', '「」', '『』', '《》', '（）', '【】', '＜＞']
const PREFIX = /^[ \t>]*((?:[-*+]|\d{1,9}[.)])[ \t]+)?$/

/** Builds a text from a source with parts replaced, in the order of their offsets, so that Markdown reads them right. */
export class Placement {
  private readonly source: string
  private readonly markdown: boolean
  private text = ''
  private done = 0

  constructor(source: string, markdown: boolean) {
    this.source = source
    this.markdown = markdown
  }

  /** Replaces a part of the source. Returns its end. A line with nothing else goes with a part that leaves nothing. */
  put(start: number, end: number, text: string): number {
    if (text !== '') {
      // A tag alone on its line starts an HTML block, which ends at the next empty line.
      const after = this.markdown && text.startsWith('<') && this.lineAround(start, end) ? '\n' : ''
      return this.replace(start, end, text + after)
    }
    const [from, to] = this.lineAround(start, end) ?? [start, end]
    return this.replace(from, to, '')
  }

  /** Removes a part, with the brackets or quotes around it and one of the spaces next to it. */
  remove(start: number, end: number): number {
    let [from, to] = [start, end]
    while (from > this.done && AROUND.includes(this.source.charAt(from - 1) + this.source.charAt(to))) {
      // Not the quotes of an attribute, nor the address of a link.
      if (/[=\]]/.test(this.source.charAt(from - 2))) break
      from -= 1
      to += 1
    }
    const mark = /(?:\*\*|__|\*|_)$/.exec(this.source.slice(Math.max(this.done, from - 2), from))?.[0]
    if (mark !== undefined && this.source.startsWith(mark, to)) [from, to] = [from - mark.length, to + mark.length]
    if (this.lineAround(from, to)) return this.put(from, to, '')
    if (this.source.charAt(from - 1) === ' ' && /[\s.,;:!?，。]/.test(this.source.charAt(to))) from -= 1
    return this.replace(Math.max(from, this.done), to, '')
  }

  /** Replaces a part by a block. In Markdown the block gets lines of its own, with the prefix of its list or quotation. */
  putBlock(start: number, end: number, block: string): number {
    if (block === '') return this.put(start, end, '')
    if (!this.markdown) return this.replace(start, end, block.replaceAll('\n', ''))
    const lineStart = this.source.lastIndexOf('\n', start - 1) + 1
    const before = this.source.slice(Math.max(lineStart, start - 200, this.done), start)
    const prefix = PREFIX.exec(before)
    const line = prefix
      ? before.replace(prefix[1] ?? '', (mark) => ' '.repeat(mark.length))
      : (/^[ \t>]*/.exec(before)?.[0] ?? '')
    const newLine = `\n${line}`
    const gap = prefix && this.done <= lineStart ? '' : newLine + newLine
    const after = this.endsLine(end) ? newLine : newLine + newLine
    return this.replace(start, end, gap + block.replaceAll('\n', newLine) + after)
  }

  /** Removes a text from the end of what was written last. */
  dropEnd(text: string): void {
    if (text !== '' && this.text.endsWith(text)) this.text = this.text.slice(0, -text.length)
  }

  /** Whether other text is on the line of a part. */
  isInline(start: number, end: number): boolean {
    return this.lineAround(start, end) === null
  }

  /** The whole text, with what comes after the source. */
  finish(after: string): string {
    return this.text + this.source.slice(this.done) + (after === '' || !this.markdown ? after : `\n\n${after}\n`)
  }

  private replace(start: number, end: number, text: string): number {
    this.text += this.source.slice(this.done, Math.max(start, this.done)) + text
    this.done = end
    return end
  }

  /** The line of a part, if nothing else is on it. */
  private lineAround(start: number, end: number): [number, number] | null {
    const blank = /[ \t]*$/.exec(this.source.slice(Math.max(0, start - 40), start))?.[0].length ?? 0
    const lineStart = start - blank
    if (lineStart > 0 && this.source.charAt(lineStart - 1) !== '\n') return null
    const rest = /[ \t]*\r?(?:\n|$)/y
    rest.lastIndex = end
    return rest.test(this.source) ? [lineStart, rest.lastIndex] : null
  }

  private endsLine(end: number): boolean {
    const rest = /[ \t]*\r?(?:\n|$)/y
    rest.lastIndex = end
    return rest.test(this.source)
  }
}
