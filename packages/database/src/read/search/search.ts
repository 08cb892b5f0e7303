import { instant, raw, type Sql, sql } from '../../sql/sql.ts'
import { type ArticleSelection, selectArticles } from '../article-lists/article-selection.ts'
import type { ArticleReader } from '../articles/article-reader.ts'
import { type Connection, type ConnectionSource, connect } from '../paging/connection.ts'
import type { Slice } from '../paging/list.ts'
import { type Page, pageOf } from '../paging/page.ts'
import type { Position, SortKey } from '../paging/sort-keys.ts'
import type { SearchArgs } from '../request/arguments.ts'
import { type Awaitable, after, once } from '../request/awaitable.ts'
import { articleColumns } from '../rows/columns.ts'
import type { ArticleNode } from '../rows/nodes.ts'
import { toBatch } from '../rows/row-batch.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { highlightsIn } from './highlights.ts'
import { Phrases } from './phrases.ts'
import { countedHits, lastAt, type Match, searchHits } from './search-hits.ts'
import { type SearchQuery, searchQuery } from './search-query.ts'
import { type SearchField, type SearchHit, type SearchReader, searchFields } from './search-reader.ts'
import { matchAnywhere, matchesAbove, matchOfTier, type Tier, tiersOf } from './search-tiers.ts'

/** The order of hits: by tier, then newest first. */
export const searchSortKeys: readonly SortKey[] = [
  { field: 'tier', descending: false },
  { field: 'sortAt', descending: true, instant: true },
  { field: 'id', descending: true },
]

type Found = ArticleNode & { readonly tier: Tier }

export class Search implements SearchReader {
  readonly #snapshot: Snapshot
  readonly #articles: ArticleReader

  constructor(snapshot: Snapshot, articles: ArticleReader) {
    this.#snapshot = snapshot
    this.#articles = articles
  }

  page({ query: text, mode, where, prefix, orderBy, ...args }: SearchArgs): Connection<ArticleNode, SearchHit> {
    const options = { isTyping: prefix === true, order: orderBy ?? 'RELEVANCE' }
    const query = searchQuery(text, mode ?? 'ALL_TERMS', options)
    const page = pageOf(args, searchSortKeys)
    const phrases = new Phrases(query)
    const source = query.phrases.length > 0 ? this.#source(query, where, page) : nothingFound
    return connect(source, searchSortKeys, page, (row) => this.#hit(row, phrases))
  }

  #source(query: SearchQuery, where: SearchArgs['where'], page: Page): ConnectionSource<Found> {
    const selected = once(() => selectArticles(this.#snapshot, where))
    const read = (position: Position | null, size: number, offset = 0) =>
      after(selected(), (selection) => this.#read(query, selection, position, size, offset))
    const slice = once(() =>
      after(read(page.after, page.size, page.offset), (rows): Slice<Found> => ({ rows: toBatch(rows) })),
    )
    return {
      slice,
      count: once(() => after(selected(), (selection) => this.#count(query, selection))),
      more: once(() => after(read(page.after, 1, page.offset + page.size), (rows) => rows.length > 0)),
      beyond: () => after(selected(), (selection) => this.#before(query, selection, page.after)),
    }
  }

  /** Reads tier after tier until the page is full, with one statement for each. Each reads its index in order. */
  #read(
    query: SearchQuery,
    selection: ArticleSelection,
    position: Position | null,
    size: number,
    offset: number,
    tier: Tier = tierOf(query, position),
  ): Awaitable<Found[]> {
    const from = position && tierOf(query, position) === tier ? sql` AND ${this.#below(position)}` : raw('')
    const statement = sql`SELECT ${articleColumns}, ${tier} AS tier FROM ${this.#found(matchOfTier(query, tier), selection)}${from}
      ORDER BY ${this.#id} DESC LIMIT ${size + offset}`
    return after(this.#snapshot.all<Found>(statement), (rows): Awaitable<Found[]> => {
      const found = rows.slice(offset)
      const next = tiersOf(query)[tier + 1]
      if (found.length >= size || next === undefined || size === 0) return found
      return after(next === 3 ? this.#hasAlternatives(query) : true, (goesOn): Awaitable<Found[]> => {
        if (!goesOn) return found
        const rest = this.#read(query, selection, null, size - found.length, Math.max(0, offset - rows.length), next)
        return after(rest, (more) => [...found, ...more])
      })
    })
  }

  /** Most words are never written with other punctuation. One lookup saves the statements of three tiers. */
  #hasAlternatives({ alternatives }: SearchQuery): Awaitable<boolean> {
    if (alternatives === null) return false
    const matches = this.#snapshot.dialect.matches('ArticleSearch', 's', alternatives)
    return this.#any([sql`"ArticleSearch" s WHERE ${matches}`])
  }

  #count(query: SearchQuery, selection: ArticleSelection): Awaitable<number> {
    const statement = sql`SELECT COUNT(*) AS count FROM ${countedHits(this.#snapshot, matchAnywhere(query), selection)}`
    return after(this.#snapshot.all<{ count: number }>(statement), ([row]) => row?.count ?? 0)
  }

  /** Whether there are hits at the cursor or before it. */
  #before(query: SearchQuery, selection: ArticleSelection, position: Position | null): Awaitable<boolean> {
    if (!position) return this.#any([this.#found(matchAnywhere(query), selection)])
    const tier = tierOf(query, position)
    const same = sql`${this.#found(matchOfTier(query, tier), selection)} AND NOT ${this.#below(position)}`
    const above = matchesAbove(query, tier).map((match) => this.#found(match, selection))
    return this.#any([same, ...above])
  }

  #any([found, ...others]: Sql[]): Awaitable<boolean> {
    if (found === undefined) return false
    return after(this.#snapshot.all<unknown>(sql`SELECT 1 FROM ${found} LIMIT 1`), (rows): Awaitable<boolean> => {
      return rows.length > 0 || this.#any(others)
    })
  }

