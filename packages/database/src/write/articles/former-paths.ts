import type { FormerPathRow } from '../../schema/import-writer.ts'
import type { TableRow } from '../../schema/table-rows.ts'
import { stored } from '../connection/row-statements.ts'
import { isProvisional } from '../connection/unique-values.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import type { StoredArticle } from './stored-article.ts'

/** Former paths that `settle` returns. The rest are counted. */
const LISTED = 100

/** The paths that articles had in earlier revisions. They redirect to the article until something else has the path. */
export class FormerPaths {
  readonly #connection: WriteConnection
  /** Whether the archive had articles before this import. A new one has no former paths. */
  readonly #isFilled: boolean
  /** Articles as they were before they lost their path or were hidden from the public in this import. */
  readonly #left = new Map<number, StoredArticle[]>()
  readonly #known = new Set<number>()
  readonly #created = new Set<number>()
  readonly #renamed = new Set<number>()
  #isOtherFolder = false

  constructor(connection: WriteConnection, { isFilled }: { isFilled: boolean }) {
    this.#connection = connection
    this.#isFilled = isFilled
  }

  /**
   * Call this before an article gets another path, date or draft state, or is deleted. Only the first call for an article
   * counts.
   */
  leave(article: StoredArticle): void {
    const { id, path } = article
    if (this.#known.has(id) || this.#created.has(id) || isProvisional(path)) return
    this.#known.add(id)
    this.#left.set(id, [...(this.#left.get(id) ?? []), article])
  }

  /** Call this for a new article. */
  create(id: number): void {
    if (this.#isFilled) this.#created.add(id)
  }

  /** Call this when an article gets another id. If a deleted article had that id, both are the same article now. */
  renameId(from: number, to: number): void {
    this.#renamed.add(to)
    // The former paths of the old id belong to an article that was deleted before this one was created.
    if (this.#created.delete(from)) {
      this.#created.add(to)
      return
    }
    this.#give(to, 'articleId = ?', from)
    this.#left.set(to, [...(this.#left.get(to) ?? []), ...(this.#left.get(from) ?? [])])
    this.#left.delete(from)
    this.#created.delete(to)
    if (this.#known.delete(from)) this.#known.add(to)
    else this.#known.delete(to)
  }

  /** Call this when the archive is imported from another folder. Its files are not those of deleted articles. */
  changeFolder(): void {
    this.#isOtherFolder = true
  }

  /** Call this when the file of an article is moved. */
  moveFile(id: number, file: string): void {
    this.#connection.run('UPDATE FormerPath SET file = ? WHERE articleId = ?', file, id)
  }

  /**
   * Records the paths that articles have lost in this import, if the public could see the article there.
   * @param now milliseconds since 1970
   * @returns the paths that redirect now, and the articles that former paths lead or no longer lead to
   */
  settle(revision: number, now: number): { count: number; first: FormerPathRow[]; articleIds: number[] } {
    const paths = new Set<string>()
    for (const [id, articles] of this.#left) {
      for (const article of articles) {
        const { path, file } = article
        paths.add(path)
        if (!isPublic(article, now)) continue
        this.#put({ path, articleId: id, file, revision })
      }
    }
    if (this.#connection.get('SELECT 1 FROM FormerPath LIMIT 1') === undefined)
      return { count: 0, first: [], articleIds: [] }
    if (this.#isOtherFolder) {
      this.#connection.run('DELETE FROM FormerPath WHERE articleId NOT IN (SELECT id FROM Article)')
    }
    for (const id of new Set([...this.#left.keys(), ...this.#created, ...this.#renamed])) {
      const path = this.#reconcile(id, now)
      if (path !== null) paths.add(path)
    }
    return { ...this.#newRedirects(revision), articleIds: this.#articlesWith(paths) }
  }

  /**
   * Gives a new article the former paths of a deleted article of its file. Removes the article's own path, unless the
   * public cannot see the article there: it may lose that path before it is published again. Returns the path.
   */
  #reconcile(id: number, now: number): string | null {
    const sql = 'SELECT path, file, draft, sortAt FROM Article WHERE id = ?'
    const article = this.#connection.get<{ path: string; file: string; draft: number; sortAt: number }>(sql, id)
    if (article === undefined) return null
    const { path, file } = article
    if (this.#created.has(id)) {
      const deleted = 'NOT EXISTS (SELECT 1 FROM Article WHERE id = FormerPath.articleId)'
      this.#give(id, `file = ? AND ${deleted}`, file)
    }
    this.moveFile(id, file)
    if (isPublic(article, now)) {
      // A trailing slash is optional for routes.
      const bare = path.replace(/\/$/, '')
      this.#connection.run('DELETE FROM FormerPath WHERE articleId = ? AND path IN (?, ?)', id, bare, `${bare}/`)
    }
    return path
  }

  /** Gives an article the rows with this condition. If it has one of the paths, the row that it gets replaces its own. */
  #give(articleId: number, condition: string, value: string | number): void {
    const rows = this.#connection.all<TableRow<'FormerPath'>>(
      `SELECT * FROM FormerPath WHERE ${condition} ORDER BY path, revision`,
      value,
    )
    if (rows.length > 0) this.#connection.run(`DELETE FROM FormerPath WHERE ${condition}`, value)
    for (const row of rows) this.#put({ ...row, articleId })
  }

  #put({ path, articleId, file, revision }: TableRow<'FormerPath'>): void {
    this.#connection.run(
      `INSERT INTO FormerPath (path, articleId, file, revision) VALUES (?, ?, ?, ?)
        ON CONFLICT (path, articleId) DO UPDATE SET file = excluded.file, revision = excluded.revision`,
      ...[path, articleId, file, revision].map(stored),
    )
  }

  #newRedirects(revision: number): { count: number; first: FormerPathRow[] } {
    const from = `FROM FormerPath f JOIN Article a ON a.id = f.articleId WHERE f.revision = ?
      AND NOT EXISTS (SELECT 1 FROM Article b WHERE b.path = f.path)`
    const first = this.#connection.all<FormerPathRow>(
      `SELECT f.path AS "from", a.path AS "to", a.file ${from} ORDER BY f.path LIMIT ${LISTED}`,
      revision,
    )
    if (first.length < LISTED) return { count: first.length, first }
    return {
      count: this.#connection.get<{ count: number }>(`SELECT COUNT(*) AS count ${from}`, revision)?.count ?? 0,
      first,
    }
  }

  #articlesWith(paths: Set<string>): number[] {
    const sql = 'SELECT articleId FROM FormerPath JOIN Article a ON a.id = articleId WHERE FormerPath.path = ?'
    const found = [...paths].flatMap((path) => this.#connection.all<{ articleId: number }>(sql, path))
    return [...new Set(found.map(({ articleId }) => articleId))]
  }
}

function isPublic({ draft, sortAt }: { draft: number; sortAt: number }, now: number): boolean {
  return draft === 0 && sortAt <= now
}
