/** Elements whose content is code: template tags in them are not replaced. */
export const CODE_ELEMENT = /<(pre|code|script|style|textarea|kbd|samp)\b/iy

const INDENT = /^(?: {4}| {0,3}\t)/
/** Elements that start an HTML block in any place: https://spec.commonmark.org/0.31.2/#html-blocks, start condition 6. */
const BLOCKS =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|' +
  'figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|' +
  'noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul'
const BLOCK_START = new RegExp(`^ {0,3}</?(?:${BLOCKS})(?:[\\s/>]|$)`, 'i')
/** A line that is one tag of another element: it starts an HTML block after an empty line only (start condition 7). */
const TAG_LINE = /^ {0,3}<\/?[a-z][\w-]*(?:\s[^<>]*)?\/?>[ \t]*$/i
/** Content of an element with `markdown="1"` is Markdown. */
const HOLDS_MARKDOWN = /\smarkdown=/
const LIST_ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s/
/** White space and signs of quotes before a fence, and the marker of a list item. */
const BEFORE_FENCE = /([ \t>]*)((?:[-*+]|\d{1,9}[.)])[ \t]+)?/y

/**
 * Finds the end of code that starts at a given offset: fences, code spans, elements. Results are cached, so reading a
 * whole text takes linear time.
 */
export class CodeRegions {
  private readonly source: string
  private paragraphEnd = -1
  /** For each run of backticks in the paragraph: where the next run of the same length ends. */
  private readonly spans = new Map<number, number>()
  private readonly closings = new Map<string, { start: number; end: number } | null>()
  /** Whether the lines up to the last offset that was asked for are in an HTML block. */
  private above = { end: -1, isHtml: false }
  private line = { start: 0, end: -1, indented: false }

  constructor(source: string) {
    this.source = source
  }

