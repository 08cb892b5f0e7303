import type { Site } from '../model/site.ts'
import { singleTag } from './built-in-tags.ts'
import { CODE_ELEMENT, CodeRegions } from './code-regions.ts'
import { replaceMdx } from './mdx.ts'
import { pairedTags } from './paired-tags.ts'
import { expressionValue } from './tag-expression.ts'
import type { LeftOut, TagReplacement } from './tag-replacement.ts'

const START =
  /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}(?![^\n]*`)|~{3,})|`+|<(?=pre|code|script|style|textarea|kbd|samp)|\{%|\{\{|\{#|\\./gim

/** Longer than any tag that a person writes; it bounds what an unclosed brace may cost. */
const LONGEST_TAG = 4_000

/**
 * Puts images, links and code where the tags of Hexo, Jekyll, Eleventy and Hugo stand for them, and takes the other tags
 * out. What is written as code stays as it is.
 */
export function replaceTags(
  source: string,
  { format, mdx }: { format: 'MARKDOWN' | 'HTML'; mdx: boolean },
  site: Site,
): TagReplacement {
  if (mdx) return replaceMdx(source)
  if (!/\{[%{#]/.test(source)) return { text: source, leftOut: [], slugs: new Map() }
  return new TagReader(source, format === 'MARKDOWN', site).read()
}

class TagReader {
  private readonly source: string
  private readonly markdown: boolean
  private readonly site: Site
  private readonly code: CodeRegions
  private readonly leftOut = new Map<string, LeftOut>()
  private readonly slugs = new Map<string, string>()
  private readonly closers = new Map<string, number>()
  private text = ''
  private done = 0

  constructor(source: string, markdown: boolean, site: Site) {
    this.source = source
    this.markdown = markdown
    this.site = site
    this.code = new CodeRegions(source)
  }

  read(): TagReplacement {
    const start = new RegExp(START)
    for (let match = start.exec(this.source); match; match = start.exec(this.source)) {
      start.lastIndex = this.past(match[0], match[1], match.index)
    }
    return {
      text: this.text + this.source.slice(this.done),
      leftOut: [...this.leftOut.values()],
      slugs: this.slugs,
    }
  }

  /** Deals with what begins at an offset and says where to look on. */
  private past(found: string, fence: string | undefined, offset: number): number {
    const after = offset + found.length
    if (found === '<') {
      CODE_ELEMENT.lastIndex = offset
      const name = CODE_ELEMENT.exec(this.source)?.[1]
      return name === undefined ? after : this.code.elementEnd(name, offset)
    }
    if (found.startsWith('{')) return this.tag(found, offset)
    if (!this.markdown || found.startsWith('\\')) return this.markdown ? after : offset + 1
    if (fence !== undefined) return this.code.fenceEnd(fence, after)
    return found.startsWith('`') ? this.code.spanEnd(offset, found.length) : after
  }

  private tag(opening: string, offset: number): number {
    if (this.markdown && this.code.indented(offset)) return offset + 2
    if (opening === '{#') {
      const end = this.closing('#}', offset + 2)
      // `{#name}` after a heading is its id.
      if (end === null || !/^\{#\s/.test(this.source.slice(offset, offset + 3))) return offset + 2
      return this.put(offset, end, '')
    }
    const hugo = opening === '{{' && /[<%/]/.test(this.source.charAt(offset + 2))
    const closer = opening === '{%' ? '%}' : hugo ? this.hugoCloser(offset) : '}}'
    const end = this.closing(closer, offset + 2)
    if (end === null) return offset + 2
    const inner = this.source.slice(offset + (hugo ? 3 : 2), end - closer.length)
    if (inner.includes(opening)) return offset + 2
    if (opening === '{{' && !hugo) return this.expression(inner, offset, end)
    return this.named(inner.replace(/^-|-$/g, '').trim(), hugo, offset, end)
  }

  private expression(inner: string, offset: number, end: number): number {
    const value = expressionValue(inner.replace(/^-|-$/g, '').trim(), this.site)
    if (value === null) this.leaveOut('{{ … }}', offset)
    return this.put(offset, end, value ?? '')
  }

  private named(inner: string, hugo: boolean, offset: number, end: number): number {
    const name = /^\/?\s*[\w.-]+/.exec(inner)?.[0].replace(/\s/g, '') ?? ''
    if (hugo && inner.startsWith('*')) return this.put(offset, end, '')
    const rest = inner.slice(name.length).trim()
    const paired = pairedTags[name]
    const close = paired && this.pairEnd(name, hugo, end)
    if (paired && close) {
      const result = paired(rest, this.source.slice(end, close.start), this.markdown)
      return this.put(offset, close.end, result)
    }
    const result = singleTag(name, rest, { site: this.site, markdown: this.markdown })
    if (result.slug) this.slugs.set(result.slug.address, result.slug.slug)
    if (result.leftOut) this.leaveOut(hugo ? `{{< ${name} >}}` : `{% ${name} %}`, offset)
    return this.put(offset, end, result.text)
  }

  /** Where the tag that closes a pair stands. */
  private pairEnd(name: string, hugo: boolean, from: number): { start: number; end: number } | null {
    const known = this.closers.get(name)
    if (known !== undefined && known < from) return null
    const close = hugo
      ? new RegExp(`\\{\\{[<%]\\s*/\\s*${name}\\s*[>%]\\}\\}`, 'g')
      : new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`, 'g')
    close.lastIndex = from
    const match = close.exec(this.source)
    if (match) return { start: match.index, end: close.lastIndex }
    this.closers.set(name, -1)
    return null
  }

  private hugoCloser(offset: number): string {
    const mark = this.source.charAt(offset + 2)
    return mark === '<' ? '>}}' : mark === '%' ? '%}}' : '}}'
  }

  /** Past the next closing mark; remembered where there is none, or one far behind. */
  private closing(mark: string, from: number): number | null {
    const known = this.closers.get(mark)
    const at = known !== undefined && (known === -1 || known >= from) ? known : this.source.indexOf(mark, from)
    this.closers.set(mark, at)
    return at === -1 || at - from > LONGEST_TAG ? null : at + mark.length
  }

  /** Puts text in place of a tag; a line that held nothing else goes with a tag that leaves nothing. */
  private put(offset: number, end: number, text: string): number {
    let [from, to] = [offset, end]
    let after = ''
    if (text === '') {
      const alone = this.alone(offset, end)
      if (alone) [from, to] = alone
    } else if (this.markdown && text.startsWith('<') && this.alone(offset, end)) {
      // A tag alone on its line begins a block of html, which goes on to the next empty line.
      after = '\n'
    }
    this.text += this.source.slice(this.done, Math.max(from, this.done)) + text + after
    this.done = to
    return to
  }

  private alone(offset: number, end: number): [number, number] | null {
    const lineStart = offset - (/[ \t]*$/.exec(this.source.slice(Math.max(0, offset - 40), offset))?.[0].length ?? 0)
    if (lineStart > 0 && this.source.charAt(lineStart - 1) !== '\n') return null
    const rest = /[ \t]*\r?(?:\n|$)/y
    rest.lastIndex = end
    return rest.test(this.source) ? [lineStart, rest.lastIndex] : null
  }

  private leaveOut(kind: string, offset: number): void {
    const known = this.leftOut.get(kind)
    if (known) known.count += 1
    else this.leftOut.set(kind, { kind, offset, count: 1 })
  }
}
