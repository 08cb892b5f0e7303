import type { ArticleReference } from '../model/article-reference.ts'
import type { Site } from '../model/site.ts'
import { basePath } from '../paths/site-path.ts'
import { blockTags, hexoBlockTags, part, rawTags } from '../tag-rendering/block-tags.ts'
import { singleTag } from '../tag-rendering/built-in-tags.ts'
import { siteBlock, siteTag } from '../tag-rendering/site-shortcodes.ts'
import { tagArguments } from '../tag-rendering/tag-arguments.ts'
import type {
  LeftOut,
  TagBlock,
  TagCall,
  TagPage,
  TagReplacement,
  TagResult,
} from '../tag-rendering/tag-replacement.ts'
import { unknownTag } from '../tag-rendering/unknown-tag.ts'
import { escapeHtml } from '../text/escape.ts'
import { hasReferenceMark } from '../text/reference-mark.ts'
import { CODE_ELEMENT, CodeRegions } from './code-regions.ts'
import { extensionAt } from './kramdown-extensions.ts'
import { replaceMdx } from './mdx.ts'
import { type EndTag, TagEnds } from './tag-ends.ts'
import { expressionValue } from './tag-expression.ts'
import { Placement } from './tag-placement.ts'
import { withoutVaultMarks } from './vault-comments.ts'

