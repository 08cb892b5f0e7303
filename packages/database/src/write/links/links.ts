import type { LinkRow } from '../../schema/import-rows.ts'
import { insertAll } from '../sqlite/row-statements.ts'
import type { WriteConnection } from '../sqlite/write-connection.ts'
import { foldersAbove } from './link-folders.ts'
import { found, meaning, meaningWithin, spellings } from './link-targets.ts'

/** Links between articles, and the paths that lead elsewhere. */
export class Links {
  readonly #connection: WriteConnection
  /** Whether articles were there before: in a new archive no link has been looked up yet. */
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
   * An article is to be found by other words than before, or not at all: links that led to it, and may lead to it now,
   * are looked up again. Returns the files that these links stand in.
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

  /** As `forget`, for paths that an article or a redirect has got or lost. */
  forgetPaths(paths: string[]): string[] {
    if (!this.#lookedUp) return []
    return paths.flatMap(spellings).flatMap((path) => this.#forgetTarget(`path:${path}`))
  }

  /** The files of links that may mean a file, which came or went and is no article. */
  naming(file: string): string[] {
    if (!this.#lookedUp) return []
    return this.#filesOf(meaning, `file:${file}`)
  }

  /**
   * The files of links into folders in which an article is the first to stand, or was the last: whether these links are
   * broken hangs on it.
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

  /** Looks up every link that leads nowhere so far, by the likeliest of its meanings and then by the others. */
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

/** What an article is found by. */
export interface LinkableArticle {
  id: number
  file: string
  slug: string
  path: string
}
