import type { SqlValue } from '../../schema/table-rows.ts'
import { allOf } from '../connection/all-of.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { WaitingMarks } from './waiting-marks.ts'

/** A mark that more articles have belongs to a frame, such as the footer of a newsletter, not to a story. */
const MOST_ARTICLES = 32
/** Marks that wait in memory, about 16 MB. */
const MOST_WAITING = 1_000_000

/** The marks of articles (text/shingles.ts), in a table by which articles with the same mark are found. */
export class StoryMarks {
  readonly #connection: WriteConnection
  readonly #waiting = new WaitingMarks()

  constructor(connection: WriteConnection) {
    this.#connection = connection
  }

  /** Adds the marks of an article that had none. They are written later, because sorted rows cost a third. */
  add(articleId: number, marks: readonly number[]): void {
    for (const hash of marks) this.#waiting.add(hash, articleId)
    if (this.#waiting.size > MOST_WAITING) this.write()
  }

  /** Writes the marks that wait. */
  write(): void {
    for (const rows of this.#waiting.take()) this.#connection.insert('StoryMark', rows)
  }

  of(articleIds: readonly number[]): number[] {
    this.write()
    const sql = 'SELECT DISTINCT hash FROM StoryMark WHERE articleId'
    return [...new Set(this.#allOf<{ hash: number }>(sql, articleIds).map(({ hash }) => hash))].sort((a, b) => a - b)
  }

  remove(articleId: number): void {
    this.write()
    this.#connection.run('DELETE FROM StoryMark WHERE articleId = ?', articleId)
  }

  /** Deletes all marks. Returns whether there were any. */
  clear(): boolean {
    this.#waiting.clear()
    return this.#connection.change('DELETE FROM StoryMark') > 0
  }

  /** The articles that have these marks or did before a few changes, without those of marks that too many have. */
  articlesWith(hashes: readonly number[], changes: number): number[] {
    const counts = this.#allOf<{ hash: number; count: number }>(
      'SELECT hash, COUNT(*) AS count FROM StoryMark WHERE hash',
      hashes,
      'GROUP BY hash',
    )
    const rare = counts.filter(({ count }) => count <= MOST_ARTICLES + changes).map(({ hash }) => hash)
    const sql = 'SELECT DISTINCT articleId FROM StoryMark WHERE hash'
    return [...new Set(this.#allOf<{ articleId: number }>(sql, rare).map(({ articleId }) => articleId))]
  }

  /** For each mark that several articles have, but not too many, their ids. */
  shared(): number[][] {
    const rows = this.#connection.all<{ ids: string }>(`SELECT ${this.#ids} FROM StoryMark ${shared}`)
    return rows.map(idsOf)
  }

  /** As `shared`, for these marks. */
  sharedBy(hashes: readonly number[]): number[][] {
    return this.#allOf<{ ids: string }>(`SELECT ${this.#ids} FROM StoryMark WHERE hash`, hashes, shared).map(idsOf)
  }

  get #ids(): string {
    return `${this.#connection.dialect.listOf('articleId', 'articleId')} AS ids`
  }

  #allOf<Row>(start: string, values: readonly SqlValue[], end = ''): Row[] {
    return allOf<Row>(this.#connection, start, values, end)
  }
}

const shared = `GROUP BY hash HAVING COUNT(*) BETWEEN 2 AND ${MOST_ARTICLES}`

function idsOf({ ids }: { ids: string }): number[] {
  return JSON.parse(ids) as number[] // A list of ids, as the dialect makes it.
}