const START =
  /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}(?![^\n]*`)|~{3,})|`+|<(?=pre|code|script|style|textarea|kbd|samp)|<!--(?=\s*(?:end)?(?:tab|timeline|node|folder|cell)\b)|\{%|\{\{|\{#|\{:(?=[:/])|\\./gim

const PART = /<!--\s*(end)?(?:tab|timeline|node|folder|cell)\b([^\n]{0,300}?)-->/iy
// Hugo shows a shortcode in comment marks as it is written, without the marks, also in code.
const ESCAPED = /\{\{([<%])\/\*([^\n]{0,1000}?)\*\/([>%])\}\}/g

/**
 * Replaces the tags of Hexo and its themes, Jekyll, Eleventy and Hugo by the images, links, frames and blocks that they
 * stand for. Other tags keep the text in them, and the result lists them. Code stays as it is. In a vault of Obsidian, it
 * removes comments instead.
 */
export function replaceTags(
  source: string,
  { format, mdx }: { format: 'MARKDOWN' | 'HTML'; mdx: boolean },
  site: Site,
  page: TagPage,
): TagReplacement {
  if (mdx) return replaceMdx(source)
  if (site.dialect === 'obsidian' && format === 'MARKDOWN') return withoutVaultMarks(source)
  if (!/\{(?:[%{#]|:[:/])/.test(source)) return { text: source, leftOut: [], references: [] }
  return new TagReader(source, format === 'MARKDOWN', site, page).read()
}

/** A tag with an end whose content is being read. */
interface OpenTag {
  name: string
  close: string
  hasParts: boolean
  /** The text that closes its current part. */
  closePart: string
}

class TagReader {
  private readonly source: string
  private readonly markdown: boolean
  private readonly site: Site
  private readonly page: TagPage
  private readonly code: CodeRegions
  private readonly out: Placement
  private readonly leftOut = new Map<string, LeftOut>()
  private readonly references: ArticleReference[] = []
  private readonly ends: TagEnds
  private readonly open: OpenTag[] = []
  /** The last replacement of an expression, and its end. */
  private written = { text: '', end: -1 }

  constructor(source: string, markdown: boolean, site: Site, page: TagPage) {
    this.source = source
    this.markdown = markdown
    this.site = site
    this.page = page
    this.code = new CodeRegions(source)
    this.ends = new TagEnds(source)
    this.out = new Placement(source, markdown)
  }

  read(): TagReplacement {
    const start = new RegExp(START)
    for (let match = start.exec(this.source); match; match = start.exec(this.source)) {
      start.lastIndex = this.past(match[0], match[1], match.index)
    }
    const text = this.out.finish(closing(this.open))
    return { text, leftOut: [...this.leftOut.values()], references: this.references }
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
    if (found === '{:') return this.extension(offset) ?? after
    if (found.startsWith('{')) return this.tag(found, offset)
    if (!this.markdown || found.startsWith('\\')) return this.markdown ? after : offset + 1
    if (fence !== undefined) return this.pastCode(offset, this.code.fenceEnd(fence, after))
    return found.startsWith('`') ? this.pastCode(offset, this.code.spanEnd(offset, found.length)) : after
  }

  /** Code stays as it is, except for Hugo's escapes and the marks of raw text. */
  private pastCode(start: number, end: number): number {
    const code = this.source.slice(start, end)
    if (this.site.rawInCode && code.includes('{%')) return this.pastRawInCode(start, end)
    if (!code.includes('/*')) return end
    for (const match of code.matchAll(ESCAPED)) {
      const at = start + match.index
      this.out.put(at, at + match[0].length, `{{${match[1]}${match[2]}${match[3]}}}`)
    }
    return end
  }

  /** Removes the marks of raw text. A mark alone in its line goes with the line. */
  private pastRawInCode(start: number, end: number): number {
    let from = start
    while (from < end) {
      const mark = this.ends.rawMark('raw', from, end)
      if (mark === null) break
      const close = this.ends.rawMark('endraw', mark.end, this.source.length)
      if (close === null) break
      this.out.put(mark.start, mark.end, '')
      if (close.end <= end) this.out.put(close.start, close.end, '')
      from = close.end
    }
    return end
  }

  private extension(offset: number): number | null {
    if (!this.markdown || this.code.indented(offset)) return null
    const found = extensionAt(this.source, offset)
    if (found?.isUnclosed) this.leaveOut('{::comment}', 'nothing', offset)
    return found && this.out.put(offset, found.end, found.text)
  }

  private partComment(offset: number): number | null {
    const open = this.open.at(-1)
    if (!open?.hasParts) return null
    PART.lastIndex = offset
    const match = PART.exec(this.source)
    if (!match) return null
    const before = open.closePart
    open.closePart = ''
    if (match[1] !== undefined) return this.out.putBlock(offset, PART.lastIndex, before)
    // NexT's `<!-- tab Title@icon -->`.
    const { open: start, close } = part((match[2] ?? '').replace(/@.*$/, '').trim(), this.markdown)
    open.closePart = close
    return this.out.putBlock(offset, PART.lastIndex, before === '' ? start : `${before}\n\n${start}`)
  }

  private tag(opening: string, offset: number): number {
    if (this.markdown && this.code.indented(offset)) return offset + 2
    if (opening === '{#') {
      const end = this.ends.mark('#}', offset + 2)
      // `{#name}` after a heading is its id.
      if (end === null || !/^\{#\s/.test(this.source.slice(offset, offset + 3))) return offset + 2
      return this.out.put(offset, end, '')
    }
    const hugo = opening === '{{' && /[<%/]/.test(this.source.charAt(offset + 2))
    const closer = opening === '{%' ? '%}' : hugo ? this.hugoCloser(offset) : '}}'
    const end = this.ends.mark(closer, offset + 2)
    if (end === null) return offset + 2
    const inner = this.source.slice(offset + (hugo ? 3 : 2), end - closer.length)
    if (inner.includes(opening)) return offset + 2
    if (opening === '{{' && !hugo) return this.expression(inner, offset, end)
    return this.named(inner.replace(/^-|-$/g, '').trim(), hugo, offset, end)
  }

  private expression(inner: string, offset: number, end: number): number {
    const written = inner.replace(/^-|-$/g, '').trim()
    const key = /^page\.([\w.-]+)$/.exec(written)?.[1]
    const param = key === undefined ? null : this.page.param(key)
    const value = param === null ? expressionValue(written, this.site) : escapeHtml(param)
    if (value !== null) {
      this.written = { text: (this.written.end === offset ? this.written.text : '') + value, end }
      return this.out.put(offset, end, value)
    }
    this.leaveOut('{{ … }}', 'nothing', offset)
    return this.out.remove(offset, end)
  }

  private named(inner: string, hugo: boolean, offset: number, end: number): number {
    if (hugo && inner.startsWith('/*')) return this.escaped(offset, end)
    if (hugo && inner.startsWith('*')) return this.out.put(offset, end, '')
    const written = /^\/?\s*[\w./-]+/.exec(inner)?.[0].replace(/\/$/, '') ?? ''
    const name = written.replace(/\s/g, '')
    const isEnd = hugo ? name.startsWith('/') : name.startsWith('end') && name.length > 3
    const closed = isEnd ? this.closeTag(name.replace(/^(?:\/|end)/, '')) : null
    if (closed !== null) return this.out.putBlock(offset, end, closed)
    const after = inner.slice(written.length).trim()
    const rest = hugo ? after.replace(/\s*\/$/, '') : after
    const inline = this.out.isInline(offset, end)
    const call: TagCall = {
      name,
      hugo,
      rest,
      args: tagArguments(rest),
      markdown: this.markdown,
      inline,
      site: this.site,
      page: this.page,
      add: (reference) => this.references.push({ ...reference, offset }) - 1,
    }
    const close = this.ends.tag(name, hugo, end)
    const pair = close && this.startPair(call, end, close)
    if (typeof pair === 'string') return this.out.putBlock(offset, end, pair)
    if (pair) return this.put(call, pair.result, offset, pair.end)
    return this.put(call, this.single(call), offset, end)
  }

  /** Starts a tag that has an end. Reads all of it if its content is raw, else opens it. Null if it is unknown. */
  private startPair(call: TagCall, from: number, close: EndTag): { result: TagResult; end: number } | string | null {
    const shortcode = ruleOf(call)
    if (shortcode === 'drop') return { result: { text: '' }, end: close.end }
    const isBuiltIn = shortcode === undefined && !this.site.ownShortcodes.includes(call.name)
    const raw = isBuiltIn ? rawTags[call.name] : undefined
    if (raw) return { result: raw(call, this.source.slice(from, close.start)), end: close.end }
    if (shortcode !== undefined) return this.openTag(call.name, siteBlock(shortcode, call))
    const lower = call.name.toLowerCase()
    const known = blockTags.get(lower) ?? (call.hugo ? undefined : hexoBlockTags.get(lower))
    const block = isBuiltIn ? known : undefined
    return block === undefined ? null : this.openTag(call.name, block(call))
  }

  private openTag(name: string, { open, close, hasParts = false }: TagBlock): string {
    this.open.push({ name, close, hasParts, closePart: '' })
    return open
  }

  private closeTag(name: string): string | null {
    const at = this.open.findLastIndex((tag) => tag.name === name)
    return at === -1 ? null : closing(this.open.splice(at))
  }

  private single(call: TagCall): TagResult {
    const shortcode = ruleOf(call)
    if (shortcode !== undefined) return siteTag(shortcode, call)
    return this.site.ownShortcodes.includes(call.name) ? unknownTag(call) : singleTag(call)
  }

  private put({ name, hugo }: TagCall, result: TagResult, offset: number, end: number): number {
    if (hasReferenceMark(result.text)) this.dropSiteAddress(offset)
    if (result.leftOut) this.leaveOut(hugo ? `{{< ${name} >}}` : `{% ${name} %}`, result.shown ?? 'nothing', offset)
    if (result.text === '' && result.leftOut) return this.out.remove(offset, end)
    return result.block ? this.out.putBlock(offset, end, result.text) : this.out.put(offset, end, result.text)
  }

  /** Jekyll 3 needs `{{ site.baseurl }}` before a reference, and Jekyll 4 does not. Paths of articles never have it. */
  private dropSiteAddress(offset: number): void {
    const { text, end } = this.written
    const base = basePath(this.site)
    const url = this.site.url ?? ''
    if (end === offset && [base, url, url.slice(0, url.length - base.length)].includes(text)) this.out.dropEnd(text)
  }

  private escaped(offset: number, end: number): number {
    const shown = this.source.slice(offset, end).replace(ESCAPED, '{{$1$2$3}}')
    const html = shown.replace(/[<>&*_`[\]~|$\\]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    return this.out.put(offset, end, html)
  }

  private hugoCloser(offset: number): string {
    const mark = this.source.charAt(offset + 2)
    return mark === '<' ? '>}}' : mark === '%' ? '%}}' : '}}'
  }

  private leaveOut(kind: string, shown: LeftOut['shown'], offset: number): void {
    const known = this.leftOut.get(kind)
    if (known) known.count += 1
    else this.leftOut.set(kind, { kind, shown, offset, count: 1 })
  }
}

/** The rule or template of site.yml for a tag. */
function ruleOf({ name, site }: TagCall): string | undefined {
  return Object.hasOwn(site.shortcodes, name) ? site.shortcodes[name] : undefined
}

/** The text that closes tags and their parts, the innermost first. */
function closing(open: OpenTag[]): string {
  return open
    .toReversed()
    .map(({ closePart, close }) => closePart + close)
    .join('')
}
