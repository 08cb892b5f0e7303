import { fold, searchTextOf, searchTokens } from '../search-text.ts'
import type { WritingConnection } from './connection.ts'

const indexes = ['ArticleSearch', 'HeadSearch'] as const
const GAP = 1024
/** What FTS5 holds before it writes. */
const HASH_BYTES = 16_777_216
/** FTS5's own: so many parts of one size are made one. */
const AUTOMERGE = 4

/**
 * The full-text indexes of the articles that an import touched: `ArticleSearch` of all that may be found, `HeadSearch`
 * of titles and names. FTS5 is fast only where row numbers come in rising order, and small only where they lie close
 * together, so articles are indexed at the end, from the oldest to the newest, with numbers about 1,000 apart that leave
 * room for later ones. Until then their texts wait in a temporary table, already cut into tokens.
 */
export class SearchIndex {
  readonly #connection: WritingConnection

  constructor(connection: WritingConnection) {
    this.#connection = connection
    // In the order in which articles come: with 6 KB of text each they are written to disk from the front to the back.
    connection.run('CREATE TEMP TABLE Unindexed (articleId INTEGER NOT NULL UNIQUE, text TEXT)')
    connection.run('CREATE TEMP TABLE Outdated (searchId INTEGER PRIMARY KEY)')
    connection.run(`CREATE TEMP TABLE Placed
      (searchId INTEGER PRIMARY KEY, articleId INTEGER NOT NULL, unindexed INTEGER NOT NULL, title TEXT, names TEXT)`)
    connection.define('titleTokens', (title) => searchTokens(fold(title ?? '')))
    connection.define('nameTokens', (lines) => searchTokens(eachOnce(fold(lines ?? ''))))
    connection.define('searchTextOf', (title, text) => searchTextOf(title ?? '', text ?? ''))
  }

  /** A number that says that the article's place is still to be found; unique as the id is. */
  static unplaced(articleId: number): number {
    return -articleId - 1
  }

  /** The article is to be indexed anew: with this text, by `searchTextOf`, or with the one that its rows give. */
  add(articleId: number, text: Uint8Array | null = null): void {
    this.#connection.run('INSERT OR IGNORE INTO Unindexed VALUES (?, CAST(? AS TEXT))', articleId, text)
  }

  /** What the indexes have of an article is to go. */
  remove(articleId: number, searchId: number): void {
    if (searchId >= 0) this.#connection.run('INSERT OR IGNORE INTO Outdated VALUES (?)', searchId)
    this.#connection.run('DELETE FROM Unindexed WHERE articleId = ?', articleId)
  }

