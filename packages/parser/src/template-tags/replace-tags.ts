import type { Site } from '../model/site.ts'
import { basePath } from '../paths/site-path.ts'
import { blockTags, hexoBlockTags, rawTags } from '../tag-rendering/block-tags.ts'
import { singleTag } from '../tag-rendering/built-in-tags.ts'
import { siteBlock, siteTag } from '../tag-rendering/site-shortcodes.ts'
import { tagArguments } from '../tag-rendering/tag-arguments.ts'
import type { LeftOut, TagCall, TagPage, TagReplacement, TagResult } from '../tag-rendering/tag-replacement.ts'
import { unknownTag } from '../tag-rendering/unknown-tag.ts'
import { escapeHtml } from '../text/escape.ts'
import { hasReferenceMark } from '../text/reference-mark.ts'
import { BodyTags, type TextPlace } from './body-tags.ts'
import { ESCAPED, marksInCode } from './code-marks.ts'
import { CODE_ELEMENT, CodeRegions, FENCE } from './code-regions.ts'
import { extensionAt } from './kramdown-extensions.ts'
import { replaceMdx } from './mdx.ts'
import { OpenTags } from './open-tags.ts'
import { type EndTag, TagEnds } from './tag-ends.ts'
import { expressionValue } from './tag-expression.ts'
import { Placement } from './tag-placement.ts'
import { withoutVaultMarks } from './vault-comments.ts'

const START = new RegExp(
  `${FENCE}|\`+|<(?=pre|code|script|style|textarea|kbd|samp)|<!--(?=\\s*(?:end)?(?:tab|timeline|node|folder|cell)\\b)|\\{%|\\{\\{|\\{#|\\{:(?=[:/])|\\\\.`,
  'gim',
)

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
  const body = new BodyTags(site, page)
  const reader = new TagReader(source, format === 'MARKDOWN', body, { from: [page.file], args: null, offset: null })
  return {
    text: reader.read(),
    leftOut: [...body.leftOut.values()],
    references: body.references,
    problems: body.problems,
  }
}

class TagReader {
  private readonly source: string
  private readonly markdown: boolean
  private readonly body: BodyTags
  private readonly site: Site
  private readonly place: TextPlace
  private readonly code: CodeRegions
  private readonly out: Placement
  private readonly ends: TagEnds
  private readonly open = new OpenTags()
  /** The last replacement of an expression, and its end. */
  private written = { text: '', end: -1 }

  constructor(source: string, markdown: boolean, body: BodyTags, place: TextPlace) {
    this.source = source
    this.markdown = markdown
    this.body = body
    this.site = body.site
    this.place = place
    this.code = new CodeRegions(source)
    this.ends = new TagEnds(source)
    this.out = new Placement(source, markdown)
  }

  /** Returns the text with its tags replaced. */
  read(): string {
    const start = new RegExp(START)
    for (let match = start.exec(this.source); match; match = start.exec(this.source)) {
      start.lastIndex = this.past(match[0], match[1], match.index)
    }
    return this.out.finish(this.open.closeAll())
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
    if (fence !== undefined) return this.pastCode(offset, this.code.pastFence(fence, offset, after))
    return found.startsWith('`') ? this.pastCode(offset, this.code.spanEnd(offset, found.length)) : after
  }

  /** Code stays as it is, except for the marks in it. */
  private pastCode(start: number, end: number): number {
    for (const mark of marksInCode(this.source, start, end, this.site.rawInCode ? this.ends : null))
      this.out.put(mark.start, mark.end, mark.text)
    return end
  }

  private extension(offset: number): number | null {
    if (!this.markdown || this.code.indented(offset)) return null
    const found = extensionAt(this.source, offset)
    if (found?.isUnclosed) this.leaveOut('{::comment}', 'nothing', offset)
    return found && this.out.put(offset, found.end, found.text)
  }