  #found(match: Match, selection: ArticleSelection): Sql {
    return searchHits(this.#snapshot, match, selection)
  }

  get #id(): Sql {
    return this.#snapshot.dialect.searchId('s')
  }

  /** Hits after a position in its tier. The article at the position may be deleted. */
  #below([, sortAt, id]: Position): Sql {
    const last = lastAt(sql`(r."sortAt", r.id) < (${instant(Number(sortAt))}, ${Number(id)})`)
    return sql`${this.#id} <= COALESCE((${last}), -1)`
  }

  #hit(row: Found, phrases: Phrases): SearchHit {
    const fields = once(() => this.#fields(row))
    return {
      matchedIn: () => after(fields(), (texts) => searchFields.filter((field) => phrases.isIn(texts[field]))),
      highlights: (args) => after(fields(), (texts) => highlightsIn(texts, phrases, args)),
    }
  }

  /** The texts of the search index, by field. */
  #fields(row: Found): Awaitable<Record<SearchField, readonly string[]>> {
    const articles = this.#articles
    return after(articles.bodyPartOf(row, 'text'), (text) =>
      after(articles.authorsOf(row), (authors) =>
        after(articles.categoriesOf(row), (categories) =>
          after(articles.tagsOf(row), (tags) => ({
            TITLE: [row.title],
            TAG: tags.map(({ name }) => name),
            CATEGORY: categories.map(({ name }) => name),
            AUTHOR: authors.map(({ name }) => name),
            TEXT: [text],
          })),
        ),
      ),
    )
  }
}

function tierOf(query: SearchQuery, position: Position | null): Tier {
  const tiers = tiersOf(query)
  return tiers.find((tier) => tier === position?.[0]) ?? tiers[0] ?? 0
}

const nothingFound: ConnectionSource<Found> = {
  slice: () => ({ rows: [] }),
  count: () => 0,
  more: () => false,
  beyond: () => false,
}