  settle(): void {
    this.#place()
    this.#connection.run(`INSERT INTO Placed
      SELECT a.searchId, a.id, u.rowid, titleTokens(a.title), nameTokens(${names})
      FROM Unindexed u JOIN Article a ON a.id = u.articleId`)
    this.#configure('hashsize', HASH_BYTES)
    const isWhole = this.#count('Placed') === this.#count('Article')
    if (isWhole) this.#empty()
    // All at once, and one index after the other: FTS5 writes out what it holds as soon as another table's turn comes.
    else
      for (const index of indexes)
        this.#connection.run(`DELETE FROM ${index} WHERE rowid IN (SELECT searchId FROM Outdated)`)
    this.#connection.run(`INSERT INTO ArticleSearch (rowid, names, text)
      SELECT p.searchId, p.names, coalesce(u.text, CAST(searchTextOf(a.title, b.text) AS TEXT))
      FROM Placed p CROSS JOIN Unindexed u ON u.rowid = p.unindexed JOIN Article a ON a.id = p.articleId
        JOIN Body b ON b.articleId = a.id
      ORDER BY p.searchId`)
    this.#connection.run('INSERT INTO HeadSearch (rowid, title, names) SELECT searchId, title, names FROM Placed')
    if (isWhole) this.#configure('automerge', AUTOMERGE)
  }

  /** Rows that are deleted one by one leave marks behind, and what is all written anew need not be merged as it comes. */
  #empty(): void {
    for (const index of indexes) this.#connection.run(`INSERT INTO ${index}(${index}) VALUES ('delete-all')`)
    this.#configure('automerge', 0)
  }

  /** Settings of FTS5 are rows of the index: https://www.sqlite.org/fts5.html#special_insert_commands */
  #configure(option: 'hashsize' | 'automerge', value: number): void {
    for (const index of indexes) {
      this.#connection.run(`INSERT INTO ${index}(${index}, rank) VALUES ('${option}', ${value})`)
    }
  }

  #count(table: 'Placed' | 'Article'): number {
    return this.#connection.get<{ count: number }>(`SELECT COUNT(*) AS count FROM ${table}`)?.count ?? 0
  }

  /** Gives each unplaced article a number between those of its neighbours in time. */
  #place(): void {
    let unplaced = this.#unplaced()
    while (unplaced.length > 0) {
      let at = 0
      while (at < unplaced.length) at += this.#placeRun(unplaced, at)
      unplaced = this.#unplaced()
    }
  }

  #unplaced(): Place[] {
    return this.#connection.all('SELECT id, sortAt FROM Article WHERE searchId < 0 ORDER BY sortAt, id')
  }

  /** Places those that stand together between two placed ones, and says how many they were. */
  #placeRun(unplaced: Place[], from: number): number {
    const first = unplaced[from]
    if (first === undefined) return 1
    const above = this.#connection.get<Place & { searchId: number }>(
      'SELECT id, sortAt, searchId FROM Article WHERE searchId >= 0 AND (sortAt, id) > (?, ?) ORDER BY sortAt, id LIMIT 1',
      first.sortAt,
      first.id,
    )
    let to = from + 1
    if (above === undefined) to = unplaced.length
    else while (to < unplaced.length && isBefore(unplaced[to], above)) to++
    const below = this.#connection.get<{ searchId: number }>(
      'SELECT searchId FROM Article WHERE searchId >= 0 AND searchId < ? ORDER BY searchId DESC LIMIT 1',
      above?.searchId ?? Number.MAX_SAFE_INTEGER,
    )
    const floor = below?.searchId ?? -1
    const step = above === undefined ? GAP : Math.floor((above.searchId - floor) / (to - from + 1))
    if (step < 1) this.#unplaceAround(floor, to - from)
    else for (let at = from; at < to; at++) this.#number(unplaced[at], floor + step * (at - from + 1))
    return to - from
  }

  #number(place: Place | undefined, searchId: number): void {
    if (place) this.#connection.run('UPDATE Article SET searchId = ? WHERE id = ?', searchId, place.id)
  }

  /** Where no number is left between two, their neighbours are placed anew together with what comes between them. */
  #unplaceAround(floor: number, count: number): void {
    const either = (side: string) =>
      this.#connection.all<{ id: number; searchId: number }>(
        `SELECT id, searchId FROM Article WHERE searchId ${side} LIMIT ?`,
        floor,
        count + 16,
      )
    const neighbours = [...either('BETWEEN 0 AND ? ORDER BY searchId DESC'), ...either('> ? ORDER BY searchId')]
    for (const { id, searchId } of neighbours) {
      this.remove(id, searchId)
      this.#connection.run('UPDATE Article SET searchId = ? WHERE id = ?', SearchIndex.unplaced(id), id)
      this.add(id)
    }
  }
}

interface Place {
  id: number
  sortAt: number
}

/** The names of an article `a`, a line each. */
const names = `concat_ws(char(10),
  (SELECT group_concat(t.name || char(10) || j.spelling, char(10))
    FROM ArticleAuthor j JOIN Author t ON t.id = j.authorId WHERE j.articleId = a.id),
  (SELECT group_concat(spelling, char(10)) FROM ArticleCategory WHERE articleId = a.id),
  (SELECT group_concat(spelling, char(10)) FROM ArticleTag WHERE articleId = a.id))`

/** Which spelling of an author is the commonest may change later: folded they are one, and counted once. */
function eachOnce(lines: string): string {
  return [...new Set(lines.split('\n'))].join('\n')
}

function isBefore(place: Place | undefined, other: Place): boolean {
  return place !== undefined && (place.sortAt < other.sortAt || (place.sortAt === other.sortAt && place.id < other.id))
}
