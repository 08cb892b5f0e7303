import type { Sql } from '../../sql/sql.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { type Child, gatherByParent } from '../rows/children.ts'
import { gather, idsOf, type Row, related } from '../rows/row-batch.ts'
import type { Snapshot } from './snapshot.ts'

/** Nodes that belong to a row, by a statement that names each one's `parent`, for all siblings. */
export function manyOf<Node extends Row>(
  snapshot: Snapshot,
  row: Row,
  name: string,
  statement: (ids: readonly number[]) => Sql,
): Awaitable<readonly Node[]> {
  return groupsOf(row, name, (ids) => after(snapshot.all<Node & Child>(statement(ids)), gatherByParent<Node & Child>))
}

function groupsOf<Of>(
  row: Row,
  name: string,
  load: (ids: readonly number[]) => Awaitable<ReadonlyMap<unknown, readonly Of[]>>,
): Awaitable<readonly Of[]> {
  const found = related(row, name, (siblings) => load(idsOf(siblings)))
  return found instanceof Promise ? after(found, (group) => group ?? []) : (found ?? [])
}

/** The node that a column of the row leads to. */
export function nodeAt<Of extends Row, Node extends Row>(
  snapshot: Snapshot,
  row: Of,
  field: keyof Of & string,
  statement: (ids: readonly number[]) => Sql,
): Awaitable<Node | null> {
  const target = row[field]
  if (target === null) return null
  const load = (siblings: readonly Of[]) => {
    // Columns that lead to a node hold its id.
    const ids = new Set(siblings.map((sibling) => sibling[field] as number | null).filter((id) => id !== null))
    return after(
      snapshot.all<Node>(statement([...ids])),
      (rows) => new Map(gather(rows).map((node) => [node.id, node])),
    )
  }
  return after(related<Of, Node>(row, field, load, target), (node) => node ?? null)
}

/** What every row has one of, in a table of its own; the statement names each one's `parent`. */
export function partOf<Part>(
  snapshot: Snapshot,
  row: Row,
  name: string,
  statement: (ids: readonly number[]) => Sql,
): Awaitable<Part> {
  const load = (siblings: readonly Row[]) =>
    after(
      snapshot.all<Part & Child>(statement(idsOf(siblings))),
      (rows) => new Map(rows.map((part) => [part.parent, part])),
    )
  return after(related<Row, Part>(row, name, load), (part) => {
    if (part === undefined)
      throw new Error(`The ${name} of row ${row.id} is missing: the database was changed by hand, import with --full`)
    return part
  })
}

/** In the order asked, null where none was found. */
export function inOrder<Node extends Row>(ids: readonly number[], nodes: readonly Node[]): (Node | null)[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return ids.map((id) => byId.get(id) ?? null)
}
