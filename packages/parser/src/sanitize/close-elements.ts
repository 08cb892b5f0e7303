import { CodeRegions, FENCE } from '../template-tags/code-regions.ts'
import { NextMatch } from './next-match.ts'

/** Something that nothing closes, and that would take the text after it along. */
export interface Unclosed {
  /** As written, for the message and for its place in the source. */
  markup: string
  kind: 'self-closing' | 'no end tag' | 'cut end tag' | 'comment' | 'CDATA section' | 'instruction'
}

/** Elements whose content is raw text for a parser, up to the end tag. */
const RAW = new Set('script style textarea title iframe xmp noembed noframes plaintext'.split(' '))
/** Elements whose content is removed with them, or that browsers show only if they do not know the element. */
const HIDING = new Set(
  'select datalist option svg math template object applet canvas head noscript video audio'.split(' '),
)
/** Elements that contain elements of their own kind. */
const NESTING = new Set(['svg', 'object', 'template', 'math'])
/** Elements that stay in the html, so an end tag is written for them. All others are removed. */
const KEPT = new Set(['iframe', 'video', 'audio'])
const NAMES = [...RAW, ...HIDING].join('|')

/** The start of a tag of an element that hides text. */
export const HIDING_TAG: RegExp = new RegExp(`^<(?:${NAMES})[\\s/>]`, 'i')

