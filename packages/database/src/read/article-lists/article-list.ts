import { within } from '../../sql/range.ts'
import { always, and, raw, type Sql, sql } from '../../sql/sql.ts'
import type { List } from '../paging/list.ts'
import type { NestedList } from '../paging/nested-list.ts'
import type { ColumnOf, SortKey } from '../paging/sort-keys.ts'
import type { ArticleOrder } from '../request/arguments.ts'
import { BadInputError } from '../request/input-errors.ts'
import { isSet, type Optional } from '../request/optional.ts'
import type { Viewer } from '../request/viewer.ts'
import { articleColumns } from '../rows/columns.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { due, listedWhenDue } from '../visibility/article-visibility.ts'
import type { Join } from '../visibility/joins.ts'
import type { ArticleSelection } from './article-selection.ts'
import { frontMatterSortKeys } from './front-matter-order.ts'

const fields = {
  PUBLISHED_AT: { field: 'sortAt', instant: true },
  UPDATED_AT: { field: 'sortUpdatedAt', instant: true },
  WORDS: { field: 'words' },
  TITLE: { field: 'titleKey', text: true },
} as const

/**
 * The sort keys of a list of articles; newest first by default. The id breaks ties, in the direction of the last key.
 * @throws `BadInputError` if the key of the front matter is missing
 */
export function articleSortKeys(orderBy: Optional<readonly ArticleOrder[]>): readonly SortKey[] {
  const asked = orderBy?.length ? orderBy : [{ field: 'PUBLISHED_AT' as const }]
  const sortKeys = new Map<string, SortKey>()
  let descending = true
  for (const order of asked) {
    descending = order.direction !== 'ASC'
    for (const sortKey of sortKeysOf(order, descending))
      if (!sortKeys.has(sortKey.field)) sortKeys.set(sortKey.field, sortKey)
  }
  return [...sortKeys.values(), { field: 'id', descending }]
}

function sortKeysOf({ field, key }: ArticleOrder, descending: boolean): readonly SortKey[] {
  if (field !== 'FRONT_MATTER') return [{ ...fields[field], descending }]
  if (!isSet(key)) throw new BadInputError('orderBy: FRONT_MATTER needs the key to sort by, as in key: "weight"')
  return frontMatterSortKeys(key, descending)
}

/** The articles that lists may show. */
export function articleList(
  { viewer, dialect }: Snapshot,
  { range, condition, selective }: ArticleSelection,
  sortKeys: readonly SortKey[],
): List {
  // Without statistics, SQLite prefers a range of dates to any other index.
  const sortAt = raw('a."sortAt"')
  const date = selective || !isByDate(sortKeys) ? dialect.withoutIndex(sortAt) : sortAt
  const shown = raw('a.listed')
  return {
    sortKeys,
    columns: articleColumnsFor(sortKeys),
    columnOf: columnOf(sortKeys),
    from: raw('"Article" a'),
    // An index has one sort key and the id.
    scanned: condition !== always || sortKeys.length > 2,
    where: (knownBounds) =>
      and([
        listedWhenDue(viewer, 'a', selective ? dialect.withoutIndex(shown) : shown),
        within(date, range, isByDate(sortKeys) ? knownBounds : undefined),
        condition,
      ]),
  }
}

/** The articles that lists may show, for each of several authors, categories or tags. */
export function articlesOfNamed(
  viewer: Viewer,
  join: Join,
  { range, condition }: ArticleSelection,
  sortKeys: readonly SortKey[],
  endsOnly = false,
): NestedList {
  // The join table contains dates and ids, so the article's row is read only if the statement needs more.
  const alone = condition === always && sortKeys.every(({ field }) => field === 'sortAt' || field === 'id')
  const table = raw(`"${join.table}" j`)
  const ofArticle = columnOf(sortKeys)
  const ofJoin: ColumnOf = (field) =>
    field === 'id' ? raw('j."articleId"') : field === 'sortAt' ? raw('j."sortAt"') : ofArticle(field)
  return {
    sortKeys,
    columns: articleColumnsFor(sortKeys),
    columnOf: ofJoin,
    from: alone ? table : sql`${table} CROSS JOIN "Article" a`,
    where: (knownBounds) =>
      and([
        raw(`j."${join.id}" = p.value`),
        endsOnly ? raw('j."isEnd" = TRUE') : always,
        listedWhenDue(viewer, 'j'),
        within(raw('j."sortAt"'), range, isByDate(sortKeys) ? knownBounds : undefined),
        alone ? always : and([raw('a.id = j."articleId"'), condition]),
      ]),
    key: [raw('a.id')],
    keyIn: [raw('j."articleId"')],
    nodes: raw('"Article" a'),
    joined: always,
  }
}

/** The articles that lists may show, among those that `ids` selects for each parent `p.value`. */
export function articlesSelectedBy(snapshot: Snapshot, sortKeys: readonly SortKey[], ids: Sql): NestedList {
  const all = { range: due(snapshot.viewer), condition: always, selective: true, of: null }
  const list = articleList(snapshot, all, sortKeys)
  return {
    ...list,
    where: (knownBounds) => and([sql`a.id IN (${ids})`, raw('a.id <> p.value'), list.where(knownBounds)]),
    key: [raw('a.id')],
    keyIn: [raw('a.id')],
    nodes: raw('"Article" a'),
    joined: always,
  }
}

function isByDate([first]: readonly SortKey[]): boolean {
  return first?.field === 'sortAt'
}

function articleColumnsFor(sortKeys: readonly SortKey[]): Sql {
  const more = sortKeys.filter(({ field }) => field !== 'sortAt' && field !== 'id')
  return more.reduce((columns, { field, value }) => {
    return sql`${columns}, ${value ? sql`${value} AS ${raw(`"${field}"`)}` : raw(`a."${field}"`)}`
  }, articleColumns)
}

function columnOf(sortKeys: readonly SortKey[]): ColumnOf {
  return (field) => sortKeys.find((each) => each.field === field)?.value ?? raw(`a."${field}"`)
}
