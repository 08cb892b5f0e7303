import type { ImageAddress, ImageUse, TocEntry } from '../model/article.ts'
import type { HeadingIdRule } from '../model/site.ts'
import { escapeAttribute } from '../text/escape.ts'
import { withoutMark } from '../text/more-mark.ts'
import { TextBuilder } from '../text/plain-text.ts'
import { referenceWords } from '../text/reference-mark.ts'
import { HeadingIds } from './heading-ids.ts'
import { attributesOf, type Listener, scan } from './html-scanner.ts'
import { type Heading, tableOfContents } from './table-of-contents.ts'

export interface HtmlContent {
  /** The html with an id on each heading. */
  html: string
  text: string
  toc: TocEntry[]
  title: string | null
  images: ImageUse[]
}

const HEADING = /^h[1-6]$/

interface OpenHeading {
  depth: number
  tag: { start: number; end: number }
  written: string | null
  text: TextBuilder
}

/** Reads sanitised html in one pass: text, headings, images and captions. */
export function readHtml(html: string, addresses: Map<string, ImageAddress>, headingIds: HeadingIdRule): HtmlContent {
  const reader = new HtmlReader(html, addresses, new HeadingIds(headingIds))
  scan(html, reader)
  return reader.result()
}

class HtmlReader implements Listener {
  private readonly html: string
  private readonly addresses: Map<string, ImageAddress>
  private readonly words = new TextBuilder()
  private readonly ids: HeadingIds
  private readonly headings: Heading[] = []
  private readonly images: ImageUse[] = []
  /** For each open figure: the index of its first image, and its caption so far. */
  private readonly figures: { firstImage: number; caption: TextBuilder | null }[] = []
  private caption: TextBuilder | null = null
  private heading: OpenHeading | null = null
  /** Inside a footnote's number or its back arrow: neither belongs to the text. */
  private unread = false
  /** Inside math, whose delimiters are written as dollars in the text. */
  private math = false
  private parts = ''
  private done = 0

  constructor(html: string, addresses: Map<string, ImageAddress>, ids: HeadingIds) {
    this.html = html
    this.addresses = addresses
    this.ids = ids
  }

  open(name: string, start: number, end: number): void {
    this.border(name)
    if (name === 'img') this.image('src', this.html.slice(start, end))
    else if (name === 'video') this.image('poster', this.html.slice(start, end))
    else if (name === 'figure') this.figures.push({ firstImage: this.images.length, caption: null })
    else if (name === 'figcaption') this.openCaption()
    else if (name === 'sup') this.unread = this.html.startsWith(' class="footnote-', start + 4)
    else if (name === 'span') this.math = this.html.startsWith(' class="math ', start + 5)
    else if (HEADING.test(name)) this.openHeading(Number(name[1]), start, end)
  }

  text(written: string): void {
    if (this.unread) return
    const text = this.math ? texWithDollars(written) : written
    this.math = false
    this.words.add(text)
    const words = referenceWords(withoutMark(text))
    this.heading?.text.add(words)
    this.caption?.add(words)
  }

  close(name: string): void {
    this.border(name)
    if (name === 'sup') this.unread = false
    else if (name === 'figcaption') this.caption = null
    else if (name === 'figure') this.closeFigure()
    else if (this.heading && name === `h${this.heading.depth}`) this.closeHeading(this.heading)
  }

  result(): HtmlContent {
    return {
      html: this.parts + this.html.slice(this.done),
      text: this.words.toString(),
      toc: tableOfContents(this.headings),
      title: this.headings[0]?.text ?? null,
      images: this.images,
    }
  }

  private border(name: string): void {
    this.words.open(name)
    this.heading?.text.open(name)
    this.caption?.open(name)
  }

  private image(source: 'src' | 'poster', tag: string): void {
    const attributes = attributesOf(tag)
    const address = this.addresses.get(attributes[source] ?? '')
    if (!address) return
    const use = {
      address,
      role: 'BODY',
      alt: attributes.alt || null,
      title: attributes.title || null,
      caption: null,
      width: pixels(attributes.width),
      height: pixels(attributes.height),
      referrerPolicy: attributes.referrerpolicy || null,
    } satisfies ImageUse
    this.images.push(use)
  }

  /** A heading that was not closed ends where the next one starts. */
  private openHeading(depth: number, start: number, end: number): void {
    if (this.heading) this.closeHeading(this.heading)
    const written = attributesOf(this.html.slice(start, end)).id ?? null
    this.heading = { depth, tag: { start, end }, written, text: new TextBuilder() }
  }

  private openCaption(): void {
    const figure = this.figures.at(-1)
    if (!figure) return
    figure.caption ??= new TextBuilder()
    this.caption = figure.caption
  }

  private closeFigure(): void {
    const figure = this.figures.pop()
    this.caption = null
    const caption = figure?.caption?.toString()
    if (!figure || !caption) return
    for (const image of this.images.slice(figure.firstImage)) image.caption ??= caption
  }

  private closeHeading({ depth, tag, written, text }: OpenHeading): void {
    this.heading = null
    const words = text.toString()
    if (words === '') return
    const id = this.ids.next(words, written)
    this.headings.push({ id, depth, text: words })
    // The sanitiser writes double quotes only, and none inside a value.
    const opening = this.html.slice(tag.start, tag.end).replace(/ id="[^"]*"/, '')
    this.parts += `${this.html.slice(this.done, tag.start)}${opening.slice(0, 3)} id="${escapeAttribute(id)}"${opening.slice(3)}`
    this.done = tag.end
  }
}

/** `\(x\)` is `$x$` in plain text and `\[x\]` is `$$x$$`, as most articles write it. */
function texWithDollars(text: string): string {
  if (text.startsWith('\\(') && text.endsWith('\\)')) return `$${text.slice(2, -2)}$`
  return text.startsWith('\\[') && text.endsWith('\\]') ? `$$${text.slice(2, -2)}$$` : text
}

/** Reads a size in CSS pixels: `970` and `970px` are 970. A percentage is null. */
function pixels(value: string | undefined): number | null {
  const number = value === undefined ? null : /^(\d{1,5})(?:\.\d+)?$/.exec(value)
  return number ? Number(number[1]) || null : null
}
