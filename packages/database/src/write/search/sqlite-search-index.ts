import { searchTextOf } from '../../text/tokenizer.ts'
import type { SqliteWriteConnection } from '../sqlite/sqlite-write-connection.ts'
import {
  AUTOMERGE,
  configureIndexes,
  emptyIndexes,
  HASH_BYTES,
  indexes,
  mergeAll,
  mergeSome,
  tablesOf,
} from './fts5.ts'
import { IndexBuilder } from './index-builder.ts'
import type { SearchIndex } from './search-index.ts'
import { SearchNumbers } from './search-numbers.ts'
import { names, nameTokens, titleAndNames, titleTokens } from './searched-names.ts'
import { Spool } from './spool.ts'

/** From this number of new articles on, a thread saves more than its start costs. */
const MANY = 1_000
/** Articles in one message to the thread. */
const AT_ONCE = 500

interface Placed {
  searchId: number
  articleId: number
  /** The place of the tokens in the spool. Null if they must be computed. */
  at: number | null
  bytes: number
  titles: string
  names: string
}

/**
 * The full-text indexes of the articles that an import changed: `ArticleSearch` contains everything, `HeadSearch`
 * titles and names. FTS5 is fast only if row numbers increase, and small only if they are close together. So articles
 * are indexed at the end of the import, from the oldest to the newest. Gaps of about 1,000 between their numbers leave
 * room for later articles. Until then their tokens wait on disk. In the first import of many articles, a thread builds
 * the indexes while the import creates the others and settles what articles share.
 */
export class SqliteSearchIndex implements SearchIndex {
  readonly isOutdated: boolean
  readonly #connection: SqliteWriteConnection
  readonly #isFirst: boolean
  readonly #numbers: SearchNumbers
  #spool: Spool | undefined
  #builder: IndexBuilder | undefined

  constructor(connection: SqliteWriteConnection, { isOutdated, isFilled }: { isOutdated: boolean; isFilled: boolean }) {
    this.#connection = connection
    this.isOutdated = isOutdated
    this.#isFirst = !isFilled
    this.#numbers = new SearchNumbers(connection, this)
    connection.run('CREATE TEMP TABLE Unindexed (articleId INTEGER PRIMARY KEY, at INTEGER, bytes INTEGER NOT NULL)')
    connection.run('CREATE TEMP TABLE Outdated (searchId INTEGER PRIMARY KEY)')
    connection.run(`CREATE TEMP TABLE Placed (searchId INTEGER PRIMARY KEY, articleId INTEGER NOT NULL,
      at INTEGER, bytes INTEGER NOT NULL, titles TEXT NOT NULL, names TEXT NOT NULL)`)
    connection.define('titleTokens', (titles) => titleTokens(String(titles)))
    connection.define('nameTokens', (lines) => nameTokens(String(lines)))
    connection.define('spooled', (at, bytes) => this.#open().read(Number(at), Number(bytes)))
    connection.define('searchTextOf', (title, text) => searchTextOf(String(title), String(text)))
  }

  add(articleId: number, text: Uint8Array | null = null): void {
    const at = text && this.#open().append(text)
    this.#connection.run('INSERT OR IGNORE INTO Unindexed VALUES (?, ?, ?)', articleId, at, text?.length ?? 0)
  }

  remove(articleId: number, searchId: number): void {
    if (searchId >= 0) this.#connection.run('INSERT OR IGNORE INTO Outdated VALUES (?)', searchId)
    this.#connection.run('DELETE FROM Unindexed WHERE articleId = ?', articleId)
  }

  place(): void {
    this.#numbers.settle()
    if (!this.#isFirst || this.#builder !== undefined || this.#count('Unindexed') < MANY) return
    const schema = this.#connection.all<{ sql: string }>(
      `SELECT sql FROM sqlite_schema WHERE name IN (${indexes.map(() => '?').join(', ')})`,
      ...indexes,
    )
    this.#builder = new IndexBuilder(
      schema.map(({ sql }) => sql),
      this.#open(),
    )
    // The texts of the others are not known before links are settled.
    this.#build(this.#builder, 'WHERE u.articleId NOT IN (SELECT articleId FROM LinkedText)')
  }

