import { WORDPRESS_START } from '../tag-rendering/wordpress-tags.ts'
import type { BodyTags, TextPlace } from './body-tags.ts'
import { ESCAPED, marksInCode } from './code-marks.ts'
import { CODE_ELEMENT, CodeRegions, FENCE } from './code-regions.ts'
import { extensionAt } from './kramdown-extensions.ts'
import { TagUses } from './tag-uses.ts'

const START = new RegExp(
  `${FENCE}|\`+|<(?=pre|code|script|style|textarea|kbd|samp)|<!--(?=\\s*(?:end)?(?:tab|timeline|node|folder|cell)\\b)|\\{%|\\{\\{|\\{#|\\{:(?=[:/])|${WORDPRESS_START}|\\\\.`,
  'gim',
)
/** Zola shows a shortcode in comment marks as it is written: `{{/* name() *\/}}` and `{%/* name() *\/%}`. */
const ESCAPED_BY_ZOLA = /^\{([{%])\/\*\s*([\w:]+\s*\([^\n]{0,1000}?\)|end)\s*\*\/([}%])\}$/

/** Returns a text with its tags replaced. */
export function readTags(source: string, markdown: boolean, body: BodyTags, place: TextPlace): string {
  return new TagReader(source, markdown, body, place).read()
}

/** Finds the tags in a text, and skips the code. */
class TagReader {
  private readonly source: string
  private readonly markdown: boolean
  private readonly body: BodyTags
  private readonly code: CodeRegions
  private readonly uses: TagUses

  constructor(source: string, markdown: boolean, body: BodyTags, place: TextPlace) {
    this.source = source
    this.markdown = markdown
    this.body = body
    this.code = new CodeRegions(source)
    this.uses = new TagUses(source, markdown, body, place, (text, inner) => readTags(text, markdown, body, inner))
  }

  read(): string {
    const start = new RegExp(START)
    for (let match = start.exec(this.source); match; match = start.exec(this.source)) {
      start.lastIndex = this.past(match[0], match[1], match.index)
    }
    return this.uses.finish()
  }

  /** Handles what starts at an offset. Returns where to continue. */
  private past(found: string, fence: string | undefined, offset: number): number {
    const after = offset + found.length
    if (found === '<') {
      CODE_ELEMENT.lastIndex = offset
      const name = CODE_ELEMENT.exec(this.source)?.[1]
      return name === undefined ? after : this.pastCode(offset, this.code.elementEnd(name, offset))
    }
    if (found === '<!--') return this.partComment(offset) ?? after
    if (found === '[') return this.isIndented(offset) ? after : (this.uses.wordPress(offset) ?? after)
    if (found === '{:') return this.extension(offset) ?? after
    if (found.startsWith('{')) return this.tag(found, offset)
    if (!this.markdown || found.startsWith('\\')) return this.markdown ? after : offset + 1
    if (fence !== undefined) return this.pastCode(offset, this.code.pastFence(fence, offset, after))
    return found.startsWith('`') ? this.pastCode(offset, this.code.spanEnd(offset, found.length)) : after
  }

  private isIndented(offset: number): boolean {
    return this.markdown && this.code.indented(offset)
  }

  /** Code stays as it is, except for the marks in it. */
  private pastCode(start: number, end: number): number {
    for (const mark of marksInCode(this.source, start, end, this.body.site.rawInCode ? this.uses.ends : null))
      this.uses.out.put(mark.start, mark.end, mark.text)
    return end
  }

  private extension(offset: number): number | null {
    if (!this.markdown || this.code.indented(offset)) return null
    const found = extensionAt(this.source, offset)
    if (found?.isUnclosed) this.uses.leaveOut('{::comment}', 'nothing', offset)
    return found && this.uses.out.put(offset, found.end, found.text)
  }

  private partComment(offset: number): number | null {
    const found = this.uses.open.partAt(this.source, offset, this.markdown)
    return found && this.uses.out.putBlock(offset, found.end, found.text)
  }

  private tag(opening: string, offset: number): number {
    if (this.isIndented(offset)) return offset + 2
    const { ends, out } = this.uses
    if (opening === '{#') {
      const end = ends.mark('#}', offset + 2)
      // `{#name}` after a heading is its id.
      if (end === null || !/^\{#\s/.test(this.source.slice(offset, offset + 3))) return offset + 2
      return out.put(offset, end, '')
    }
    const hugo = opening === '{{' && /[<%/]/.test(this.source.charAt(offset + 2))
    const closer = opening === '{%' ? '%}' : hugo ? this.hugoCloser(offset) : '}}'
    const end = ends.mark(closer, offset + 2)
    if (end === null) return offset + 2
    const inner = this.source.slice(offset + (hugo ? 3 : 2), end - closer.length)
    if (inner.includes(opening)) return offset + 2
    const shown = this.escaped(offset, end, hugo && inner.startsWith('/*'))
    if (shown !== null) return out.put(offset, end, shown)
    if (opening === '{{' && !hugo) return this.uses.expression(inner, offset, end)
    if (hugo && inner.startsWith('*')) return out.put(offset, end, '')
    return this.uses.named(inner.replace(/^-|-$/g, '').trim(), hugo, offset, end)
  }

  /** The text that an escaped shortcode shows, or null. */
  private escaped(offset: number, end: number, isHugos: boolean): string | null {
    const written = this.source.slice(offset, end)
    const shown = isHugos ? written.replace(ESCAPED, '{{$1$2$3}}') : written.replace(ESCAPED_BY_ZOLA, '{$1 $2 $3}')
    if (!isHugos && shown === written) return null
    return shown.replace(/[<>&*_`[\]~|$\\]/g, (mark) => `&#${mark.charCodeAt(0)};`)
  }

  private hugoCloser(offset: number): string {
    const mark = this.source.charAt(offset + 2)
    return mark === '<' ? '>}}' : mark === '%' ? '%}}' : '}}'
  }
}
