import { anywhere } from '../../sql/range.ts'
import { join, raw, type Sql, sql } from '../../sql/sql.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { type Row, toBatch } from '../rows/row-batch.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { Page } from './page.ts'
import { isParted, type List, type Scan, type Side, selectByScan, selectOutside, selectPage } from './selection.ts'
import { orderBy } from './sort-keys.ts'

/** The rows of a page, as the statement returned them: nodes with the columns of their sort keys and edges, in one batch. */
export interface Slice<Node extends Row> {
  readonly rows: readonly Node[]
  /** Whether there are more rows, in the direction of the page. Undefined if the statement did not tell. */
  readonly more?: boolean
}

/** How many rows of the order are tried before a scan. Reading them takes a few milliseconds. */
const tried = 2_000

export function readPage<Node extends Row>(snapshot: Snapshot, list: List, page: Page): Awaitable<Slice<Node>> {
  const wanted = list.scanned ? { ...page, size: page.size + 1 } : page
  return after(readRows<Node>(snapshot, list, wanted), (rows) => {
    const more = rows.length > page.size
    if (more) rows.pop()
    if (page.backward) rows.reverse()
    return { rows: toBatch(rows), ...(list.scanned && { more }) }
  })
}

/** A list that is scanned often has a full page among its first rows. Only if it does not, all rows are read. */
function readRows<Node extends Row>(snapshot: Snapshot, list: List, page: Page): Awaitable<Node[]> {
  const { scan } = list
  if (!scan) return snapshot.all<Node>(rowsOf(list, page))
  const all = () => snapshot.all<Node>(selectByScan(list, scan, page))
  if (!scan.unfiltered) return all()
  const found = snapshot.all<Node>(rowsTried(list, scan, scan.unfiltered, page))
  return after(found, (rows) => (rows.length < page.size ? all() : rows))
}

function rowsTried(list: List, { node, table }: Scan, unfiltered: List, page: Page): Sql {
  const first = selectPage(unfiltered, { ...page, size: tried, offset: 0 }, [node])
  return sql`WITH f(node) AS (${first}) SELECT ${list.columns} FROM f CROSS JOIN ${table}
    WHERE ${node} = f.node AND ${list.where(anywhere)}
    ORDER BY ${orderBy(list.sortKeys, list.columnOf, page.backward)} LIMIT ${page.size} OFFSET ${page.offset}`
}

function rowsOf(list: List, page: Page): Sql {
  const { key, columns, columnOf, from } = list
  if (!key || !isParted(list, page)) return selectPage(list, page, [columns])
  const order = orderBy(list.sortKeys, columnOf, page.backward)
  return sql`SELECT ${columns} FROM ${from} WHERE ${join(key, ', ')} IN (${selectPage(list, page, key)}) ORDER BY ${order}`
}

export function readCount(snapshot: Snapshot, list: List): Awaitable<number> {
  const rows = list.counted
    ? sql`(${list.counted()}) counted`
    : sql`${list.scan?.from ?? list.from} WHERE ${list.where(anywhere)}`
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