  settle(): void {
    if (this.isOutdated) this.#numbers.forget()
    this.#numbers.settle()
    if (this.isOutdated) this.#connection.run('INSERT OR IGNORE INTO Unindexed SELECT id, NULL, 0 FROM Article')
    if (this.#builder === undefined) this.#write()
    else {
      this.#builder.remove(this.#connection.all<{ searchId: number }>('SELECT searchId FROM Outdated').map(idOf))
      this.#build(this.#builder)
      this.#copy(this.#builder)
    }
    this.close()
  }

  close(): void {
    this.#builder?.stop()
    this.#spool?.close()
    this.#builder = undefined
    this.#spool = undefined
  }

  #open(): Spool {
    this.#spool ??= new Spool()
    return this.#spool
  }

  #fillPlaced(condition = ''): void {
    this.#connection.run(`INSERT INTO Placed SELECT a.searchId, a.id, u.at, u.bytes, ${titleAndNames}, ${names}
      FROM Unindexed u JOIN Article a ON a.id = u.articleId ${condition}`)
  }

  /** Passes the articles that wait to the thread, from the oldest to the newest. */
  #build(builder: IndexBuilder, condition = ''): void {
    this.#fillPlaced(condition)
    let last = -1
    for (;;) {
      const sql = `SELECT * FROM Placed WHERE searchId > ? ORDER BY searchId LIMIT ${AT_ONCE}`
      const placed = this.#connection.all<Placed>(sql, last)
      if (placed.length === 0) break
      builder.add(placed.map((one) => [one.searchId, ...this.#spooled(one), one.titles, one.names]))
      last = placed.at(-1)?.searchId ?? last
    }
    this.#connection.run('DELETE FROM Unindexed WHERE articleId IN (SELECT articleId FROM Placed)')
    this.#connection.run('DELETE FROM Placed')
  }

  /** The place of an article's tokens in the spool. */
  #spooled({ articleId, at, bytes }: Placed): [at: number, bytes: number] {
    if (at !== null) return [at, bytes]
    const sql = 'SELECT a.title, b.text FROM Article a JOIN Body b ON b.articleId = a.id WHERE a.id = ?'
    const row = this.#connection.get<{ title: string; text: string }>(sql, articleId)
    const tokens = searchTextOf(row?.title ?? '', row?.text ?? '')
    return [this.#open().append(tokens), tokens.length]
  }

  /** Fills the tables of the indexes with those that the thread has made. */
  #copy(builder: IndexBuilder): void {
    this.#connection.allowShadowTables()
    for (const table of indexes.flatMap(tablesOf)) this.#connection.run(`DELETE FROM "${table}"`)
    for (const { table, rows } of builder.finish()) this.#connection.insertValues(table, rows)
  }

  #write(): void {
    this.#fillPlaced()
    configureIndexes(this.#connection, 'hashsize', HASH_BYTES)
    const isWhole = this.#count('Placed') === this.#count('Article')
    if (isWhole) emptyIndexes(this.#connection)
    // One statement for each index: FTS5 writes its buffer as soon as a statement uses another table.
    else
      for (const index of indexes)
        this.#connection.run(`DELETE FROM ${index} WHERE rowid IN (SELECT searchId FROM Outdated)`)
    this.#connection.run(`INSERT INTO ArticleSearch (rowid, names, text)
      SELECT p.searchId, nameTokens(p.names),
        CAST(CASE WHEN p.at IS NULL THEN searchTextOf(a.title, b.text) ELSE spooled(p.at, p.bytes) END AS TEXT)
      FROM Placed p JOIN Article a ON a.id = p.articleId JOIN Body b ON b.articleId = a.id
      ORDER BY p.searchId`)
    this.#connection.run(`INSERT INTO HeadSearch (rowid, title, names)
      SELECT searchId, titleTokens(titles), nameTokens(names) FROM Placed ORDER BY searchId`)
    if (!isWhole) mergeSome(this.#connection)
    else {
      mergeAll(this.#connection)
      configureIndexes(this.#connection, 'automerge', AUTOMERGE)
    }
  }

  #count(table: 'Placed' | 'Unindexed' | 'Article'): number {
    return this.#connection.get<{ count: number }>(`SELECT COUNT(*) AS count FROM ${table}`)?.count ?? 0
  }
}

function idOf({ searchId }: { searchId: number }): number {
  return searchId
}
