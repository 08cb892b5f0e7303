import { basePath } from '../paths/site-path.ts'
import { blockTags, hexoBlockTags, rawTags } from '../tag-rendering/block-tags.ts'
import { singleTag } from '../tag-rendering/built-in-tags.ts'
import { siteBlock, siteTag } from '../tag-rendering/site-shortcodes.ts'
import { tagArguments } from '../tag-rendering/tag-arguments.ts'
import type { LeftOut, TagCall, TagResult } from '../tag-rendering/tag-replacement.ts'
import { unknownTag } from '../tag-rendering/unknown-tag.ts'
import { wordPressTag } from '../tag-rendering/wordpress-tags.ts'
import { escapeHtml } from '../text/escape.ts'
import { hasReferenceMark } from '../text/reference-mark.ts'
import type { BodyTags, TextPlace } from './body-tags.ts'
import { OpenTags } from './open-tags.ts'
import { type EndTag, TagEnds } from './tag-ends.ts'
import { expressionValue } from './tag-expression.ts'
import { Placement } from './tag-placement.ts'

const INCLUDE = /^include(?:_cached|_relative)?$/
/** A shortcode of Zola: `name(key="value")`. */
const ZOLA_CALL = /^(?:\w+::)*(\w+)\s*\((.*)\)$/s

/** Writes what the tags of one text stand for. */
export class TagUses {
  readonly out: Placement
  readonly ends: TagEnds
  readonly open = new OpenTags()
  private readonly source: string
  private readonly markdown: boolean
  private readonly body: BodyTags
  private readonly place: TextPlace
  private readonly read: (text: string, place: TextPlace) => string
  /** The last replacement of an expression, and its end. */
  private written = { text: '', end: -1 }

  /** @param read returns an included text with its tags replaced */
  constructor(
    source: string,
    markdown: boolean,
    body: BodyTags,
    place: TextPlace,
    read: (text: string, place: TextPlace) => string,
  ) {
    this.source = source
    this.markdown = markdown
    this.body = body
    this.place = place
    this.read = read
    this.ends = new TagEnds(source)
    this.out = new Placement(source, markdown)
  }

  finish(): string {
    return this.out.finish(this.open.closeAll())
  }

  leaveOut(kind: string, shown: LeftOut['shown'], offset: number): void {
    this.body.leaveOut(kind, shown, this.place.offset ?? offset)
  }

  /** `{{ … }}` */
  expression(inner: string, offset: number, end: number): number {
    const written = inner.replace(/^-|-$/g, '').trim()
    const [, name, rest = ''] = ZOLA_CALL.exec(written) ?? []
    // In Eleventy, keys of the front matter have no prefix.
    const isBare = this.body.site.dialect === 'eleventy'
    const key = (isBare ? /^([\w-]+)(?:\s*\|\s*safe)?$/ : /^page\.([\w.-]+)$/).exec(written)?.[1]
    const param = key === undefined ? null : this.body.page.param(key)
    const value = param === null ? expressionValue(written, this.body.site) : escapeHtml(param)
    if (value !== null) {
      this.written = { text: (this.written.end === offset ? this.written.text : '') + value, end }
      return this.out.put(offset, end, value)
    }
    if (name !== undefined) return this.use(this.callOf(name, false, rest, offset, end), offset, end)
    this.leaveOut('{{ … }}', 'nothing', offset)
    return this.out.remove(offset, end)
  }

