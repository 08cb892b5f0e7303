/**
 * Returns an SVG from its root element on, in UTF-8. Null if the root element is another, as in a page of HTML that contains a
 * drawing, or if there is none.
 * @param header the first bytes of the file, in UTF-8, or in UTF-16 with its byte order mark
 */
export function svgRoot(header: Uint8Array): Uint8Array | null {
  if (!canBeText(header)) return null
  const text = decode(header)
  const root = text.slice(endOfProlog(text))
  return /^<(?:[\w-]+:)?svg[\s/>]/i.test(root) ? new TextEncoder().encode(root) : null
}

/** Whether a file starts with `<`, white space or a byte order mark. Images of other formats do not. */
function canBeText([first = 0, second = 0]: Uint8Array): boolean {
  return [0x3c, 0x20, 0x09, 0x0a, 0x0d, 0xef, 0xfe].includes(first) || (first === 0xff && second === 0xfe)
}

function decode(header: Uint8Array): string {
  const mark = (header[0] ?? 0) * 256 + (header[1] ?? 0)
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8'
  // The decoder removes the byte order mark.
  return new TextDecoder(encoding).decode(header)
}

/** White space, `<?xml …?>` and other instructions, comments, and the document type, which can have brackets in it. */
const prolog: [start: RegExp, end: RegExp][] = [
  [/\s+/y, /(?:)/g],
  [/<\?/y, /\?>/g],
  [/<!--/y, /-->/g],
  [/<!doctype[^[>]*\[/iy, /\]\s*>/g],
  [/<!doctype/iy, />/g],
]

/** Returns the offset of the first character after the prolog (XML 1.0, 2.8). */
function endOfProlog(text: string): number {
  for (let at = 0; ; ) {
    const end = endOfPart(text, at)
    if (end === null) return at
    at = end
  }
}

function endOfPart(text: string, at: number): number | null {
  for (const [start, end] of prolog) {
    start.lastIndex = at
    if (!start.test(text)) continue
    end.lastIndex = start.lastIndex
    return end.test(text) ? end.lastIndex : text.length
  }
  return null
}
