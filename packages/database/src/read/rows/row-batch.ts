import { type Awaitable, after } from '../request/awaitable.ts'

const key = Symbol('siblings')

/**
 * Rows that one statement returned. Whoever asks one of them for a relation asks for all: its first asker loads it
 * with one statement, at once, and the others find it there. So a level of a query costs a statement a field, with
 * no loader to wait for.
 */
export interface RowBatch {
  readonly rows: Map<number, Row>
  readonly loaded: Map<string, Awaitable<ReadonlyMap<unknown, unknown>>>
}

export interface Row {
  readonly id: number
  [key]?: RowBatch
}

/** Makes siblings of rows, each id once: in place of an equal one stands the first. Only nodes of one kind go together. */
export function gather<Node extends Row>(rows: readonly Node[], siblings: RowBatch = newBatch()): Node[] {
  // Of one kind, as said.
  return rows.map((row) => (siblings.rows.get(row.id) as Node | undefined) ?? adopt(row, siblings))
}

/** Makes a row one of these siblings, none of whom is its equal. */
export function adopt<Node extends Row>(row: Node, siblings: RowBatch): Node {
  row[key] = siblings
  siblings.rows.set(row.id, row)
  return row
}

export function newBatch(): RowBatch {
  return { rows: new Map(), loaded: new Map() }
}

/**
 * What belongs to a row, loaded for all its siblings under `name`: their rows go in, what belongs to each comes out by
 * `of` (its id unless said otherwise).
 */
export function related<Node extends Row, Value>(
  row: Node,
  name: string,
  load: (siblings: readonly Node[]) => Awaitable<ReadonlyMap<unknown, Value>>,
  of: unknown = row.id,
): Awaitable<Value | undefined> {
  const siblings = row[key]
  if (!siblings) throw new Error('This row was made by no reader: hand on the object itself, not a copy')
  let loaded = siblings.loaded.get(name)
  if (!loaded) {
    // They are of the row's own kind.
    loaded = load([...siblings.rows.values()] as Node[])
    siblings.loaded.set(name, loaded)
  }
  // One name always loads one kind of value.
  const values = loaded as Awaitable<ReadonlyMap<unknown, Value>>
  return values instanceof Promise ? after(values, (map) => map.get(of)) : values.get(of)
}

/** Whether somebody asked for this already. */
export function isLoaded(row: Row, name: string): boolean {
  return row[key]?.loaded.has(name) ?? false
}

export function idsOf(rows: readonly Row[]): number[] {
  return rows.map((row) => row.id)
}
