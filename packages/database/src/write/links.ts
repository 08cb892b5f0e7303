import type { LinkRow } from '../writing.ts'
import type { WritingConnection } from './connection.ts'
import { insertAll } from './rows.ts'
import type { StoredArticle } from './stored-article.ts'

/** Links between articles, and the paths that lead elsewhere. */
export class Links {
  readonly #connection: WritingConnection
  /** Whether articles were there before: in a new archive no link has been looked up yet. */
  readonly #lookedUp: boolean

  constructor(connection: WritingConnection, lookedUp: boolean) {
    this.#connection = connection
    this.#lookedUp = lookedUp
  }

  put(fromId: number, links: LinkRow[]): void {
    const rows = links.map(({ target, line, column }, position) => {
      return { fromId, position, target, toId: null, line, column }
    })
    insertAll(this.#connection, 'Link', rows)
  }

  /**
   * An article is to be found by other words than before, or not at all: links that led to it, and may lead to it now,
   * are looked up again. Returns the files that these links stand in.
   */
  forget({ id, slug, path }: Pick<StoredArticle, 'id' | 'slug' | 'path'>): string[] {
    if (!this.#lookedUp) return []
    return [...this.#forget('toId = ?', id), ...this.#forgetTarget(`slug:${slug}`), ...this.forgetPaths([path])]
  }

  /** As `forget`, for paths that an article or a redirect has got or lost. */
  forgetPaths(paths: string[]): string[] {
    if (!this.#lookedUp) return []
    return paths.flatMap(spellings).flatMap((path) => this.#forgetTarget(`path:${path}`))
  }

  #forgetTarget(target: string): string[] {
    return this.#forget('target = ? AND toId IS NOT NULL', target)
  }

  #forget(which: string, value: number | string): string[] {
    const sql = `SELECT DISTINCT a.file FROM Link JOIN Article a ON a.id = fromId WHERE ${which}`
    const files = this.#connection.all<{ file: string }>(sql, value).map(({ file }) => file)
    if (files.length > 0) this.#connection.run(`UPDATE Link SET toId = NULL WHERE ${which}`, value)
    return files
  }

  /** Looks up every link that leads nowhere so far. */
  settle(): void {
    for (const [kind, article] of Object.entries(found)) {
      this.#connection.run(
        `UPDATE Link SET toId = (${article}) WHERE toId IS NULL AND target >= '${kind}:' AND target < '${kind};'`,
      )
    }
  }
}

/** All that people write for one path: generators differ in what they make of `page.md`. */
function spellings(path: string): string[] {
  const bare = path.replace(/\/$|\.html$/, '')
  return [bare, `${bare}/`, `${bare}.html`]
}

const written = 'substr(Link.target, 6)'
const bare = `CASE WHEN ${written} LIKE '%.html' THEN substr(${written}, 1, length(${written}) - 5) ELSE rtrim(${written}, '/') END`

/** As it is written first, and then each of its spellings. */
function byPath(statement: (path: string) => string): string[] {
  return [written, `(${bare}) || '/'`, bare, `(${bare}) || '.html'`].map((path) => `(${statement(path)})`)
}

/** What each kind of target (each five characters with its colon) means; an article stands before a redirect. */
const found = {
  file: `SELECT id FROM Article WHERE file = ${written}`,
  slug: `SELECT id FROM Article WHERE slug = ${written} ORDER BY file LIMIT 1`,
  path: `SELECT coalesce(${[
    ...byPath((path) => `SELECT id FROM Article WHERE path = ${path}`),
    ...byPath(
      (path) => `SELECT articleId FROM Redirect WHERE "from" = ${path} AND articleId IS NOT NULL ORDER BY file LIMIT 1`,
    ),
  ].join(', ')})`,
}
