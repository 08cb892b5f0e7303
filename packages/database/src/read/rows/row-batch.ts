import { type Awaitable, after } from '../request/awaitable.ts'

const key = Symbol('batch')

/**
 * The rows that one statement returned. The first row that needs a relation loads it for the whole batch with one
 * statement, and the other rows find it loaded (batch loading). So each level of a query costs one statement for each
 * field, without a scheduler such as DataLoader.
 */
export class RowBatch {
  readonly #added: Row[] = []
  #distinct: readonly Row[] | null = null
  #loaded: Map<string, Awaitable<ReadonlyMap<unknown, unknown>>> | null = null

  add(row: Row): void {
    this.#added.push(row)
    this.#distinct = null
  }

  /** One row for each id. It is found when a relation is loaded, because most lists are read without their relations. */
  distinct(): readonly Row[] {
    this.#distinct ??= [...new Map(this.#added.toReversed().map((row) => [row.id, row])).values()].toReversed()
    return this.#distinct
  }

  loaded(name: string): Awaitable<ReadonlyMap<unknown, unknown>> | undefined {
    return this.#loaded?.get(name)
  }

  keep(name: string, values: Awaitable<ReadonlyMap<unknown, unknown>>): void {
    this.#loaded ??= new Map()
    this.#loaded.set(name, values)
  }
}

export interface Row {
  readonly id: number
  [key]?: RowBatch
}

/** Makes rows a batch, or adds them to one. All rows of a batch have one type. Several of them may have the same id. */
export function toBatch<Node extends Row>(rows: Node[], batch: RowBatch = newBatch()): Node[] {
  for (const row of rows) addToBatch(row, batch)
  return rows
}

/** Adds a row to a batch. */
export function addToBatch<Node extends Row>(row: Node, batch: RowBatch): Node {
  row[key] = batch
  batch.add(row)
  return row
}

export function newBatch(): RowBatch {
  return new RowBatch()
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
  let loaded = batch.loaded(name)
  if (!loaded) {
    // The batch has rows of this row's type.
    loaded = load(batch.distinct() as readonly Node[])
    batch.keep(name, loaded)
  }
  // One name always loads one type of value.
  const values = loaded as Awaitable<ReadonlyMap<unknown, Value>>
  return values instanceof Promise ? after(values, (map) => map.get(of)) : values.get(of)
}

/** Whether the batch has loaded this relation. */
export function isLoaded(row: Row, name: string): boolean {
  return row[key]?.loaded(name) !== undefined
}

export function idsOf(rows: readonly Row[]): number[] {
  return rows.map((row) => row.id)
}