  private partComment(offset: number): number | null {
    const found = this.open.partAt(this.source, offset, this.markdown)
    return found && this.out.putBlock(offset, found.end, found.text)
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
    const param = key === undefined ? null : this.body.page.param(key)
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
    const closed = isEnd ? this.open.close(name.replace(/^(?:\/|end)/, '')) : null
    if (closed !== null) return this.out.putBlock(offset, end, closed)
    const after = inner.slice(written.length).trim()
    return this.use(this.callOf(name, hugo, hugo ? after.replace(/\s*\/$/, '') : after, offset, end), offset, end)
  }

  private callOf(name: string, hugo: boolean, rest: string, offset: number, end: number): TagCall {
    return {
      name,
      hugo,
      rest,
      args: tagArguments(rest),
      markdown: this.markdown,
      inline: this.out.isInline(offset, end),
      site: this.site,
      page: this.body.page,
      add: (reference) => this.body.references.push({ ...reference, offset: this.place.offset ?? offset }) - 1,
    }
  }

  private use(call: TagCall, offset: number, end: number): number {
    const close = this.ends.tag(call.name, call.hugo, end)
    const pair = close && this.startPair(call, end, close)
    if (typeof pair === 'string') return this.out.putBlock(offset, end, pair)
    if (pair) return this.put(call, pair.result, offset, pair.end)
    return this.included(call, offset, end) ?? this.put(call, this.single(call), offset, end)
  }

  /** Puts in the text of a file that the folder has. Null if the tag includes no plain text of the folder. */
  private included(call: TagCall, offset: number, end: number): number | null {
    const { name, args } = call
    if (!INCLUDE.test(name) || ruleOf(call) !== undefined) return null
    const { from, args: outer } = this.place
    const { includes, problems } = this.body
    const found = includes.find({ tag: name, args, from, outer })
    if (found === null) return null
    const at = this.place.offset ?? offset
    if ('reason' in found) {
      const message = `{% ${name} ${args.words[0]} %} is left out of html and text: ${found.reason}`
      problems.push({ message, hint: 'remove one of the includes', offset: at })
      return this.out.remove(offset, end)
    }
    const place = { from: [...from, found.file], args, offset: at }
    return this.out.put(offset, end, new TagReader(found.text, this.markdown, this.body, place).read())
  }

  /** Starts a tag that has an end. Reads all of it if its content is raw, else opens it. Null if it is unknown. */
  private startPair(call: TagCall, from: number, close: EndTag): { result: TagResult; end: number } | string | null {
    const shortcode = ruleOf(call)
    if (shortcode === 'drop') return { result: { text: '' }, end: close.end }
    const isBuiltIn = shortcode === undefined && !this.site.ownShortcodes.includes(call.name)
    const raw = isBuiltIn ? rawTags[call.name] : undefined
    if (raw) return { result: raw(call, this.source.slice(from, close.start)), end: close.end }
    if (shortcode !== undefined) return this.open.open(call.name, siteBlock(shortcode, call))
    const lower = call.name.toLowerCase()
    const known = blockTags.get(lower) ?? (call.hugo ? undefined : hexoBlockTags.get(lower))
    const block = isBuiltIn ? known : undefined
    return block === undefined ? null : this.open.open(call.name, block(call))
  }

  private single(call: TagCall): TagResult {
    const shortcode = ruleOf(call)
    if (shortcode !== undefined) return siteTag(shortcode, call)
    return this.site.ownShortcodes.includes(call.name) ? unknownTag(call) : singleTag(call)
  }

  private put({ name, hugo, args }: TagCall, result: TagResult, offset: number, end: number): number {
    if (hasReferenceMark(result.text)) this.dropSiteAddress(offset)
    const file = INCLUDE.test(name) ? /^[\w.][^{}]*$/.exec(args.words[0] ?? '')?.[0] : undefined
    const written = file === undefined ? name : `${name} ${file}`
    if (result.leftOut) this.leaveOut(hugo ? `{{< ${name} >}}` : `{% ${written} %}`, result.shown ?? 'nothing', offset)
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
    this.body.leaveOut(kind, shown, this.place.offset ?? offset)
  }
}

const INCLUDE = /^include(?:_cached|_relative)?$/

/** The rule or template of site.yml for a tag. */
function ruleOf({ name, site }: TagCall): string | undefined {
  return Object.hasOwn(site.shortcodes, name) ? site.shortcodes[name] : undefined
}
