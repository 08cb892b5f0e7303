import { anywhere, type Range } from '../../sql/range.ts'
import { always, empty, raw, type Sql, sql } from '../../sql/sql.ts'
import { articleList, articleSortKeys, articlesOfNamed } from '../article-lists/article-list.ts'
import { type ArticleSelection, selectArticles, selectOwned } from '../article-lists/article-selection.ts'
import type { SingleTerm } from '../article-lists/single-term.ts'
import type { List } from '../paging/list.ts'
import type { ArticleWhere } from '../request/arguments.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import type { Optional } from '../request/optional.ts'
import { matchAnywhere, searchHits } from '../search/search-hits.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'

/** The articles that a facet counts: those of a filter and a search. */
export interface FacetScope {
  /** Bounds on `sortAt`. */
  readonly range: Range
  /** SELECT of their `id`, where more is asked of them than to be listed and of a time. */
  readonly ids: Sql | null
  /** There are so few that counting begins at them, and not at the facet's own index. */
  readonly few: boolean
  /** Articles in the order of dates, by an index: all of the scope where `ids` is null or `whole`. */
  readonly dated: List
  /** Tables to stand before those of `dated`. */
  readonly before: Sql
  readonly whole: boolean
}

/** To read the joins of so many one by one is as dear as to run through an index of all. */
const fewest = 2000

/** `match` is a search in FTS5's language. What only a look at articles can tell is found once, for all facets. */
export function readScope(
  snapshot: Snapshot,
  where: Optional<ArticleWhere>,
  match: string | null,
): Awaitable<FacetScope> {
  const select = match === null ? selectOwned : selectArticles
  return after(select(snapshot, where), (selection): Awaitable<FacetScope> => {
    const { range, condition, of } = selection
    if (match === null && condition === always)
      return of ? ownedScope(snapshot, selection, of) : timeScope(snapshot, range)
    return after(gathered(snapshot, idsOf(snapshot, selection, match)), ({ count, ids }) => ({
      ...timeScope(snapshot, range),
      ids: snapshot.dialect.idsIn(ids),
      few: count < fewest,
      whole: false,
    }))
  })
}

function timeScope(snapshot: Snapshot, range: Range): FacetScope {
  const dated = articleList(snapshot, { range, condition: always, selective: false, of: null }, articleSortKeys(null))
  return { range, ids: null, few: false, dated, before: empty, whole: true }
}

/** The index of one tag, author or category holds all that is asked. */
function ownedScope(snapshot: Snapshot, selection: ArticleSelection, of: SingleTerm): Awaitable<FacetScope> {
  const dated = articlesOfNamed(snapshot.viewer, of.join, selection, articleSortKeys(null), of.endsOnly)
  const before = sql`${snapshot.dialect.parents([of.id])} CROSS JOIN `
  const ids = sql`SELECT ${dated.keyIn} AS id FROM ${before}${dated.from} WHERE ${dated.where(anywhere)}`
  const count = sql`SELECT COUNT(*) AS count FROM (${ids} LIMIT ${fewest})`
  return after(snapshot.all<{ count: number }>(count), ([found]) => {
    const few = (found?.count ?? 0) < fewest
    return { range: selection.range, ids, few, dated, before, whole: true }
  })
}

function idsOf(snapshot: Snapshot, selection: ArticleSelection, match: string | null): Sql {
  const { viewer, dialect } = snapshot
  const { of } = selection
  if (match !== null) return sql`SELECT a.id FROM ${searchHits(viewer, matchAnywhere(match), selection)}`
  if (!of) {
    const list = articleList(snapshot, selection, articleSortKeys(null))
    return sql`SELECT a.id FROM ${list.from} WHERE ${list.where(anywhere)}`
  }
  const list = articlesOfNamed(viewer, of.join, selection, articleSortKeys(null), of.endsOnly)
  return sql`SELECT ${list.keyIn} AS id FROM ${dialect.parents([of.id])} CROSS JOIN ${list.from} WHERE ${list.where(anywhere)}`
}

interface Gathered {
  readonly count: number
  /** As the dialect writes a list. */
  readonly ids: string
}

/** In one row: the list goes straight back into the statements that count. */
function gathered(snapshot: Snapshot, ids: Sql): Awaitable<Gathered> {
  const list = snapshot.dialect.gathered(raw('m.id'))
  const query = sql`SELECT COUNT(*) AS count, ${list} AS ids FROM (${ids}) m`
  return after(snapshot.all<Gathered>(query), ([found]) => found ?? { count: 0, ids: '[]' })
}
