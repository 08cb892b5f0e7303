import { Parser } from 'htmlparser2'

/** Elements whose text starts on a new line. */
const BLOCKS =
  'address article aside blockquote br caption center dd details dialog div dl dt fieldset figcaption figure footer ' +
  'form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul video audio iframe'
/** Elements that a space separates from their neighbours. */
const CELLS = 'td th option rp img'
const GAPS = new Map<string, '\n' | ' '>()
for (const name of BLOCKS.split(' ')) GAPS.set(name, '\n')
for (const name of CELLS.split(' ')) GAPS.set(name, ' ')
/** Elements whose content is not text of the page. */
const UNREAD = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'iframe', 'title', 'svg', 'math'])
const CJK = /[\u2E80-\u312F\u31A0-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF]/

/** Builds plain text as a reader sees it: white space collapsed, one line for each block, no gap at inline tags. */
export class TextBuilder {
  private text = ''
  /** Separator to write before the next piece of text. */
  private gap: '' | ' ' | '\n' = ''
  /** The gap is a line break of the source, which is dropped between two CJK characters. */
  private soft = false

  open(name: string): void {
    const gap = GAPS.get(name)
    if (gap === undefined || (gap === ' ' && this.gap !== '')) return
    this.gap = gap
    this.soft = false
  }

  add(piece: string): void {
    const words = piece.trim()
    if (words === '') {
      if (piece !== '' && this.gap === '') this.space(piece)
      return
    }
    if (this.gap === '' && !piece.startsWith(words.charAt(0)))
      this.space(piece.slice(0, piece.indexOf(words.charAt(0))))
    if (this.text !== '' && this.gap !== '' && !(this.soft && this.betweenCjk(words))) this.text += this.gap
    this.gap = ''
    this.text += fold(words)
    const end = piece.trimEnd().length
    if (end < piece.length) this.space(piece.slice(end))
  }

  toString(): string {
    return this.text
  }

  private space(white: string): void {
    this.gap = ' '
    this.soft = white.includes('\n')
  }

  private betweenCjk(next: string): boolean {
    return CJK.test(this.text.slice(-1)) && CJK.test(next.charAt(0))
  }
}

function fold(words: string): string {
  if (!/[\s]/.test(words)) return words
  return words.replace(/\s+/g, (white, at: number) => {
    const soft = white.includes('\n') && CJK.test(words.charAt(at - 1)) && CJK.test(words.charAt(at + white.length))
    return soft ? '' : ' '
  })
}

/** Converts html, or text with entities, to plain text: tags removed, entities decoded once, white space collapsed. */
export function htmlToText(html: string): string {
  if (!/[<&]/.test(html)) return fold(html.trim())
  const text = new TextBuilder()
  const hidden: string[] = []
  const parser = new Parser({
    onopentagname(name) {
      if (UNREAD.has(name)) {
        const tag = html.slice(parser.startIndex, html.indexOf('>', parser.startIndex) + 1)
        // Without an end tag it is a word, as in the title `The <title> element`.
        if (hasEndTag(html, name, parser.endIndex)) hidden.push(name)
        else if (!tag.endsWith('/>')) text.add(tag)
      }
      text.open(name)
    },
    onclosetag(name) {
      if (hidden.at(-1) === name) hidden.pop()
      text.open(name)
    },
    ontext(piece) {
      if (hidden.length === 0) text.add(piece)
    },
  })
  parser.end(html)
  return text.toString()
}

function hasEndTag(html: string, name: string, from: number): boolean {
  return html.toLowerCase().includes(`</${name}`, from)
}
