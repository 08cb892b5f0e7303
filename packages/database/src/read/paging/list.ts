import { anywhere, type Range } from '../../sql/range.ts'
import { and, type Cell, empty, instant, type Sql, sql } from '../../sql/sql.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { type Row, toBatch } from '../rows/row-batch.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { Page } from './page.ts'
import { beyond, type ColumnOf, orderBy, type Position, type SortKey } from './sort-keys.ts'

/** A list of rows in one order: everything that the statements for its pages and its count need. */
export interface List {
  readonly sortKeys: readonly SortKey[]
  /** The columns of the nodes, and one column for each sort key. */
  readonly columns: Sql
  readonly columnOf: ColumnOf
  /** The tables to select rows from. */
  readonly from: Sql
  /** The condition on rows. Bounds on the first sort key that `knownBounds` implies are left out. */
  where(knownBounds: Range): Sql
  /** A SELECT of as many rows as the list has, if counting them is faster than counting the list itself. */
  readonly counted?: Sql
  /**
   * Whether the condition is checked row by row, so that another statement for the next row may scan the whole table. Then
   * the page's own statement reads one more row.
   */
  readonly scanned?: boolean
  /** The SQL for a value of a cursor, if it is not the plain value. */
  bound?(field: string, value: Cell, position: Position): Sql
}

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
  const query = sql`SELECT ${list.columns} FROM ${list.from} ${selection(list, wanted)}`
  return after(snapshot.all<Node>(query), (rows) => {
    const more = rows.length > page.size
    if (more) rows.pop()
    if (page.backward) rows.reverse()
    return { rows, nodes: toBatch(rows), ...(list.scanned && { more }) }
  })
}

export function readCount(snapshot: Snapshot, list: List): Awaitable<number> {
  const rows = list.counted ? sql`(${list.counted}) counted` : sql`${list.from} WHERE ${list.where(anywhere)}`
  return after(snapshot.all<{ count: number }>(sql`SELECT COUNT(*) AS count FROM ${rows}`), ([row]) => row?.count ?? 0)
}

/** Whether there are more rows after a full page, in its direction. */
export function readMore(snapshot: Snapshot, list: List, page: Page): Awaitable<boolean> {
  const query = sql`SELECT 1 FROM ${list.from} ${selection(list, rowAfter(page))}`
  return after(snapshot.all<unknown>(query), (rows) => rows.length > 0)
}

/** Whether there is a row outside of the page: at its cursor or past it, or anywhere if it has no cursor. */
export function readBeyond(snapshot: Snapshot, list: List, page: Page, side: Side): Awaitable<boolean> {
  const query = sql`SELECT 1 FROM ${list.from} WHERE ${outside(list, page, side)} LIMIT 1`
  return after(snapshot.all<unknown>(query), (rows) => rows.length > 0)
}

export type Side = 'after' | 'before'

/** The one row after the last row of the page, in its direction. */
export function rowAfter(page: Page): Page {
  return { ...page, size: 1, offset: page.offset + page.size }
}

/** WHERE, ORDER BY and LIMIT of a page (keyset pagination). */
export function selection(list: List, { after: start, before: end, backward, size, offset }: Page): Sql {
  const conditions = [list.where(cursorBounds(list.sortKeys, start, end))]
  if (start) conditions.push(past(list, start, { backward: false, inclusive: false }))
  if (end) conditions.push(past(list, end, { backward: true, inclusive: false }))
  const order = orderBy(list.sortKeys, list.columnOf, backward)
  const skipped = offset ? sql` OFFSET ${offset}` : empty
  return sql`WHERE ${and(conditions)} ORDER BY ${order} LIMIT ${size}${skipped}`
}

function cursorBounds([first]: readonly SortKey[], start: Position | null, end: Position | null): Range {
  if (!first || first.text) return anywhere
  const [least, most] = first.descending ? [end, start] : [start, end]
  return { atLeast: least ? Number(least[0]) : null, atMost: most ? Number(most[0]) : null }
}

export function outside(list: List, page: Page, side: Side): Sql {
  const position = side === 'before' ? page.after : page.before
  const where = list.where(anywhere)
  return position ? and([where, past(list, position, { backward: side === 'before', inclusive: true })]) : where
}

function past(list: List, position: Position, sides: { backward: boolean; inclusive: boolean }): Sql {
  const values = list.sortKeys.map((term, index) => {
    const value = position[index] ?? null
    if (term.instant) return instant(Number(value))
    return list.bound?.(term.field, value, position) ?? sql`${value}`
  })
  return beyond(list.sortKeys, list.columnOf, values, sides)
}