const CANDIDATE = new RegExp(`<(?:[!?]|/(?![a-z])|(?:${NAMES})[\\s/>])`, 'i')
const MARK = new RegExp(
  `${FENCE}|\`+|\\\\.|<(?:!--|!\\[CDATA\\[|!(?=[a-z])|\\?|/(?![a-z])|(/?)(${NAMES})(?![^\\s/>]))`,
  'gim',
)
/** The rest of a start tag. A quote that nothing closes on the way ends it at the next `>`. */
const REST_OF_TAG = /(?:[^<>"']|"[^"<]*"|'[^'<]*')*>|[^<>]*>/y
/** The rest of an end tag. A parser reads attributes there too, and ignores them. */
const REST_OF_END = /\s*>|(?:[^<>"'\n]|"[^"<\n]*"|'[^'<\n]*')*>/y
const SOURCES = /(?:\s*<(?:source|track)\b[^<>]*>)*/iy

interface StartTag {
  name: string
  start: number
  end: number
}

/**
 * Closes the elements that nothing closes (`<iframe … />`, `<video>` without an end tag) and opens the comments, CDATA
 * sections and processing instructions without an end, so that the text after them stays. HTML gives the slash of
 * `<iframe />` no meaning (https://html.spec.whatwg.org/#start-tags), but authors do. Works on the source, because a
 * `<script>` or `<!--` at the start of a line also ends Markdown up to its end. Code in Markdown stays as it is.
 */
export function closeElements(source: string, markdown: boolean): { text: string; unclosed: Unclosed[] } {
  return CANDIDATE.test(source) ? new ElementCloser(source, markdown).run() : { text: source, unclosed: [] }
}

class ElementCloser {
  private readonly source: string
  private readonly markdown: boolean
  private readonly code: CodeRegions
  private readonly next: NextMatch
  private readonly open = new Map<string, StartTag[]>()
  private readonly edits: { start: number; end: number; text: string; unclosed: Unclosed | null }[] = []

  constructor(source: string, markdown: boolean) {
    this.source = source
    this.markdown = markdown
    this.code = new CodeRegions(source)
    this.next = new NextMatch(source)
  }

  run(): { text: string; unclosed: Unclosed[] } {
    const mark = new RegExp(MARK)
    for (let match = mark.exec(this.source); match; match = mark.exec(this.source)) {
      mark.lastIndex = this.past(match[0], match[1], match[2] === '/', match[3]?.toLowerCase(), match.index)
    }
    for (const tags of this.open.values()) for (const tag of tags) this.close(tag, 'no end tag')
    return this.result()
  }

  /** Handles the mark at an offset. Returns where to continue. */
  private past(found: string, fence: string | undefined, ends: boolean, name: string | undefined, at: number): number {
    const after = at + found.length
    if (name !== undefined) {
      if (this.markdown && this.code.indented(at)) return after
      return ends ? this.endTag(name, at, after) : this.startTag(name, at, after)
    }
    if (found === '<!--') return this.comment(at, after)
    if (found === '<?') return this.instruction(at, after)
    if (found === '</' || found === '<!') return this.declaration(found, at, after)
    if (found.startsWith('<')) return this.cdata(at, after)
    if (!this.markdown) return found.startsWith('\\') ? at + 1 : after
    if (fence !== undefined) return this.fence(fence, at, after)
    return found.startsWith('`') ? this.code.spanEnd(at, found.length) : after
  }

  private fence(fence: string, at: number, after: number): number {
    return this.code.inHtmlBlock(at) ? after : this.code.pastFence(fence, at, after)
  }

  private startTag(name: string, start: number, after: number): number {
    REST_OF_TAG.lastIndex = after
    // Without a `>` it is not a tag. repair-tags.ts repairs broken tags.
    if (!REST_OF_TAG.test(this.source)) return after
    const end = REST_OF_TAG.lastIndex
    const tag = { name, start, end }
    if (this.source.charAt(end - 2) === '/') {
      const at = KEPT.has(name) ? this.afterSources(end) : end
      if (!this.source.startsWith(`</${name}>`, at)) this.close(tag, 'self-closing')
      return at
    }
    if (RAW.has(name)) return this.rawElement(tag)
    const open = this.open.get(name) ?? []
    this.open.set(name, open)
    // An <option> ends the one before it. If two <video> come before one </video>, the first has no end tag.
    const before = NESTING.has(name) ? undefined : open.pop()
    if (before && name !== 'option') this.close(before, 'no end tag')
    open.push(tag)
    return end
  }

  /** Markdown knows only `</iframe>` with white space before the `>`, so an end tag with more is written without it. */
  private endTag(name: string, start: number, after: number): number {
    this.open.get(name)?.pop()
    if (name === 'select' || name === 'datalist') this.open.delete('option')
    REST_OF_END.lastIndex = after
    const isComplete = REST_OF_END.test(this.source)
    const end = isComplete ? REST_OF_END.lastIndex : after
    const markup = this.source.slice(start, end)
    if (!isComplete) this.edit(end, end, '>', { markup, kind: 'cut end tag' })
    else if (end > after + 1) this.edit(after, end, '>', null)
    return end
  }

  /** Skips the content of a raw element. A parser reads it up to the next end tag, with any content in between. */
  private rawElement(tag: StartTag): number {
    const { name, start, end } = tag
    const close = name === 'plaintext' ? null : this.next.findTag(`</${name}`, end)
    // Scripts and styles can contain their own start tag in a string. The others cannot.
    const hasCode = name === 'style' || (name === 'script' && !/\ssrc\s*=/i.test(this.source.slice(start, end)))
    const again = hasCode ? null : this.next.findTag(`<${name}`, end)
    if (close !== null && (again === null || again > close)) return close
    this.close(tag, 'no end tag')
    return end
  }

  private close({ name, start, end }: StartTag, kind: Unclosed['kind']): void {
    const written = this.source.slice(start, end)
    if (this.isInAlt(start, end)) {
      this.edit(start, end, `&lt;${written.slice(1)}`, null)
      return
    }
    if (!KEPT.has(name) || this.isWord(start, written)) {
      this.edit(start, end, this.isWord(start, written) ? `&lt;${written.slice(1)}` : '', { markup: written, kind })
      return
    }
    const close = this.afterSources(end)
    this.edit(close, close, `</${name}>`, { markup: written, kind })
  }

  private afterSources(end: number): number {
    SOURCES.lastIndex = end
    SOURCES.test(this.source)
    return Math.max(end, SOURCES.lastIndex)
  }

  /** Whether markup is a word of a sentence: `the <title> element`. */
  private isWord(start: number, written: string): boolean {
    if (!this.markdown || !/^<(?:\w+>|!--$)/.test(written)) return false
    const line = this.source.lastIndexOf('\n', start - 1) + 1
    return /[^\s>]/.test(this.source.slice(Math.max(line, start - 200), start))
  }

  /** Whether markup is in the alternative text of an image in Markdown, which is plain text: `![the <head>](a.png)`. */
  private isInAlt(start: number, end: number): boolean {
    if (!this.markdown) return false
    const line = this.source.lastIndexOf('\n', start - 1) + 1
    const open = /!\[[^[\]]*$/.test(this.source.slice(Math.max(line, start - 500), start))
    return open && /^[^[\]\n]*\][([]/.test(this.source.slice(end, end + 500))
  }

  private comment(start: number, after: number): number {
    if (/^-?>/.test(this.source.slice(after, after + 2))) return after
    const end = this.next.find('-->', after)
    if (end !== null) return end + 3
    this.edit(start, after, this.isWord(start, '<!--') ? '&lt;!--' : '', { markup: '<!--', kind: 'comment' })
    return after
  }

  /** In HTML a CDATA section is a comment, but feeds put whole articles into one: its content stays. */
  private cdata(start: number, after: number): number {
    const end = this.next.find(']]>', after)
    this.edit(start, after, '', end === null ? { markup: '<![CDATA[', kind: 'CDATA section' } : null)
    if (end !== null) this.edit(end, end + 3, '', null)
    return after
  }

  private instruction(start: number, after: number): number {
    const end = this.next.find('?>', after)
    if (end !== null) {
      this.edit(start, end + 2, '', null)
      return end + 2
    }
    const target = /^(?:\w+|=)/.exec(this.source.slice(after, after + 20))?.[0] ?? ''
    const markup = `<?${target}`
    this.edit(start, start + markup.length, target === '' ? '&lt;?' : '', { markup, kind: 'instruction' })
    return start + markup.length
  }

  /** `</3`, or `<!` without a `>`: a parser reads it as a comment up to the next `>`, but it is text. */
  private declaration(found: string, start: number, after: number): number {
    const end = this.next.find('>', after)
    const tag = this.next.find('<', after)
    if (found === '<!' && end !== null && (tag === null || end < tag)) return end + 1
    this.edit(start, after, `&lt;${found.slice(1)}`, null)
    return after
  }

  private edit(start: number, end: number, text: string, unclosed: Unclosed | null): void {
    this.edits.push({ start, end, text, unclosed })
  }

  private result(): { text: string; unclosed: Unclosed[] } {
    let text = ''
    let done = 0
    const edits = this.edits.sort((a, b) => a.start - b.start)
    for (const edit of edits) {
      if (edit.start < done) continue
      text += this.source.slice(done, edit.start) + edit.text
      done = edit.end
    }
    return { text: text + this.source.slice(done), unclosed: edits.flatMap(({ unclosed }) => unclosed ?? []) }
  }
}
