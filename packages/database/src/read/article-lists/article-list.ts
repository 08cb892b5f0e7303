import { within } from '../../sql/range.ts'
import { always, and, raw, type Sql, sql } from '../../sql/sql.ts'
import type { List } from '../paging/list.ts'
import type { NestedList } from '../paging/nested-list.ts'
import type { ColumnOf, SortKey } from '../paging/sort-keys.ts'
import type { ArticleOrder } from '../request/arguments.ts'
import type { Given } from '../request/given.ts'
import type { Viewer } from '../request/viewer.ts'
import { articleColumns } from '../rows/columns.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { due, listedWhenDue } from '../visibility/article-visibility.ts'
import type { Join } from '../visibility/joins.ts'
import type { ArticleSelection } from './article-selection.ts'

const fields = { PUBLISHED_AT: 'sortAt', UPDATED_AT: 'sortUpdatedAt', WORDS: 'words' } as const

/** Newest first where no order is asked. Equals are told apart by id, in the direction of what is asked last. */
export function articleTerms(orderBy: Given<readonly ArticleOrder[]>): readonly SortKey[] {
  const asked = orderBy?.length ? orderBy : [{ field: 'PUBLISHED_AT' as const }]
  const terms = new Map<string, SortKey>()
  let descending = true
  for (const order of asked) {
    const field = fields[order.field]
    descending = order.direction !== 'ASC'
    if (!terms.has(field)) terms.set(field, { field, descending })
  }
  return [...terms.values(), { field: 'id', descending }]
}

/** Articles that lists may show. */
export function articleList(
  { viewer, dialect }: Snapshot,
  { range, condition, selective }: ArticleSelection,
  terms: readonly SortKey[],
): List {
  // Without statistics SQLite takes a range of dates for the best start of all.
  const sortAt = raw('a."sortAt"')
  const date = selective || !leads(terms) ? dialect.aside(sortAt) : sortAt
  const shown = raw('a.listed')
  return {
    terms,
    columns: articleColumnsFor(terms),
    columnOf: (field) => raw(`a."${field}"`),
    from: raw('"Article" a'),
    where: (said) =>
      and([
        listedWhenDue(viewer, 'a', selective ? dialect.aside(shown) : shown),
        within(date, range, leads(terms) ? said : undefined),
        condition,
      ]),
  }
}

/** Articles that lists may show, of each of several authors, categories or tags. */
export function articlesOfNamed(
  viewer: Viewer,
  join: Join,
  { range, condition }: ArticleSelection,
  terms: readonly SortKey[],
  endsOnly = false,
): NestedList {
  // The join alone knows dates and ids: the article's row is looked at only where more is asked.
  const alone = condition === always && terms.every(({ field }) => field === 'sortAt' || field === 'id')
  const table = raw(`"${join.table}" j`)
  const columnOf: ColumnOf = (field) =>
    field === 'id' ? raw('j."articleId"') : field === 'sortAt' ? raw('j."sortAt"') : raw(`a."${field}"`)
  return {
    terms,
    columns: articleColumnsFor(terms),
    columnOf,
    from: alone ? table : sql`${table} CROSS JOIN "Article" a`,
    where: (said) =>
      and([
        raw(`j."${join.id}" = p.value`),
        endsOnly ? raw('j."isEnd" = 1') : always,
        listedWhenDue(viewer, 'j'),
        within(raw('j."sortAt"'), range, leads(terms) ? said : undefined),
        alone ? always : and([raw('a.id = j."articleId"'), condition]),
      ]),
    key: raw('a.id'),
    keyIn: raw('j."articleId"'),
    nodes: raw('"Article" a'),
    joined: always,
  }
}

/** Articles that lists may show, of those that `ids` selects for each parent `p.value`. */
export function articlesAmong(snapshot: Snapshot, terms: readonly SortKey[], ids: Sql): NestedList {
  const all = { range: due(snapshot.viewer), condition: always, selective: true, of: null }
  const list = articleList(snapshot, all, terms)
  return {
    ...list,
    where: (said) => and([sql`a.id IN (${ids})`, raw('a.id <> p.value'), list.where(said)]),
    key: raw('a.id'),
    keyIn: raw('a.id'),
    nodes: raw('"Article" a'),
    joined: always,
  }
}

function leads([first]: readonly SortKey[]): boolean {
  return first?.field === 'sortAt'
}

function articleColumnsFor(terms: readonly SortKey[]): Sql {
  const more = terms.filter(({ field }) => field !== 'sortAt' && field !== 'id')
  return more.length ? sql`${articleColumns}${raw(more.map(({ field }) => `, a."${field}"`).join(''))}` : articleColumns
}
