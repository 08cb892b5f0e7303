import Sqlite from 'better-sqlite3'
import { AUTOMERGE, configureIndexes, HASH_BYTES, indexes, mergeAll, tablesOf } from './fts5.ts'
import type { IndexAnswer, IndexedArticle, IndexRow } from './index-messages.ts'
import { nameTokens, titleTokens } from './searched-names.ts'

/** Rows in one answer, about 500 KB. */
const ROWS = 120

/** The search indexes in a temporary database without a name, which SQLite removes when it is closed. */
export class TemporaryIndexes {
  readonly #sqlite = new Sqlite('')
  readonly #addToAll: Sqlite.Statement
  readonly #addToHeads: Sqlite.Statement
  readonly #onStep: () => void

  /**
   * @param schema the statements that create the indexes
   * @param onStep called after each long statement
   */
  constructor(schema: string[], onStep: () => void) {
    this.#onStep = onStep
    // The import ends if this fails, so nothing has to be undone.
    for (const setting of ['page_size = 8192', 'journal_mode = OFF', 'synchronous = OFF', 'cache_size = -8192'])
      this.#sqlite.pragma(setting)
    for (const text of schema) this.#sqlite.exec(text)
    this.#sqlite.exec('BEGIN')
    configureIndexes(this, 'hashsize', HASH_BYTES)
    // One merge at the end costs less.
    configureIndexes(this, 'automerge', 0)
    this.#addToAll = this.#sqlite.prepare(
      'INSERT INTO ArticleSearch (rowid, names, text) VALUES (?, ?, CAST(? AS TEXT))',
    )
    this.#addToHeads = this.#sqlite.prepare('INSERT INTO HeadSearch (rowid, title, names) VALUES (?, ?, ?)')
  }

  run(text: string, ...values: (string | number)[]): void {
    this.#sqlite.prepare(text).run(...values)
    this.#onStep()
  }

  get<Row>(text: string): Row | undefined {
    return this.#sqlite.prepare(text).get() as Row | undefined // The caller knows the columns.
  }

  /** Adds an article. Numbers that increase cost least. @param tokens the tokens of its text, in UTF-8 */
  add([searchId, , , titles, names]: IndexedArticle, tokens: Uint8Array): void {
    const named = nameTokens(names)
    this.#addToAll.run(searchId, named, tokens)
    this.#addToHeads.run(searchId, titleTokens(titles), named)
  }

  remove(searchId: number): void {
    for (const index of indexes) this.run(`DELETE FROM ${index} WHERE rowid = ?`, searchId)
  }

  /** Merges the indexes, and returns the rows of all their tables. */
  *finished(): Generator<IndexAnswer, undefined> {
    mergeAll(this)
    configureIndexes(this, 'automerge', AUTOMERGE)
    this.#sqlite.exec('COMMIT')
    for (const table of indexes.flatMap(tablesOf)) {
      // A number of a row can have more than 53 bits.
      const rows = this.#sqlite.prepare<[], IndexRow>(`SELECT * FROM "${table}"`).raw().safeIntegers().iterate()
      let some: IndexRow[] = []
      for (const row of rows) {
        some.push(row)
        if (some.length < ROWS) continue
        yield { table, rows: some }
        some = []
      }
      yield { table, rows: some }
    }
  }
}
