import type { ArticleWhere, Given } from './arguments.ts'
import { articleList, articlesOfNamed, articleTerms } from './article-list.ts'
import { type ArticleSelection, selectArticles, selectOwned } from './article-selection.ts'
import { type Awaitable, after } from './awaitable.ts'
import { anywhere } from './range.ts'
import { searchHits } from './search-hits.ts'
import type { Snapshot } from './snapshot.ts'
import { always, type Sql, sql } from './sql.ts'

/** The articles that a facet counts: those of a filter and a search. */
export interface FacetScope {
  readonly selection: ArticleSelection
  readonly match: string | null
  /** SELECT of their `id`, where more is asked of them than to be listed and of a time. */
  readonly ids: Sql | null
  /** There are so few that counting begins at them, and not at the facet's own index. */
  readonly few: boolean
}

/** To read the joins of so many one by one is as dear as to run through an index of all. */
const fewest = 2000

/** `match` is a search in FTS5's language. */
export function readScope(snapshot: Snapshot, where: Given<ArticleWhere>, match: string | null): Awaitable<FacetScope> {
  const select = match === null ? selectOwned : selectArticles
  return after(select(snapshot, where), (selection): Awaitable<FacetScope> => {
    const ids = idsOf(snapshot, selection, match)
    const scope = { selection, match, ids }
    // What only a scan can find is not scanned for twice.
    if (!ids || (match === null && !selection.of)) return { ...scope, few: selection.selective }
    const count = sql`SELECT COUNT(*) AS count FROM (SELECT 1 FROM (${ids}) LIMIT ${fewest})`
    return after(snapshot.all<{ count: number }>(count), ([found]) => ({ ...scope, few: (found?.count ?? 0) < fewest }))
  })
}

function idsOf(snapshot: Snapshot, selection: ArticleSelection, match: string | null): Sql | null {
  const { viewer, dialect } = snapshot
  const { of, condition } = selection
  const terms = articleTerms(null)
  if (match !== null) return sql`SELECT a.id FROM ${searchHits(viewer, match, selection)}`
  if (of) {
    const list = articlesOfNamed(viewer, of.join, selection, terms, of.endsOnly)
    return sql`SELECT ${list.keyIn} AS id FROM ${dialect.parents([of.id])} CROSS JOIN ${list.from} WHERE ${list.where(anywhere)}`
  }
  return condition === always ? null : listedIds(snapshot, selection)
}

/** Those of a selection that names no owner. */
export function listedIds(snapshot: Snapshot, selection: ArticleSelection): Sql {
  const list = articleList(snapshot, selection, articleTerms(null))
  return sql`SELECT a.id FROM ${list.from} WHERE ${list.where(anywhere)}`
}
