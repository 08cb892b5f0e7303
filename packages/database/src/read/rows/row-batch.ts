import { type Awaitable, after } from '../request/awaitable.ts'

const key = Symbol('batch')

/**
 * The rows that one statement returned. The first row that needs a relation loads it for the whole batch with one
 * statement, and the other rows find it loaded (batch loading). So each level of a query costs one statement for each
 * field, without a scheduler such as DataLoader.
 */
export interface RowBatch {
  readonly rows: Map<number, Row>
  readonly loaded: Map<string, Awaitable<ReadonlyMap<unknown, unknown>>>
}

export interface Row {
  readonly id: number
  [key]?: RowBatch
}

/**
 * Makes rows a batch. Rows with an id that the batch already has are replaced by the first such row. All rows of a
 * batch have one type.
 */
export function toBatch<Node extends Row>(rows: readonly Node[], batch: RowBatch = newBatch()): Node[] {
  // A batch has rows of one type.
  return rows.map((row) => (batch.rows.get(row.id) as Node | undefined) ?? addToBatch(row, batch))
}

/** Adds a row to a batch that does not contain its id yet. */
export function addToBatch<Node extends Row>(row: Node, batch: RowBatch): Node {
  row[key] = batch
  batch.rows.set(row.id, row)
  return row
}

export function newBatch(): RowBatch {
  return { rows: new Map(), loaded: new Map() }
}

/**
 * Loads a relation for all rows of the batch, or returns what is already loaded under `name`. `load` gets the rows and
 * returns a map. The result is the map's value for `of`, by default the row's id.
 */
export function loadForBatch<Node extends Row, Value>(
  row: Node,
  name: string,
  load: (rows: readonly Node[]) => Awaitable<ReadonlyMap<unknown, Value>>,
  of: unknown = row.id,
): Awaitable<Value | undefined> {
  const batch = row[key]
  if (!batch) throw new Error('No reader returned this row: pass the object itself, not a copy')
  let loaded = batch.loaded.get(name)
  if (!loaded) {
    // The batch has rows of this row's type.
    loaded = load([...batch.rows.values()] as Node[])
    batch.loaded.set(name, loaded)
  }
  // One name always loads one type of value.
  const values = loaded as Awaitable<ReadonlyMap<unknown, Value>>
  return values instanceof Promise ? after(values, (map) => map.get(of)) : values.get(of)
}

/** Whether the batch has loaded this relation. */
export function isLoaded(row: Row, name: string): boolean {
  return row[key]?.loaded.has(name) ?? false
}

export function idsOf(rows: readonly Row[]): number[] {
  return rows.map((row) => row.id)
}
