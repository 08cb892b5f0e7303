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
const HOLDS_MARKDOWN = /\smarkdown(?=[\s=>])/
/** The marker of a list item with the blanks up to its content. Five blanks or more are one, and then code. */
const MARKER = '(?:[-*+]|\\d{1,9}[.)])(?:[ \\t]{1,4}(?=[^ \\t\\n])|[ \\t\\n]|$)'
const LIST_ITEM = new RegExp(`^[ \\t]*${MARKER}`)
/** White space and signs of quotes before a fence, and the markers of list items. */
const BEFORE_FENCE = new RegExp(`([ \\t>]*)((?:${MARKER})*)`, 'y')

/** The source of a pattern for a fence that opens a block of code, with what can be before it in its line. */
export const FENCE: string = `^[ \\t>]*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]{1,4})*(\`{3,}(?![^\\n]*\`)|~{3,})`

/**
 * Finds the end of code that starts at a given offset: fences, code spans, elements. Results are cached, so reading a
 * whole text takes linear time.
 */
export class CodeRegions {
  private readonly source: string
  private paragraphEnd = -1
  /** For each run of backticks in the paragraph: where the next run of the same length ends. */
  private readonly spans = new Map<number, number>()
  private readonly hasIndentedCode: boolean
  private readonly closings = new Map<string, { start: number; end: number } | null>()
  /** Whether the lines up to the last offset that was asked for are in an HTML block. */
  private above = { end: -1, isHtml: false }
  private line = { start: 0, end: -1, indented: false }

  /** @param hasIndentedCode whether four columns make code, which they do not in MDX */
  constructor(source: string, hasIndentedCode = true) {
    this.source = source
    this.hasIndentedCode = hasIndentedCode
  }

  /**
   * The end of a fenced block: its closing fence, the end of its list item or quote, or the end of the text. Null if the
   * fence is text, because it is indented by four columns or more, or because nothing closes it in an HTML block.
   * @param start where its line starts
   * @param from where the fence ends
   */
  fenceEnd(fence: string, start: number, from: number): number | null {
    if (this.hasIndentedCode && (this.indented(start) || this.isIndentedFence(start))) return null
    const next = this.nextLine(from)
    const end = this.match(`^[ \\t>]*${fence[0] === '~' ? '~' : '`'}{${fence.length},}[ \\t]*\\r?$`, next)
    const outside = this.outside(start)
    const container = outside === null ? null : this.match(outside, next)
    const stop = container !== null && (end === null || container < end) ? container : end
    if (stop === null) return this.inHtmlBlock(start) ? null : this.source.length
    this.above = { end: stop, isHtml: false }
    return stop
  }

  /** The end of the code at a fence: of its block, or of the span that its backticks open where it is text. */
  pastFence(fence: string, start: number, from: number): number {
    const end = this.fenceEnd(fence, start, from)
    if (end !== null) return end
    return fence.startsWith('`') ? this.spanEnd(from - fence.length, fence.length) : from
  }

  /** Whether a line with a fence has four columns or more before it, counted from the list item that it is in. */
  private isIndentedFence(lineStart: number): boolean {
    const space =
      /^[ \t]*/.exec(this.source.slice(lineStart, lineStart + 200))?.[0].replaceAll('\t', '    ').length ?? 0
    return space >= 4 && space - this.itemIndent(lineStart, space) >= 4
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
      const comment = this.commentStart(start, end)
      if (comment !== null) {
        end = comment
        continue
      }
      if (line.trim() === '') break
      if (BLOCK_START.test(line)) return !HOLDS_MARKDOWN.test(line)
      first = line
      end = start - 1
    }
    return TAG_LINE.test(first) && !HOLDS_MARKDOWN.test(first)
  }

  /**
   * Where the line starts in which a comment starts that ends in the given line: what is in a comment starts no block. Null
   * if no comment ends there, or none that fills its lines.
   */
  private commentStart(lineStart: number, lineEnd: number): number | null {
    if (!/-->[ \t]*$/.test(this.source.slice(Math.max(lineStart, lineEnd - 200), lineEnd))) return null
    const open = this.source.slice(Math.max(this.above.end, 0), lineEnd).lastIndexOf('<!--')
    if (open === -1) return null
    const at = open + Math.max(this.above.end, 0)
    const start = this.source.lastIndexOf('\n', at) + 1
    return /^ {0,3}$/.test(this.source.slice(start, at)) ? start - 1 : null
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
