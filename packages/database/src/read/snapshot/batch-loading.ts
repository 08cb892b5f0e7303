import type { Sql } from '../../sql/sql.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { type Child, toBatchByParent } from '../rows/children.ts'
import { idsOf, loadForBatch, type Row, toBatch } from '../rows/row-batch.ts'
import type { Snapshot } from './snapshot.ts'

/** The nodes that belong to a row. The statement reads them for the whole batch and selects each node's `parent`. */
export function manyOf<Node extends Row>(
  snapshot: Snapshot,
  row: Row,
  name: string,
  statement: (ids: readonly number[]) => Sql,
): Awaitable<readonly Node[]> {
  return groupsOf(row, name, (ids) => after(snapshot.all<Node & Child>(statement(ids)), toBatchByParent<Node & Child>))
}

function groupsOf<Of>(
  row: Row,
  name: string,
  load: (ids: readonly number[]) => Awaitable<ReadonlyMap<unknown, readonly Of[]>>,
): Awaitable<readonly Of[]> {
  const found = loadForBatch(row, name, (rows) => load(idsOf(rows)))
  return found instanceof Promise ? after(found, (group) => group ?? []) : (found ?? [])
}

/** The node whose id is in a column of the row. */
export function nodeAt<Of extends Row, Node extends Row>(
  snapshot: Snapshot,
  row: Of,
  field: keyof Of & string,
  statement: (ids: readonly number[]) => Sql,
): Awaitable<Node | null> {
  const target = row[field]
  if (target === null) return null
  const load = (rows: readonly Of[]) => {
    // The column contains an id.
    const ids = new Set(rows.map((sibling) => sibling[field] as number | null).filter((id) => id !== null))
    return after(
      snapshot.all<Node>(statement([...ids])),
      (rows) => new Map(toBatch(rows).map((node) => [node.id, node])),
    )
  }
  return after(loadForBatch<Of, Node>(row, field, load, target), (node) => node ?? null)
}

/** The row of another table that every row of the batch has exactly one of. The statement selects its `parent`. */
export function partOf<Part>(
  snapshot: Snapshot,
  row: Row,
  name: string,
  statement: (ids: readonly number[]) => Sql,
): Awaitable<Part> {
  const load = (rows: readonly Row[]) =>
    after(
      snapshot.all<Part & Child>(statement(idsOf(rows))),
      (rows) => new Map(rows.map((part) => [part.parent, part])),
    )
  return after(loadForBatch<Row, Part>(row, name, load), (part) => {
    if (part === undefined)
      throw new Error(`The ${name} of row ${row.id} is missing: the database was edited by hand. Import with --full`)
    return part
  })
}

/** The nodes in the order of `ids`, with null for ids without a node. */
export function inOrder<Node extends Row>(ids: readonly number[], nodes: readonly Node[]): (Node | null)[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return ids.map((id) => byId.get(id) ?? null)
}
