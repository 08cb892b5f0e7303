import { anywhere, type Range, within } from '../../sql/range.ts'
import { always, and, raw, type Sql, sql } from '../../sql/sql.ts'
import type { NestedList } from '../paging/nested-list.ts'
import type { List, Ranges, Scan } from '../paging/selection.ts'
import { type ColumnOf, isUndated, type SortKey } from '../paging/sort-keys.ts'
import type { ArticleOrder } from '../request/arguments.ts'
import { BadInputError } from '../request/input-errors.ts'
import { isSet, type Optional } from '../request/optional.ts'
import type { Viewer } from '../request/viewer.ts'
import { articleColumns } from '../rows/columns.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { due, listedWhenDue } from '../visibility/article-visibility.ts'
import type { Join } from '../visibility/joins.ts'
import type { ArticleSelection } from './article-selection.ts'
import { frontMatterRanges, frontMatterSortKeys, frontMatterTables } from './front-matter-order.ts'

const fields = {
  PUBLISHED_AT: { field: 'sortAt', instant: true },
  UPDATED_AT: { field: 'sortUpdatedAt', instant: true },
  WORDS: { field: 'words' },
  TITLE: { field: 'titleKey', text: true },
} as const

const table = raw('"Article" a')

/**
 * The sort keys of a list of articles; newest first by default. Articles without a date come last in both directions. The id breaks ties, in the direction of the last key.
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
  if (field !== 'FRONT_MATTER') {
    const sortKey = { ...fields[field], descending }
    const isAscendingDate = 'instant' in sortKey && !descending
    return isAscendingDate
      ? [{ field: `undated_${sortKey.field}`, descending, undatedIn: sortKey.field }, sortKey]
      : [sortKey]
  }
  if (!isSet(key)) throw new BadInputError('orderBy: FRONT_MATTER needs the key to sort by, as in key: "weight"')
  return frontMatterSortKeys(key, descending)
}

/** The articles that lists may show. */
export function articleList(snapshot: Snapshot, selection: ArticleSelection, sortKeys: readonly SortKey[]): List {
  const { viewer, dialect } = snapshot
  const { range, condition, selective, scanned } = selection
  const isFiltered = condition !== always
  // Without statistics, SQLite prefers a range of dates to any other index.
  const sortAt = raw('a."sortAt"')
  const date = selective || !isByDate(sortKeys) ? dialect.withoutIndex(sortAt) : sortAt
  const shown = raw('a.listed')
  const where = (knownBounds: Range) =>
    and([
      listedWhenDue(viewer, 'a', selective ? dialect.withoutIndex(shown) : shown),
      within(date, range, isByDate(sortKeys) ? knownBounds : undefined),
      condition,
    ])
  const needsAll = isFiltered || !isIndexed(sortKeys)
  const list = {
    sortKeys,
    columns: articleColumnsFor(sortKeys),
    columnOf: columnOf(sortKeys),
    from: table,
    key: [raw('a.id')],
    scanned: needsAll,
    // An index without rows is the fastest to count, and the table in its own order for a condition on each row.
    counted: () =>
      sql`SELECT 1 FROM ${(isFiltered && scanned && dialect.scanOf(table)) || table} WHERE ${where(anywhere)}`,
    where,
  }
  const ranges = isFiltered || !isOfAll(range, viewer) ? null : rangesOf(snapshot, list)
  return { ...list, ranges, scan: needsAll && scanned && !ranges ? scanOf(snapshot, selection, sortKeys) : undefined }
}

/** Whether a range of dates leaves out nothing that the viewer may see. */
function isOfAll({ atLeast, atMost }: Range, viewer: Viewer): boolean {
  return atLeast === null && atMost === due(viewer).atMost
}

/** The ranges of a list of all articles. The condition on an article must not choose the index. */
function rangesOf({ viewer, dialect }: Snapshot, list: List): Ranges | null {
  return frontMatterRanges(list, () => {
    const shown = listedWhenDue(viewer, 'a', dialect.withoutIndex(raw('a.listed')))
    return and([shown, within(dialect.withoutIndex(raw('a."sortAt"')), due(viewer))])
  })
}

function scanOf(snapshot: Snapshot, selection: ArticleSelection, sortKeys: readonly SortKey[]): Scan | undefined {
  const from = snapshot.dialect.scanOf(table)
  if (from === null) return undefined
  const isWithoutRows = selection.condition === always && sortKeys.every(({ field, value }) => field === 'id' || value)
  const all = { ...selection, condition: always, scanned: false }
  const { joins, columnOf: ofScan } = frontMatterTables(sortKeys, columnOf(sortKeys))
  return {
    from: sql`${isWithoutRows ? table : from}${joins}`,
    columnOf: ofScan,
    unfiltered: isIndexed(sortKeys) ? articleList(snapshot, all, sortKeys) : null,
    table,
    node: raw('a.id'),
    columns: articleColumns,
    keyColumns: sortKeys.map(({ field }) => field).filter((field) => !isDateOrId(field)),
  }
}

/** An index has one sort key and the id. */
function isIndexed(sortKeys: readonly SortKey[]): boolean {
  return sortKeys.filter(({ undatedIn }) => undatedIn === undefined).length <= 2 && !sortKeys.some(({ value }) => value)
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
  const alone = condition === always && sortKeys.every(({ field, undatedIn }) => isDateOrId(undatedIn ?? field))
  const table = raw(`"${join.table}" j`)
  const ofJoin = columnOf(sortKeys, (field) =>
    field === 'id' ? raw('j."articleId"') : raw(`${field === 'sortAt' ? 'j' : 'a'}."${field}"`),
  )
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
  const all = { range: due(snapshot.viewer), condition: always, selective: true, scanned: false, of: null }
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

/** Whether the dates of publication are the range of the index. */
function isByDate(sortKeys: readonly SortKey[]): boolean {
  return sortKeys.find(({ undatedIn }) => undatedIn === undefined)?.field === 'sortAt'
}

function isDateOrId(field: string): boolean {
  return field === 'sortAt' || field === 'id'
}

function articleColumnsFor(sortKeys: readonly SortKey[]): Sql {
  const more = sortKeys.filter(({ field }) => !isDateOrId(field))
  const of = columnOf(sortKeys)
  return more.reduce((columns, { field }) => sql`${columns}, ${of(field)} AS ${raw(`"${field}"`)}`, articleColumns)
}

function columnOf(sortKeys: readonly SortKey[], column: ColumnOf = (field) => raw(`a."${field}"`)): ColumnOf {
  return (field) => {
    const { value, undatedIn } = sortKeys.find((each) => each.field === field) ?? {}
    return undatedIn === undefined ? (value ?? column(field)) : isUndated(column(undatedIn))
  }
}
