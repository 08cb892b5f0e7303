import type { WriteConnection } from '../connection/write-connection.ts'

const language = '(?:[a-z]{2}(?:-[a-z]{2,4})?/)?'
/** Pages that generators make of dates, feeds and the site itself. */
const GENERATED = new RegExp(
  `^/${language}(?:(?:archives?|feed|rss|atom|sitemap|search|404|index|admin)(?:\\.html)?(?:/.*)?|page/\\d+/?|\\d{4}(?:/\\d{1,2}){0,2}/?)?$`,
  'i',
)
/** Pages that list the articles of a category, tag or author. */
const LISTS = new RegExp(
  `^/${language}(?:categor(?:y|ies)|tags?|topics?|series|authors?|people)(?:\\.html)?(?:/(.*))?$`,
  'i',
)

/** The pages of a site that are not articles but that links can lead to. */
export class KnownPages {
  /** Whether the folder has everything that the site is made from, so that a path without a page is an error. */
  readonly isComplete: boolean
  /** The file that resolves the links of this site beyond the known rules; null if there is none. */
  readonly linkHook: string | null
  readonly #connection: WriteConnection
  readonly #roots: string[]
  #terms: Set<string> | undefined

  constructor(connection: WriteConnection) {
    this.#connection = connection
    const row = connection.get<{ settings: string | null }>('SELECT settings FROM Site WHERE id = 1')
    // The importer wrote the settings of the parser's site.
    const settings = JSON.parse(row?.settings ?? '{}') as {
      isComplete?: boolean
      linkHook?: string | null
      assetRoots?: string[]
      contentRoots?: string[]
    }
    this.isComplete = settings.isComplete ?? false
    this.linkHook = settings.linkHook ?? null
    this.#roots = [...new Set(['', ...(settings.assetRoots ?? []), ...(settings.contentRoots ?? [])])]
  }

  /** Says whether a generator makes a page at a path: a list, an archive, a feed, a folder of articles or a file. */
  has(path: string): boolean {
    const terms = LISTS.exec(path)
    if (terms) return this.#areTerms(terms[1] ?? '')
    return GENERATED.test(path) || this.#hasArticles(path) || this.#isFile(path)
  }

  #areTerms(path: string): boolean {
    const names = path.replace(/\/?(?:page\/\d+\/?|index\.html|\.html)$/, '').split('/')
    return names.filter((name) => name !== '').every((name) => this.#isTerm(name.toLowerCase()))
  }

  #isTerm(name: string): boolean {
    this.#terms ??= this.#readTerms()
    return this.#terms.has(name) || this.#terms.has(name.replaceAll('-', ' '))
  }

  /** The slugs and names of all categories, tags and authors. */
  #readTerms(): Set<string> {
    const terms = ['Category', 'Tag', 'Author'].flatMap((table) =>
      this.#connection.all<{ slug: string; name: string }>(`SELECT slug, name FROM ${table}`),
    )
    return new Set(terms.flatMap(({ slug, name }) => [slug, name.toLowerCase()]))
  }

  #hasArticles(path: string): boolean {
    const folder = path.replace(/\/$/, '')
    const sql = 'SELECT 1 FROM Article WHERE path > ? AND path < ? LIMIT 1'
    return this.#connection.get(sql, `${folder}/`, `${folder}0`) !== undefined
  }

  #isFile(path: string): boolean {
    const bare = path.replace(/^\/|\/$/g, '')
    return this.#roots.some((root) => {
      const file = root === '' ? bare : `${root}/${bare}`
      const sql = 'SELECT 1 FROM File WHERE path IN (?, ?, ?) LIMIT 1'
      return this.#connection.get(sql, file, `${file}.html`, `${file}/index.html`) !== undefined
    })
  }
}