  /** The end of a fenced block: its closing fence, the end of its list item or quote, or the end of the text. */
  fenceEnd(fence: string, from: number): number {
    const next = this.nextLine(from)
    const end = this.match(`^[ \\t>]*${fence[0] === '~' ? '~' : '`'}{${fence.length},}[ \\t]*\\r?$`, next)
    const outside = this.outside(this.source.lastIndexOf('\n', from - 1) + 1)
    const container = outside === null ? null : this.match(outside, next)
    const stop = container !== null && (end === null || container < end) ? container : end
    if (stop !== null) {
      this.above = { end: stop, isHtml: false }
      return stop
    }
    return this.inHtmlBlock(from) ? from : this.source.length
  }

  /** The end of the first match from an offset. */
  private match(pattern: string, from: number): number | null {
    const found = new RegExp(pattern, 'gm')
    found.lastIndex = from
    return found.test(this.source) ? found.lastIndex : null
  }

  /** A pattern of the first line after the list item or quote that a fence is in, or null if it is in none. */
  private outside(lineStart: number): string | null {
    BEFORE_FENCE.lastIndex = lineStart
    const [all = '', space = '', marker] = BEFORE_FENCE.exec(this.source) ?? []
    if (space.includes('>')) return '^(?! {0,3}>)'
    const indent = marker === undefined ? this.itemIndent(lineStart, space.length) : all.length
    return indent === 0 ? null : `^(?=[^\\n]*\\S)(?! {${indent}}|\\t)`
  }

  /** The columns before the content of the list item that a line is in, or 0. */
  private itemIndent(lineStart: number, space: number): number {
    let end = space === 0 ? -1 : lineStart - 1
    for (let lines = 0; end >= 0 && lines < 200; lines++) {
      const start = this.source.lastIndexOf('\n', end - 1) + 1
      const line = this.source.slice(start, Math.min(end, start + 40))
      const indent = LIST_ITEM.exec(line)?.[0].length ?? 0
      if (indent > 0 && indent <= space) return indent
      if (indent === 0 && /^\S/.test(line)) return 0
      end = start - 1
    }
    return 0
  }

  /**
   * Whether the line at an offset is in an HTML block, which continues up to an empty line: there a fence is text. Offsets must
   * rise from call to call, so each line is read once.
   */
  inHtmlBlock(offset: number): boolean {
    const line = this.source.lastIndexOf('\n', offset - 1)
    this.above = { end: line, isHtml: this.startsHtmlBlock(line) }
    return this.above.isHtml
  }

  /** Whether an HTML block starts in the lines up to an offset, with no empty line after it. */
  private startsHtmlBlock(to: number): boolean {
    let first = ''
    for (let end = to; end > 0; ) {
      if (end <= this.above.end && this.above.isHtml) return true
      // A fence ended here, after which one tag in a line starts an HTML block, as after an empty line.
      if (end <= this.above.end) break
      const start = this.source.lastIndexOf('\n', end - 1) + 1
      const line = this.source.slice(start, Math.min(end, start + 300))
      if (line.trim() === '') break
      if (BLOCK_START.test(line)) return !HOLDS_MARKDOWN.test(line)
      first = line
      end = start - 1
    }
    return TAG_LINE.test(first) && !HOLDS_MARKDOWN.test(first)
  }

  /** The end of the code span that the backticks at `start` open, or the end of the backticks if nothing closes the span. */
  spanEnd(start: number, run: number): number {
    if (start >= this.paragraphEnd) this.readParagraph(start)
    return this.spans.get(start) ?? start + run
  }

  /** The end of an element, after its end tag, or the end of its name if it has no end tag. */
  elementEnd(name: string, start: number): number {
    return this.after(`</${name.toLowerCase()}`, start) ?? start + name.length + 1
  }

  /** Whether an offset is in indented code: four columns, after an empty line, and not in a list. */
  indented(offset: number): boolean {
    if (offset >= this.line.end || offset < this.line.start) {
      const start = this.source.lastIndexOf('\n', offset - 1) + 1
      this.line = { start, end: this.nextLine(offset), indented: this.indentedLine(start) }
    }
    return this.line.indented
  }

  private indentedLine(lineStart: number): boolean {
    if (!INDENT.test(this.source.slice(lineStart, lineStart + 4))) return false
    let end = lineStart - 1
    let afterBlank = lineStart === 0
    for (let lines = 0; end >= 0 && lines < 200; lines++) {
      const start = this.source.lastIndexOf('\n', end - 1) + 1
      const line = this.source.slice(start, Math.min(end, start + 40))
      if (line.trim() === '') afterBlank = true
      else if (LIST_ITEM.test(line)) return false
      else if (!INDENT.test(line)) return afterBlank && !/^\s/.test(line)
      end = start - 1
    }
    return afterBlank
  }

  private nextLine(from: number): number {
    const end = this.source.indexOf('\n', from)
    return end === -1 ? this.source.length : end + 1
  }

  /** The offset after the `>` of the next end tag. Cached, so a text full of unclosed elements is searched only once. */
  private after(closing: string, from: number): number | null {
    const known = this.closings.get(closing)
    if (known !== undefined && (known === null || known.start >= from)) return known?.end ?? null
    const found = new RegExp(`${closing}\\s*>`, 'gi')
    found.lastIndex = from
    const match = found.exec(this.source)
    this.closings.set(closing, match && { start: match.index, end: found.lastIndex })
    return match && found.lastIndex
  }

  private readParagraph(start: number): void {
    const blank = /\n[ \t>]*\r?\n/g
    blank.lastIndex = start
    this.paragraphEnd = blank.exec(this.source)?.index ?? this.source.length
    this.spans.clear()
    const runs = [...this.source.slice(start, this.paragraphEnd).matchAll(/`+/g)]
    const next = new Map<number, number>()
    for (const run of runs.reverse()) {
      const length = run[0].length
      const close = next.get(length)
      if (close !== undefined) this.spans.set(start + run.index, close)
      next.set(length, start + run.index + length)
    }
  }
}
