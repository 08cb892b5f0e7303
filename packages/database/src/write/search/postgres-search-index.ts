import { searchPieces } from '../../text/search-pieces.ts'
import { SEPARATOR, searchTextOf } from '../../text/tokenizer.ts'
import type { PostgresWriteConnection } from '../postgres/postgres-write-connection.ts'
import type { SearchIndex } from './search-index.ts'
import { SearchNumbers } from './search-numbers.ts'
import { nameTokens, titleTokens } from './searched-names.ts'

const indexes = ['ArticleSearch', 'HeadSearch'] as const
/** Articles whose tokens are in memory at once. */
const AT_ONCE = 200

/** As in `names` and `titleAndNames` for SQLite: one name per line. */
const otherNames = 'SELECT string_agg(value, chr(10)) FROM json_array_elements_text(CAST(a.names AS json))'
const searched = `SELECT a.searchId, concat_ws(chr(10), a.title, (${otherNames})) AS titles,
  concat_ws(chr(10),
    (SELECT string_agg(t.name || chr(10) || j.spelling, chr(10) ORDER BY j.position)
      FROM ArticleAuthor j JOIN Author t ON t.id = j.authorId WHERE j.articleId = a.id),
    (SELECT string_agg(spelling, chr(10) ORDER BY position) FROM ArticleCategory WHERE articleId = a.id),
    (SELECT string_agg(spelling, chr(10) ORDER BY position) FROM ArticleTag WHERE articleId = a.id),
    (${otherNames})) AS names,
  u.text AS tokens, CASE WHEN u.text IS NULL THEN a.title END AS title, CASE WHEN u.text IS NULL THEN b.text END AS body
  FROM Unindexed u JOIN Article a ON a.id = u.articleId JOIN Body b ON b.articleId = a.id ORDER BY a.searchId`

interface Searched {
  searchId: number
  titles: string
  names: string
  /** The result of `searchTextOf` from parsing the file. If null, it is computed from the title and the body. */
  tokens: string | null
  title: string | null
  body: string | null
}

/**
 * The search tables of PostgreSQL, with the same tokens as SQLite's indexes. Until the names of authors, categories and
 * tags are settled, the tokens wait in a temporary table.
 */
export class PostgresSearchIndex implements SearchIndex {
  readonly isOutdated: boolean
  readonly #connection: PostgresWriteConnection
  readonly #isFirst: boolean
  readonly #numbers: SearchNumbers
  readonly #marked = new Set<number>()

  constructor(
    connection: PostgresWriteConnection,
    { isOutdated, isFilled }: { isOutdated: boolean; isFilled: boolean },
  ) {
    this.#connection = connection
    this.isOutdated = isOutdated
    this.#isFirst = !isFilled
    this.#numbers = new SearchNumbers(connection, this)
    // EXTERNAL: compressing a text that is read once costs more time than writing it.
    connection.createTemporary('Unindexed', 'articleId BIGINT NOT NULL, text TEXT STORAGE EXTERNAL')
  }

  add(articleId: number, text: Uint8Array | null = null): void {
    if (this.#marked.has(articleId)) return
    this.#marked.add(articleId)
    this.#connection.copy('Unindexed', ['articleId', 'text'], [articleId, text])
  }

  remove(articleId: number, searchId: number): void {
    if (searchId >= 0 && !this.isOutdated)
      for (const index of indexes) this.#connection.run(`DELETE FROM ${index} WHERE searchId = ?`, searchId)
    if (this.#marked.delete(articleId)) this.#connection.run('DELETE FROM Unindexed WHERE articleId = ?', articleId)
  }

  place(): void {
    this.#numbers.settle()
  }

  /** Everything waits in the database. */
  close(): void {}

  settle(): void {
    if (this.isOutdated) this.#numbers.forget()
    this.place()
    if (this.isOutdated) this.#addAll()
    if (this.#isFirst) for (const index of indexes) this.#connection.run(`DROP INDEX "${index}_pieces_idx"`)
    this.#connection.run('ANALYZE Unindexed')
    this.#connection.run(`DECLARE Searched NO SCROLL CURSOR FOR ${searched}`)
    let rows: Searched[]
    do {
      rows = this.#connection.all<Searched>(`FETCH ${AT_ONCE} FROM Searched`)
      for (const row of rows) this.#write(row)
    } while (rows.length === AT_ONCE)
    this.#connection.run('CLOSE Searched')
    if (!this.#isFirst) return
    for (const index of indexes) {
      this.#connection.run(`CREATE INDEX "${index}_pieces_idx" ON ${index} USING GIN (pieces)`)
      this.#connection.run(`ANALYZE ${index}`)
    }
  }

  #addAll(): void {
    for (const index of indexes) this.#connection.run(`DELETE FROM ${index}`)
    this.#connection.run(`INSERT INTO Unindexed SELECT id, NULL FROM Article
      WHERE NOT EXISTS (SELECT 1 FROM Unindexed WHERE articleId = id)`)
  }

  #write({ searchId, titles, names, tokens, title, body }: Searched): void {
    const ofTitles = titleTokens(titles)
    const ofNames = nameTokens(names)
    const text = tokens ?? Buffer.from(searchTextOf(title ?? '', body ?? '')).toString()
    const all = joined(ofNames, text)
    this.#connection.copy('ArticleSearch', ['searchId', 'tokens', 'pieces'], [searchId, spaced(all), searchPieces(all)])
    this.#connection.copy(
      'HeadSearch',
      ['searchId', 'title', 'names', 'pieces'],
      [searchId, spaced(ofTitles), spaced(ofNames), searchPieces(joined(ofTitles, ofNames))],
    )
  }
}

function joined(tokens: string, others: string): string {
  return tokens === '' ? others : `${tokens}${SEPARATOR}${others}`
}

/** A phrase of tokens is looked up with a space at both ends. */
function spaced(tokens: string): string {
  return ` ${tokens} `
}
