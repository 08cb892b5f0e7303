import type { LinkRow } from '../writing.ts'
import type { WritingConnection } from './connection.ts'
import { foldersAbove } from './findings.ts'
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
    const others = links.flatMap(({ otherwise }, position) => {
      return otherwise.map((target, rank) => ({ fromId, position, rank, target }))
    })
    insertAll(this.#connection, 'LinkMeaning', others)
  }

  /**
   * An article is to be found by other words than before, or not at all: links that led to it, and may lead to it now,
   * are looked up again. Returns the files that these links stand in.
   */
  forget({ id, file, slug, path }: Found): string[] {
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
  beside({ id, path }: Found): string[] {
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
export type Found = Pick<StoredArticle, 'id' | 'file' | 'slug' | 'path'>

/** Links that can mean one target, and links that can mean one of a range. */
const meaning = linksThatMean('sought(value) AS (VALUES (?))', 'target = value')
const meaningWithin = linksThatMean('sought(low, high) AS (VALUES (?, ?))', 'target BETWEEN low AND high')

function linksThatMean(sought: string, condition: string): string {
  // By their row numbers: by pairs of columns SQLite would read the whole table.
  return `Link.rowid IN (WITH ${sought}
    SELECT l.rowid FROM sought CROSS JOIN Link l ON l.${condition}
    UNION ALL SELECT l.rowid FROM sought CROSS JOIN LinkMeaning m ON m.${condition} CROSS JOIN Link l USING (fromId, position))`
}

/** All that people write for one path: generators differ in what they make of `page.md`. */
function spellings(path: string): string[] {
  const bare = path.replace(/\/$|\.html$/, '')
  return [bare, `${bare}/`, `${bare}.html`]
}

/** Of the nearest table around it that has targets. */
const written = 'substr(target, 6)'
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
