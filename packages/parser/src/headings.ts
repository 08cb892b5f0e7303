import type { TocEntry } from './article.ts'

export interface Heading {
  id: string
  depth: number
  text: string
}

/** What GitHub takes out of a heading on its way to an id: all but letters, marks, numbers, `_`, `-` and spaces. */
const NOT_IN_IDS = /[^\p{L}\p{M}\p{N}\p{Pc}\- ]+/gu

/**
 * Keeps an id from standing for a property of `window` or `document`: what could be a name in a program gets a prefix
 * (the one that GitHub and rehype-sanitize use), what holds a hyphen or a letter beyond ASCII cannot be one that a
 * program asks for.
 */
export function safeId(id: string): string {
  const name = id
    .trim()
    .replace(/\s+/g, '-')
    .replace(/["'`<>&\p{C}]/gu, '')
    .slice(0, 200)
  return /^[\w$]+$/.test(name) ? `user-content-${name}` : name
}

/** Gives each heading of an article an id of its own: unicode, in lower case, as GitHub writes them. */
export class HeadingIds {
  private readonly used = new Map<string, number>()

  /** An id that the writer gave stays, made safe, unless it is taken. */
  next(text: string, written: string | null): string {
    let id = written ?? safeId(slug(text) || 'section')
    for (let count = this.used.get(id); count !== undefined; count = this.used.get(id)) {
      this.used.set(id, count + 1)
      id = `${id}-${count + 1}`
    }
    this.used.set(id, 0)
    return id
  }
}

function slug(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(NOT_IN_IDS, '').trim().replace(/ /g, '-').slice(0, 200)
}

/** Nests headings by their depth, in their order; one that skips a level stands below the nearest above it. */
export function tableOfContents(headings: Heading[]): TocEntry[] {
  const top: TocEntry[] = []
  const open: TocEntry[] = []
  for (const { id, depth, text } of headings) {
    const entry: TocEntry = { id, depth, text, children: [] }
    while ((open.at(-1)?.depth ?? 0) >= depth) open.pop()
    const above = open.at(-1)
    if (above) above.children.push(entry)
    else top.push(entry)
    open.push(entry)
  }
  return top
}
