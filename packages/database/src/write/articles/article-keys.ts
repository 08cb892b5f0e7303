import { nodeId } from '../../schema/node-ids.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { listingState, orderOfPrecedence, type StoredArticle, storedColumns } from './stored-article.ts'

/**
 * The keys of articles. Their ids are made from them. If several files have one key in their front matter (`id:…`), the
 * article that had it before this import keeps it; among the others, the first in the order of precedence gets it. Every
 * other article has the key of its first path (`file:…`).
 */
export class ArticleKeys {
  readonly #connection: WriteConnection
  readonly #changes: ChangeLog
  readonly #contested = new Set<string>()
  /** Keys that an article got in this import. It has no precedence over other articles. */
  readonly #granted = new Set<string>()

  constructor(connection: WriteConnection, changes: ChangeLog) {
    this.#connection = connection
    this.#changes = changes
  }

  /** The key of the file's article until `settle`. */
  keyFor(wanted: string, file: string, old: StoredArticle | undefined): string {
    if (old?.wantedKey === wanted) return old.key
    if (!isAsked(wanted)) return old && !isAsked(old.key) ? old.key : this.#free(wanted)
    if (!this.#isTaken(wanted)) {
      this.#granted.add(wanted)
      return wanted
    }
    this.#contested.add(wanted)
    return old && !isAsked(old.key) ? old.key : this.#free(`file:${file}`)
  }

  /** Call this when an article with this wanted key is deleted. */
  contest(wanted: string): void {
    if (isAsked(wanted)) this.#contested.add(wanted)
  }

  /** Assigns the contested keys. Returns the articles whose id changed, before and after. */
  settle(): { from: StoredArticle; to: StoredArticle }[] {
    const changed: { from: StoredArticle; to: StoredArticle }[] = []
    for (const wanted of [...this.#contested].sort()) {
      const sql = `SELECT ${storedColumns} FROM Article WHERE wantedKey = ? ORDER BY ${orderOfPrecedence}`
      const [first, ...others] = this.#connection.all<StoredArticle>(sql, wanted)
      const isTaken = first?.key === wanted || others.some(({ key }) => key === wanted)
      if (isTaken && !this.#granted.has(wanted)) continue
      for (const other of others) {
        if (other.key === wanted) changed.push(this.#rename(other, this.#free(`file:${other.file}`)))
      }
      if (first && first.key !== wanted) changed.push(this.#rename(first, wanted))
    }
    return changed
  }

  /** References to the article change with it (ON UPDATE CASCADE). */
  #rename(from: StoredArticle, key: string): { from: StoredArticle; to: StoredArticle } {
    const to = { ...from, id: nodeId('Article', key), key }
    this.#connection.run('UPDATE Article SET id = ?, key = ? WHERE id = ?', to.id, key, from.id)
    this.#changes.article(from.id, listingState(from), null)
    this.#changes.article(to.id, null, listingState(to))
    return { from, to }
  }

  /** The key of a path may belong to an article that has moved to another path. */
  #free(key: string): string {
    let free = key
    for (let number = 2; this.#isTaken(free); number++) free = `${key}#${number}`
    return free
  }

  #isTaken(key: string): boolean {
    if (!this.#connection.mayHave('Article', 'key', key)) return false
    return this.#connection.get('SELECT 1 FROM Article WHERE key = ?', key) !== undefined
  }
}

function isAsked(key: string): boolean {
  return key.startsWith('id:')
}
