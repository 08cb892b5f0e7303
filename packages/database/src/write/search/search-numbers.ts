import type { WriteConnection } from '../connection/write-connection.ts'

/**
 * The distance of neighbours in time. It is a prime number: FTS5 keeps the numbers of deleted rows in hash tables, whose slots are
 * numbers modulo 32, 64 and so on. Multiples of 1,024 all have the same slot, so each look-up would read the whole table. See
 * `fts5IndexTombstoneQuery` in https://www.sqlite.org/src/file/ext/fts5/fts5_index.c
 */
const GAP = 1021

/** The number of an article whose place is not decided yet. As unique as the id. */
export function unplacedNumber(articleId: number): number {
  return -articleId - 1
}

/** Indexes an article again when its number changes. */
interface Reindex {
  add(articleId: number): void
  remove(articleId: number, searchId: number): void
}

/** Row numbers of articles in the search indexes. They increase with (`sortAt`, `id`) and are close together. */
export class SearchNumbers {
  readonly #connection: WriteConnection
  readonly #reindex: Reindex

  constructor(connection: WriteConnection, reindex: Reindex) {
    this.#connection = connection
    this.#reindex = reindex
  }

  /** Takes all numbers back, for indexes that are filled again. */
  forget(): void {
    this.#connection.run('UPDATE Article SET searchId = -id - 1 WHERE searchId >= 0')
  }

  /** Gives each unplaced article a number between those of its neighbours in time. */
  settle(): void {
    if (this.#connection.get('SELECT 1 FROM Article WHERE searchId >= 0 LIMIT 1') === undefined) this.#placeAll()
    let unplaced = this.#unplaced()
    while (unplaced.length > 0) {
      let at = 0
      while (at < unplaced.length) at += this.#placeRun(unplaced, at)
      unplaced = this.#unplaced()
    }
  }

  /** Numbers all articles by one statement: a list of them would take as much memory as the rest of an import. */
  #placeAll(): void {
    this.#connection.run(
      `UPDATE Article SET searchId = n.place * ${GAP} - 1
        FROM (SELECT id, row_number() OVER (ORDER BY sortAt, id) AS place FROM Article) n WHERE n.id = Article.id`,
    )
  }

  #unplaced(): Place[] {
    // SQLite would read all articles in the order of the dates.
    const sql =
      'SELECT id, sortAt FROM Article WHERE id IN (SELECT id FROM Article WHERE searchId < 0) ORDER BY sortAt, id'
    return this.#connection.all(sql)
  }

  /** Places the articles between two placed ones, and returns how many they were. */
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
    else {
      const places = unplaced.slice(from, to)
      this.#connection.assign(
        'Article',
        'searchId',
        places.map(({ id }, at) => [id, floor + step * (at + 1)]),
      )
    }
    return to - from
  }

  /** Places the neighbours again, together with the new articles, if there is no free number between two of them. */
  #unplaceAround(floor: number, count: number): void {
    const either = (side: string) =>
      this.#connection.all<{ id: number; searchId: number }>(
        `SELECT id, searchId FROM Article WHERE searchId ${side} LIMIT ?`,
        floor,
        count + 16,
      )
    const neighbours = [...either('BETWEEN 0 AND ? ORDER BY searchId DESC'), ...either('> ? ORDER BY searchId')]
    for (const { id, searchId } of neighbours) {
      this.#reindex.remove(id, searchId)
      this.#connection.run('UPDATE Article SET searchId = ? WHERE id = ?', unplacedNumber(id), id)
      this.#reindex.add(id)
    }
  }
}

interface Place {
  id: number
  sortAt: number
}

function isBefore(place: Place | undefined, other: Place): boolean {
  return place !== undefined && (place.sortAt < other.sortAt || (place.sortAt === other.sortAt && place.id < other.id))
}
