import { anywhere, type Range } from '../../sql/range.ts'
import type { SearchExpression } from '../../sql/search-expression.ts'
import { always, empty, join, raw, type Sql, sql } from '../../sql/sql.ts'
import { articleList, articleSortKeys, articlesOfNamed } from '../article-lists/article-list.ts'
import { type ArticleSelection, selectArticles, selectOwned } from '../article-lists/article-selection.ts'
import type { SingleTerm } from '../article-lists/single-term.ts'
import type { List } from '../paging/selection.ts'
import type { ArticleWhere } from '../request/arguments.ts'
import { type Awaitable, after, once } from '../request/awaitable.ts'
import type { Optional } from '../request/optional.ts'
import { countedHits, searchHits } from '../search/search-hits.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { FacetHits, readColumns } from './facet-hits.ts'

/** The articles that a facet counts: those of a filter and a search. */
export interface FacetScope {
  /** Bounds on `sortAt`. */
  readonly range: Range
  /** SELECT of their ids. Null if `listed` and `range` are the only conditions. */
  readonly ids: Sql | null
  /** There are so few articles that counting starts from them, not from the facet's own index. */
  readonly few: boolean
  /** Articles in date order, by an index. They are the whole scope if `ids` is null or `whole` is true. */
  readonly dated: List
  /** Tables before those of `dated`, in FROM. */
  readonly before: Sql
  readonly whole: boolean
  /** The same articles in memory. Null if statements count them. */
  hits(): Awaitable<FacetHits | null>
}

/** Reading the joins of this many articles one by one takes as long as scanning an index of all. */
const fewest = 2000

/**
 * Computes the scope. Conditions that need the articles' rows are evaluated once for all
 * facets.
 */
export function readScope(
  snapshot: Snapshot,
  where: Optional<ArticleWhere>,
  match: SearchExpression | null,
): Awaitable<FacetScope> {
  const select = match === null ? selectOwned : selectArticles
  return after(select(snapshot, where), (selection): Awaitable<FacetScope> => {
    const { range, condition, of } = selection
    if (match === null && condition === always)
      return of ? ownedScope(snapshot, selection, of) : timeScope(snapshot, range)
    return match !== null && snapshot.dialect.numbersIn
      ? searchScope(snapshot, selection, match)
      : filterScope(snapshot, range, idsOf(snapshot, selection, match))
  })
}

/** The scope of articles that a statement selects. */
function filterScope(snapshot: Snapshot, range: Range, selected: Sql): Awaitable<FacetScope> {
  const { dialect } = snapshot
  return after(gathered(snapshot, selected), ({ count, ids }) => ({
    ...timeScope(snapshot, range),
    ids: dialect.idsIn(ids),
    few: count < fewest,
    whole: false,
    hits: once((): Awaitable<FacetHits | null> => {
      const numbers = count < fewest ? undefined : dialect.numbersIn?.(ids)
      return numbers ? after(readColumns(snapshot), (columns) => columns && FacetHits.ofIds(columns, numbers)) : null
    }),
  }))
}

/**
 * The scope of a search. The search tables know only their own numbers of the articles. Reading the rows of many articles for
 * their ids takes six times as long as finding them.
 */
function searchScope(snapshot: Snapshot, selection: ArticleSelection, match: SearchExpression): Awaitable<FacetScope> {
  const { dialect } = snapshot
  const found = countedHits(snapshot, { table: 'ArticleSearch', expression: match }, selection)
  const bySearchId = (selected: Sql) => filterScope(snapshot, selection.range, selected)
  return after(gathered(snapshot, sql`SELECT ${dialect.searchId('s')} AS id FROM ${found}`), ({ count, ids }) => {
    const few = () =>
      bySearchId(sql`SELECT a.id FROM (${dialect.idsIn(ids)}) m CROSS JOIN "Article" a WHERE a."searchId" = m.id`)
    if (count < fewest) return few()
    return after(readColumns(snapshot), (columns): Awaitable<FacetScope> => {
      const numbers = dialect.numbersIn?.(ids)
      return columns && numbers ? hitScope(snapshot, selection.range, FacetHits.ofSearchIds(columns, numbers)) : few()
    })
  })
}

function hitScope(snapshot: Snapshot, range: Range, hits: FacetHits): FacetScope {
  const { dialect } = snapshot
  const ids = once(() => dialect.idsIn(dialect.gatheredOf(hits.ids())))
  return {
    ...timeScope(snapshot, range),
    // Few facets are counted by statements.
    get ids() {
      return ids()
    },
    whole: false,
    hits: () => hits,
  }
}

function timeScope(snapshot: Snapshot, range: Range): FacetScope {
  const dated = articleList(
    snapshot,
    { range, condition: always, selective: false, scanned: false, of: null },
    articleSortKeys(null),
  )
  return { range, ids: null, few: false, dated, before: empty, whole: true, hits: () => null }
}

/** The scope of one tag, author or category. Its index contains everything that the facets need. */
function ownedScope(snapshot: Snapshot, selection: ArticleSelection, of: SingleTerm): Awaitable<FacetScope> {
  const dated = articlesOfNamed(snapshot.viewer, of.join, selection, articleSortKeys(null), of.endsOnly)
  const before = sql`${snapshot.dialect.parents([of.id])} CROSS JOIN `
  const ids = sql`SELECT ${join(dated.keyIn, ', ')} AS id FROM ${before}${dated.from} WHERE ${dated.where(anywhere)}`
  const count = sql`SELECT COUNT(*) AS count FROM (${ids} LIMIT ${fewest}) counted`
  return after(snapshot.all<{ count: number }>(count), ([found]) => {
    const few = (found?.count ?? 0) < fewest
    return { range: selection.range, ids, few, dated, before, whole: true, hits: () => null }
  })
}

function idsOf(snapshot: Snapshot, selection: ArticleSelection, match: SearchExpression | null): Sql {
  const { viewer, dialect } = snapshot
  const { of } = selection
  if (match !== null)
    return sql`SELECT a.id FROM ${searchHits(snapshot, { table: 'ArticleSearch', expression: match }, selection)}`
  if (!of) {
    const list = articleList(snapshot, selection, articleSortKeys(null))
    return sql`SELECT a.id FROM ${list.scan?.from ?? list.from} WHERE ${list.where(anywhere)}`
  }
  const list = articlesOfNamed(viewer, of.join, selection, articleSortKeys(null), of.endsOnly)
  return sql`SELECT ${join(list.keyIn, ', ')} AS id FROM ${dialect.parents([of.id])} CROSS JOIN ${list.from} WHERE ${list.where(anywhere)}`
}

interface Gathered {
  readonly count: number
  /** As the dialect writes a list of ids. */
  readonly ids: string
}

/** Reads the ids as one value, because the next statements pass them back to the database. */
function gathered(snapshot: Snapshot, ids: Sql): Awaitable<Gathered> {
  const list = snapshot.dialect.gathered(raw('m.id'))
  const query = sql`SELECT COUNT(*) AS count, ${list} AS ids FROM (${ids}) m`
  return after(snapshot.all<Gathered>(query), ([found]) => found ?? { count: 0, ids: '[]' })
}
