import type { Dialect } from '../../sql/dialect.ts'
import { anywhere } from '../../sql/range.ts'
import { always, raw, type Sql, sql } from '../../sql/sql.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { type Child, groupByParent } from '../rows/children.ts'
import { newBatch, type Row, toBatch } from '../rows/row-batch.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { rowAfter, type Slice } from './list.ts'
import type { Page } from './page.ts'
import { type List, type Side, selectOutside, selectPage } from './selection.ts'
import { comparison } from './sort-keys.ts'

/** The same list for each of several parents. `where` refers to `p.value` and to the tables of `from` only. */
export interface NestedList extends List {
  /** The columns that identify a row, in `nodes` and in `from`. */
  readonly key: readonly Sql[]
  readonly keyIn: readonly Sql[]
  /** The tables of the columns. */
  readonly nodes: Sql
  /** The condition that joins them. */
  readonly joined: Sql
  /**
   * The condition on the nodes of a page, if their numbers define it. Then there is no selection first. Null if they do
   * not.
   */
  numbered?(page: Page): Sql | null
}

/** The page of each parent, by the parent's id. */
export function readNestedPage<Node extends Row & Child>(
  snapshot: Snapshot,
  list: NestedList,
  page: Page,
  ids: readonly number[],
): Awaitable<Map<number, Slice<Node>>> {
  const query = nestedPage(snapshot.dialect, list, page, ids)
  return after(snapshot.all<Node>(query), (rows) => {
    const compare = comparison(list.sortKeys)
    const batch = newBatch()
    const slices = new Map<number, Slice<Node>>()
    for (const [parent, group] of groupByParent(rows)) {
      group.sort(compare)
      slices.set(parent, { rows: toBatch(group, batch) })
    }
    return slices
  })
}

function nestedPage(dialect: Dialect, list: NestedList, page: Page, ids: readonly number[]): Sql {
  const { key, columns, nodes, joined } = list
  const numbers = list.numbered?.(page)
  if (numbers) {
    return sql`SELECT p.value AS parent, ${columns} FROM ${dialect.parents(ids)} CROSS JOIN ${nodes} WHERE ${joined} AND ${numbers}`
  }
  const inner = selectPage(list, page, list.keyIn)
  const outer = dialect.parents(ids)
  const rows = dialect.picked({ outer, joined: always, from: nodes, where: joined, key, selection: inner })
  return sql`SELECT p.value AS parent, ${columns} ${rows}`
}

export function readNestedCount(
  snapshot: Snapshot,
  list: NestedList,
  ids: readonly number[],
): Awaitable<Map<number, number>> {
  const count = sql`(SELECT COUNT(*) FROM ${list.from} WHERE ${list.where(anywhere)})`
  const query = sql`SELECT p.value AS parent, ${count} AS count FROM ${snapshot.dialect.parents(ids)}`
  return after(
    snapshot.all<Child & { count: number }>(query),
    (rows) => new Map(rows.map((row) => [row.parent, row.count])),
  )
}

/** The parents that have more rows after a full page. */
export function readNestedMore(
  snapshot: Snapshot,
  list: NestedList,
  page: Page,
  ids: readonly number[],
): Awaitable<Map<number, boolean>> {
  return readNestedFound(snapshot, selectPage(list, rowAfter(page), [raw('1')]), ids)
}

/** The parents that have a row outside of their page. */
export function readNestedBeyond(
  snapshot: Snapshot,
  list: NestedList,
  page: Page,
  side: Side,
  ids: readonly number[],
): Awaitable<Map<number, boolean>> {
  return readNestedFound(snapshot, selectOutside(list, page, side), ids)
}

function readNestedFound(snapshot: Snapshot, wanted: Sql, ids: readonly number[]): Awaitable<Map<number, boolean>> {
  const query = sql`SELECT p.value AS parent FROM ${snapshot.dialect.parents(ids)} WHERE EXISTS (${wanted})`
  return after(snapshot.all<Child>(query), (rows) => new Map(rows.map((row) => [row.parent, true])))
}
