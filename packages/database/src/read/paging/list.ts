import { anywhere } from '../../sql/range.ts'
import { join, raw, type Sql, sql } from '../../sql/sql.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { type Row, toBatch } from '../rows/row-batch.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { Page } from './page.ts'
import { isParted, type List, type Side, selectOutside, selectPage } from './selection.ts'
import { orderBy } from './sort-keys.ts'

/** The rows of a page, as the statement returned them: nodes with the columns of their sort keys and edges. */
export interface Slice<Node extends Row> {
  readonly rows: readonly Node[]
  /** One node for each row, in one batch: two rows of the same node share it. */
  readonly nodes: readonly Node[]
  /** Whether there are more rows, in the direction of the page. Undefined if the statement did not tell. */
  readonly more?: boolean
}

export function readPage<Node extends Row>(snapshot: Snapshot, list: List, page: Page): Awaitable<Slice<Node>> {
  const wanted = list.scanned ? { ...page, size: page.size + 1 } : page
  return after(snapshot.all<Node>(rowsOf(list, wanted)), (rows) => {
    const more = rows.length > page.size
    if (more) rows.pop()
    if (page.backward) rows.reverse()
    return { rows, nodes: toBatch(rows), ...(list.scanned && { more }) }
  })
}

function rowsOf(list: List, page: Page): Sql {
  const { key, columns, columnOf, from } = list
  if (!key || !isParted(list, page)) return selectPage(list, page, [columns])
  const order = orderBy(list.sortKeys, columnOf, page.backward)
  return sql`SELECT ${columns} FROM ${from} WHERE ${join(key, ', ')} IN (${selectPage(list, page, key)}) ORDER BY ${order}`
}

export function readCount(snapshot: Snapshot, list: List): Awaitable<number> {
  const rows = list.counted ? sql`(${list.counted}) counted` : sql`${list.from} WHERE ${list.where(anywhere)}`
  return after(snapshot.all<{ count: number }>(sql`SELECT COUNT(*) AS count FROM ${rows}`), ([row]) => row?.count ?? 0)
}

/** Whether there are more rows after a full page, in its direction. */
export function readMore(snapshot: Snapshot, list: List, page: Page): Awaitable<boolean> {
  return after(snapshot.all<unknown>(selectPage(list, rowAfter(page), [raw('1')])), (rows) => rows.length > 0)
}

/** Whether there is a row outside of the page: at its cursor or past it, or anywhere if it has no cursor. */
export function readBeyond(snapshot: Snapshot, list: List, page: Page, side: Side): Awaitable<boolean> {
  return after(snapshot.all<unknown>(selectOutside(list, page, side)), (rows) => rows.length > 0)
}

/** The one row after the last row of the page, in its direction. */
export function rowAfter(page: Page): Page {
  return { ...page, size: 1, offset: page.offset + page.size }
}
