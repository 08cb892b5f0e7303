import { HIDING_TAG } from './close-elements.ts'

/** The start of anything that a parser reads as markup. */
const MARKUP = /<(?:!--|\/?[a-z])/gi
/** A tag with quoted values in which only the `>` is missing. */
const COMPLETE = /^<[a-z][\w-]*(?:\s+[\w:-]+=(?:"[^"]*"|'[^']*'))+\s*$/i
/** The text between two values of a tag. */
const BEFORE_QUOTE = /[^<>"'`=]*(?:=\s*)?/y

/**
 * Whether html can contain a broken tag at its end, which a parser drops with the text in it: a `<` without a `>`, or a
 * last quote that opens a value.
 */
export function endsInTag(html: string): boolean {
  return html.lastIndexOf('<') > html.lastIndexOf('>') || opensValue(html, '"') || opensValue(html, "'")
}

function opensValue(html: string, quote: string): boolean {
  const last = html.lastIndexOf(quote)
  return last > 0 && /=\s*$/.test(html.slice(Math.max(0, last - 20), last))
}

/** Whether a parser found an attribute with a name that only a broken tag has: `y"` or `<p`. */
export function isBrokenName(name: string): boolean {
  return name.includes('"') || name.includes('<') || name.includes("'")
}

/**
 * Repairs tags in which a quote or a `>` is missing, so that the text after them stays: a value that no quote closes ends
 * at the next `>`, and a `<` whose tag never ends is text.
 *
 * @returns the html, and each broken tag as written, at most 80 characters of it
 */
export function repairTags(html: string): { html: string; broken: string[] } {
  const broken: string[] = []
  let text = ''
  let done = 0
  const markup = new RegExp(MARKUP)
  for (let match = markup.exec(html); match; match = markup.exec(html)) {
    const { index } = match
    const end = match[0] === '<!--' ? commentEnd(html, index) : tagEnd(html, index)
    if (typeof end === 'number') {
      markup.lastIndex = end
      continue
    }
    broken.push(html.slice(index, index + 80))
    text += html.slice(done, index) + end.text
    done = end.end
    markup.lastIndex = done
  }
  return { html: text + html.slice(done), broken }
}

function commentEnd(html: string, start: number): number {
  const end = html.indexOf('-->', start)
  return end === -1 ? html.length : end + 3
}

/** The offset after the tag, or what replaces it if it is broken. */
function tagEnd(html: string, start: number): number | { text: string; end: number } {
  let at = start + 1
  for (;;) {
    BEFORE_QUOTE.lastIndex = at
    at += BEFORE_QUOTE.exec(html)?.[0].length ?? 0
    const stop = html.charAt(at)
    if (stop === '>') return at + 1
    if (stop === '' || stop === '<') {
      const isComplete = COMPLETE.test(html.slice(start, Math.min(at, start + 3_000)))
      return isComplete ? { text: `${html.slice(start, at).trimEnd()}>`, end: at } : { text: '&lt;', end: start + 1 }
    }
    if (stop === '=' || stop === '`' || !/=\s*$/.test(html.slice(Math.max(start, at - 20), at))) {
      at += 1
      continue
    }
    const close = html.indexOf(stop, at + 1)
    const end = html.indexOf('>', at)
    if (close !== -1 && (end === -1 || end > close || /^(?:[\s>]|\/>|$)/.test(html.slice(close + 1, close + 3)))) {
      at = close + 1
      continue
    }
    // An iframe that is repaired would still hide the text up to its end tag.
    if (end === -1 || HIDING_TAG.test(html.slice(start, start + 20))) return { text: '&lt;', end: start + 1 }
    return { text: `${html.slice(start, end)}${stop}>`, end: end + 1 }
  }
}
