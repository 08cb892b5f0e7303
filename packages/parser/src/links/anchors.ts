import type { TocEntry } from '../model/article.ts'
import { percentDecode } from '../text/percent-decode.ts'
import { safeId } from './element-id.ts'

const PREFIX = /^user-content-/
const ENTITY_NAMES = /(?<=^|-)(?:amp|lt|gt|quot)(?=-|$)/g
const EMOJI = /\p{Extended_Pictographic}|:[a-z_]{3,30}:/u
const ID = / id="([^"]*)"/g

/** The ids of an article's elements, which fragments of links lead to. */
export class Anchors {
  private readonly ids: Set<string>
  private readonly toc: TocEntry[]
  private similar: Map<string, string> | null = null

  /** @param html the article's sanitised html with the ids of its headings */
  constructor(html: string, toc: TocEntry[]) {
    this.ids = new Set(Array.from(html.matchAll(ID), ([, id = '']) => id))
    this.toc = toc
  }

  /**
   * Returns the id that a fragment means, or null if there is none: the id itself, decoded, or one that differs only in
   * case, punctuation, accents or in the rule that made it from the heading.
   * @param fragment as written, without `#`
   */
  find(fragment: string): string | null {
    const decoded = percentDecode(fragment)
    for (const id of [fragment, decoded, safeId(decoded)]) if (this.ids.has(id)) return id
    this.similar ??= this.similarIds()
    // Older versions of Hexo kept the names of entities.
    for (const key of [...similarityKeys(decoded), ...similarityKeys(decoded.replace(ENTITY_NAMES, ''))]) {
      const id = this.similar.get(key)
      if (id !== undefined) return id
    }
    return this.headingWithEmoji(similarityKeys(decoded)[0] ?? '')
  }

  /** Zola writes the name of an emoji in the id, as `-crab`. */
  private headingWithEmoji(key: string): string | null {
    const find = (entries: TocEntry[]): string | null => {
      for (const { id, text, children } of entries) {
        const start = EMOJI.test(text) ? similarityKeys(text)[0] : undefined
        if (start !== undefined && key.startsWith(start)) return id
        const below = find(children)
        if (below !== null) return below
      }
      return null
    }
    return find(this.toc)
  }

  /** Returns the ids of the headings in their order, as authors write them: without the prefix that makes ids safe. */
  headings(): string[] {
    const ids = (entries: TocEntry[]): string[] =>
      entries.flatMap(({ id, children }) => [id.replace(PREFIX, ''), ...ids(children)])
    return ids(this.toc)
  }

  private similarIds(): Map<string, string> {
    const similar = new Map<string, string>()
    const add = (text: string, id: string) => {
      for (const key of similarityKeys(text)) if (!similar.has(key)) similar.set(key, id)
    }
    for (const id of this.ids) add(id.replace(PREFIX, ''), id)
    const addHeadings = (entries: TocEntry[]) => {
      for (const { id, text, children } of entries) {
        add(text, id)
        addHeadings(children)
      }
    }
    addHeadings(this.toc)
    return similar
  }
}

/**
 * Returns what ids for one heading have in common in all generators: letters and digits without case and accents, and
 * the same from the first letter on, because some rules remove leading numbers.
 */
function similarityKeys(text: string): string[] {
  const key = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
  const fromFirstLetter = key.replace(/^\p{N}+/u, '')
  return [key, fromFirstLetter].filter((one) => one !== '')
}
