import type { LinkRow } from '../../schema/import-rows.ts'
import { insertAll } from '../sqlite/row-statements.ts'
import type { WriteConnection } from '../sqlite/write-connection.ts'
import { foldersAbove } from './link-folders.ts'
import { found, meaning, meaningWithin, spellings } from './link-targets.ts'

/** Links between articles. */
export class Links {
  readonly #connection: WriteConnection
  /** Whether the archive had articles before. In a new archive, no link is resolved yet. */
  readonly #lookedUp: boolean

  constructor(connection: WriteConnection, lookedUp: boolean) {
    this.#connection = connection
    this.#lookedUp = lookedUp
  }

  put(fromId: number, links: LinkRow[]): void {
    const rows = links.map(({ target, line, column }, position) => {
      return { fromId, position, target, toId: null, line, column }
    })
    insertAll(this.#connection, 'Link', rows)
    const others = links.flatMap(({ otherwise }, position) => {
      return otherwise.map((target, rank) => ({ fromId, position, rank, target }))
    })
    insertAll(this.#connection, 'LinkMeaning', others)
  }

  /**
   * Unresolves the links that led to an article, or that may lead to it now, after its addresses changed. Returns the
   * files with these links.
   */
  forget({ id, file, slug, path }: LinkableArticle): string[] {
    if (!this.#lookedUp) return []
    const targets = [`file:${file}`, `slug:${slug}`]
    return [
      ...this.#forget('toId = ?', id),
      ...targets.flatMap((target) => this.#forgetTarget(target)),
      ...this.forgetPaths([path]),
    ]
  }

  /** Unresolves the links to paths that an article or a redirect has received or lost. Returns their files. */
  forgetPaths(paths: string[]): string[] {
    if (!this.#lookedUp) return []
    return paths.flatMap(spellings).flatMap((path) => this.#forgetTarget(`path:${path}`))
  }

  /** The files with links to a file without an article, after the file appeared or was deleted. */
  naming(file: string): string[] {
    if (!this.#lookedUp) return []
    return this.#filesOf(meaning, `file:${file}`)
  }

  /**
   * The files with links into folders where an article was the first or the last one. Whether these links are broken
   * depends on it.
   */
  beside({ id, path }: LinkableArticle): string[] {
    if (!this.#lookedUp) return []
    return foldersAbove(path).flatMap((folder) => {
      const [from, to] = [`${folder}/`, `${folder}0`] // The character after the slash.
      const other = 'SELECT 1 FROM Article WHERE path > ? AND path < ? AND id <> ? LIMIT 1'
      if (this.#connection.get(other, from, to, id) !== undefined) return []
      return this.#filesOf(meaningWithin, `path:${from}`, `path:${to}`)
    })
  }

  #forgetTarget(target: string): string[] {
    return this.#forget(`${meaning} AND toId IS NOT NULL`, target)
  }

  #forget(which: string, value: number | string): string[] {
    const files = this.#filesOf(which, value)
    if (files.length > 0) this.#connection.run(`UPDATE Link SET toId = NULL WHERE ${which}`, value)
    return files
  }

  #filesOf(which: string, ...values: (number | string)[]): string[] {
    const sql = `SELECT DISTINCT a.file FROM Link JOIN Article a ON a.id = fromId WHERE ${which}`
    return this.#connection.all<{ file: string }>(sql, ...values).map(({ file }) => file)
  }

  /** Resolves every unresolved link: first by its main target, then by the others. */
  settle(): void {
    for (const [kind, article] of Object.entries(found)) {
      this.#connection.run(
        `UPDATE Link SET toId = (${article}) WHERE toId IS NULL AND target >= '${kind}:' AND target < '${kind};'`,
      )
    }
    const own = 'm.fromId = Link.fromId AND m.position = Link.position'
    const kinds = Object.entries(found).map(([kind, article]) => `WHEN '${kind}:' THEN (${article})`)
    this.#connection.run(
      `UPDATE Link SET toId = (SELECT id FROM
        (SELECT CASE substr(target, 1, 5) ${kinds.join(' ')} END AS id, rank FROM LinkMeaning m WHERE ${own})
        WHERE id IS NOT NULL ORDER BY rank LIMIT 1)
      WHERE toId IS NULL AND EXISTS (SELECT 1 FROM LinkMeaning m WHERE ${own})`,
    )
  }
}

/** The columns that links find an article by. */
export interface LinkableArticle {
  id: number
  file: string
  slug: string
  path: string
}