  /** `{% name … %}` and `{{< name … >}}` */
  named(inner: string, hugo: boolean, offset: number, end: number): number {
    const [, zolas, list = ''] = (hugo ? null : ZOLA_CALL.exec(inner)) ?? []
    if (zolas !== undefined) return this.use(this.callOf(zolas, false, list, offset, end), offset, end, '')
    const written = /^\/?\s*[\w./-]+/.exec(inner)?.[0].replace(/\/$/, '') ?? ''
    const name = written.replace(/\s/g, '')
    const isEnd = hugo ? name.startsWith('/') : name.startsWith('end') && (name.length > 3 || inner === 'end')
    const closed = isEnd ? this.open.close(name.replace(/^(?:\/|end)/, '')) : null
    if (closed !== null) return this.out.putBlock(offset, end, closed)
    const after = inner.slice(written.length).trim()
    return this.use(this.callOf(name, hugo, hugo ? after.replace(/\s*\/$/, '') : after, offset, end), offset, end)
  }

  /** `[name …]` of WordPress. Null if there is none at the offset. */
  wordPress(offset: number): number | null {
    const found = wordPressTag(this.source, offset, this.circumstances(offset, offset))
    if (found === null) return null
    const { end, result, kind } = found
    if (result.leftOut) this.leaveOut(kind, result.shown ?? 'nothing', offset)
    return result.block ? this.out.putBlock(offset, end, result.text) : this.out.put(offset, end, result.text)
  }

  private circumstances(offset: number, end: number): Omit<TagCall, 'name' | 'rest' | 'args'> {
    return {
      hugo: false,
      markdown: this.markdown,
      inline: this.out.isInline(offset, end),
      site: this.body.site,
      page: this.body.page,
      add: (reference) => this.body.references.push({ ...reference, offset: this.place.offset ?? offset }) - 1,
    }
  }

  private callOf(name: string, hugo: boolean, rest: string, offset: number, end: number): TagCall {
    return { ...this.circumstances(offset, end), name, hugo, rest, args: tagArguments(rest) }
  }

  /** @param endName the name in the end tag, which is the tag's own except in Zola */
  private use(call: TagCall, offset: number, end: number, endName = call.name): number {
    const close = this.ends.tag(endName, call.hugo, end)
    const pair = close && this.startPair(call, end, close, endName)
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
    return this.out.put(offset, end, this.read(found.text, { from: [...from, found.file], args, offset: at }))
  }

  /** Starts a tag that has an end. Reads all of it if its content is raw, else opens it. Null if it is unknown. */
  private startPair(
    call: TagCall,
    from: number,
    close: EndTag,
    endName: string,
  ): { result: TagResult; end: number } | string | null {
    const shortcode = ruleOf(call)
    if (shortcode === 'drop') return { result: { text: '' }, end: close.end }
    const isBuiltIn = shortcode === undefined && !call.site.ownShortcodes.includes(call.name)
    const raw = isBuiltIn ? rawTags[call.name] : undefined
    if (raw) return { result: raw(call, this.source.slice(from, close.start)), end: close.end }
    if (shortcode !== undefined) return this.open.open(endName, siteBlock(shortcode, call))
    const lower = call.name.toLowerCase()
    const known = blockTags.get(lower) ?? (call.hugo ? undefined : hexoBlockTags.get(lower))
    const block = isBuiltIn ? known : undefined
    if (block !== undefined) return this.open.open(endName, block(call))
    if (endName !== '') return null
    // An unknown shortcode of Zola keeps its content, and its end tag is not that of another tag.
    this.leaveOut(`{% ${call.name} %}`, 'text', from)
    return this.open.open('', { open: '', close: '' })
  }

  private single(call: TagCall): TagResult {
    const shortcode = ruleOf(call)
    if (shortcode !== undefined) return siteTag(shortcode, call)
    return call.site.ownShortcodes.includes(call.name) ? unknownTag(call) : singleTag(call)
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
    const base = basePath(this.body.site)
    const url = this.body.site.url ?? ''
    if (end === offset && [base, url, url.slice(0, url.length - base.length)].includes(text)) this.out.dropEnd(text)
  }
}

/** The rule or template of site.yml for a tag. */
function ruleOf({ name, site }: TagCall): string | undefined {
  return Object.hasOwn(site.shortcodes, name) ? site.shortcodes[name] : undefined
}
