import { sql } from '../../sql/sql.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import type { TermKind } from '../rows/listed-terms.ts'
import { type ArticleColumns, ColumnsOfArticles, type KeptArticle } from '../snapshot/article-columns.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'

/** The terms of more articles are not kept in memory: 200,000 take 10 MB for each connection. */
const mostKept = 200_000
/** The articles that one statement reads. */
const part = 5_000

/**
 * Many articles whose facets are counted in memory. A statement for each facet would look up each article in a set of
 * all, which takes 25 ms for 20,000 of them.
 */
export class FacetHits {
  readonly #columns: ArticleColumns
  /** The places of the articles in the columns. */
  readonly #places: Uint32Array
  #dates: Float64Array | null = null

  private constructor(columns: ArticleColumns, places: Uint32Array) {
    this.#columns = columns
    this.#places = places
  }

  /** @param ids of articles, in ascending order */
  static ofIds(columns: ArticleColumns, ids: Float64Array): FacetHits {
    return new FacetHits(columns, placesOf(columns.ids, ids))
  }

  /** @param searchIds in ascending order */
  static ofSearchIds(columns: ArticleColumns, searchIds: Float64Array): FacetHits {
    const places = placesOf(columns.searchIds, searchIds).map((at) => columns.placesOfSearchIds[at] ?? 0)
    return new FacetHits(columns, places.sort())
  }

  /** The ids of the articles, in ascending order. */
  ids(): number[] {
    return Array.from(this.#places, (place) => this.#columns.ids[place] ?? 0)
  }

  /** The terms of one kind that the articles have, each with its number of articles. */
  countsOf(kind: TermKind): [id: number, count: number][] {
    const { ids, starts, terms } = this.#columns.of[kind]
    const counts = new Uint32Array(ids.length)
    for (const place of this.#places) {
      const end = starts[place + 1] ?? 0
      for (let at = starts[place] ?? 0; at < end; at++) {
        const term = terms[at] ?? 0
        counts[term] = (counts[term] ?? 0) + 1
      }
    }
    return Array.from(counts, (count, term): [number, number] => [ids[term] ?? 0, count]).filter(
      ([, count]) => count > 0,
    )
  }

  /** The dates of the articles, in ascending order, in milliseconds since 1970. */
  dates(): Float64Array {
    const { sortAt } = this.#columns
    this.#dates ??= Float64Array.from(this.#places, (place) => sortAt[place] ?? 0).sort()
    return this.#dates
  }
}

/** Both lists ascend, so each is walked once. */
function placesOf(all: Float64Array, ids: Float64Array): Uint32Array {
  const places = new Uint32Array(ids.length)
  let found = 0
  let at = 0
  for (const id of ids) {
    while (at < all.length && (all[at] ?? 0) < id) at++
    if (all[at] === id) places[found++] = at
  }
  return places.subarray(0, found)
}

/** Reads the dates and terms of all articles, unless this connection keeps them. Returns null if the articles are too many. */
export function readColumns(snapshot: Snapshot): Awaitable<ArticleColumns | null> {
  return after(snapshot.archive(), ({ kept }): Awaitable<ArticleColumns | null> => {
    if (kept.columns !== undefined) return kept.columns
    return after(readParts(snapshot, new ColumnsOfArticles(), 0), (columns) => {
      kept.columns = columns
      return columns
    })
  })
}

/** Reads the articles after a row, part by part. Returns null if they are too many. */
function readParts(snapshot: Snapshot, articles: ColumnsOfArticles, last: number): Awaitable<ArticleColumns | null> {
  const number = snapshot.dialect.rowNumber('a')
  const statement = sql`SELECT ${number} AS "number", a.id, a."searchId", a."sortAt", a."termIds" FROM "Article" a
    WHERE ${number} > ${last} ORDER BY ${number} LIMIT ${part}`
  return after(snapshot.all<KeptArticle & { number: number }>(statement), (rows): Awaitable<ArticleColumns | null> => {
    for (const row of rows) articles.add(row)
    const end = rows.at(-1)?.number
    if (articles.size > mostKept) return null
    return end === undefined || rows.length < part ? articles.columns() : readParts(snapshot, articles, end)
  })
}
