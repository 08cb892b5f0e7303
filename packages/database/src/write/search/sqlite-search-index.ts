import { fold } from '../../text/folding.ts'
import { indexTokens, searchTextOf } from '../../text/tokenizer.ts'
import type { SqliteWriteConnection } from '../sqlite/sqlite-write-connection.ts'
import { AUTOMERGE, configureIndexes, emptyIndexes, HASH_BYTES, indexes, mergeAll, mergeSome } from './fts5.ts'
import type { SearchIndex } from './search-index.ts'
import { SearchNumbers } from './search-numbers.ts'
import { eachOnce, names, titleAndNames } from './searched-names.ts'

/**
 * The full-text indexes of the articles that an import changed: `ArticleSearch` contains everything, `HeadSearch`
 * titles and names. FTS5 is fast only if row numbers increase, and small only if they are close together. So articles
 * are indexed at the end of the import, from the oldest to the newest. Gaps of about 1,000 between their numbers leave
 * room for later articles. Until then their tokens wait in a temporary table.
 */
export class SqliteSearchIndex implements SearchIndex {
  readonly #connection: SqliteWriteConnection
  readonly #numbers: SearchNumbers

  readonly isOutdated: boolean

  constructor(connection: SqliteWriteConnection, isOutdated: boolean) {
    this.#connection = connection
    this.isOutdated = isOutdated
    this.#numbers = new SearchNumbers(connection, this)
    // In the order in which articles arrive: their texts of about 6 KB each are written to disk sequentially.
    connection.run('CREATE TEMP TABLE Unindexed (articleId INTEGER NOT NULL UNIQUE, text TEXT)')
    connection.run('CREATE TEMP TABLE Outdated (searchId INTEGER PRIMARY KEY)')
    connection.run(`CREATE TEMP TABLE Placed
      (searchId INTEGER PRIMARY KEY, articleId INTEGER NOT NULL, unindexed INTEGER NOT NULL, title TEXT, names TEXT)`)
    connection.define('titleTokens', (title) => indexTokens(fold(title ?? '')))
    connection.define('nameTokens', (lines) => indexTokens(eachOnce(fold(lines ?? ''))))
    connection.define('searchTextOf', (title, text) => searchTextOf(title ?? '', text ?? ''))
  }

  add(articleId: number, text: Uint8Array | null = null): void {
    this.#connection.run('INSERT OR IGNORE INTO Unindexed VALUES (?, CAST(? AS TEXT))', articleId, text)
  }

  remove(articleId: number, searchId: number): void {
    if (searchId >= 0) this.#connection.run('INSERT OR IGNORE INTO Outdated VALUES (?)', searchId)
    this.#connection.run('DELETE FROM Unindexed WHERE articleId = ?', articleId)
  }

  place(): void {
    this.#numbers.settle()
  }

  settle(): void {
    if (this.isOutdated) this.#numbers.forget()
    this.place()
    if (this.isOutdated) this.#connection.run('INSERT OR IGNORE INTO Unindexed SELECT id, NULL FROM Article')
    this.#connection.run(`INSERT INTO Placed
      SELECT a.searchId, a.id, u.rowid, titleTokens(${titleAndNames}), nameTokens(${names})
      FROM Unindexed u JOIN Article a ON a.id = u.articleId`)
    configureIndexes(this.#connection, 'hashsize', HASH_BYTES)
    const isWhole = this.#count('Placed') === this.#count('Article')
    if (isWhole) emptyIndexes(this.#connection)
    // One statement for each index: FTS5 writes its buffer as soon as a statement uses another table.
    else
      for (const index of indexes)
        this.#connection.run(`DELETE FROM ${index} WHERE rowid IN (SELECT searchId FROM Outdated)`)
    this.#connection.run(`INSERT INTO ArticleSearch (rowid, names, text)
      SELECT p.searchId, p.names, coalesce(u.text, CAST(searchTextOf(a.title, b.text) AS TEXT))
      FROM Placed p CROSS JOIN Unindexed u ON u.rowid = p.unindexed JOIN Article a ON a.id = p.articleId
        JOIN Body b ON b.articleId = a.id
      ORDER BY p.searchId`)
    this.#connection.run('INSERT INTO HeadSearch (rowid, title, names) SELECT searchId, title, names FROM Placed')
    if (!isWhole) mergeSome(this.#connection)
    else {
      mergeAll(this.#connection)
      configureIndexes(this.#connection, 'automerge', AUTOMERGE)
    }
  }

  #count(table: 'Placed' | 'Article'): number {
    return this.#connection.get<{ count: number }>(`SELECT COUNT(*) AS count FROM ${table}`)?.count ?? 0
  }
}
