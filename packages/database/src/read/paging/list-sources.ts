import { type Awaitable, after, once } from '../request/awaitable.ts'
import type { Child } from '../rows/children.ts'
import { idsOf, isLoaded, loadForBatch, type Row } from '../rows/row-batch.ts'
import { knownCounts } from '../snapshot/known-counts.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { ConnectionSource } from './connection.ts'
import { readBeyond, readCount, readMore, readPage, type Slice } from './list.ts'
import { type NestedList, readNestedBeyond, readNestedCount, readNestedMore, readNestedPage } from './nested-list.ts'
import type { Page } from './page.ts'
import type { List } from './selection.ts'

/** Reads one list. Each part is read once. */
export function sourceOf<Node extends Row>(snapshot: Snapshot, page: Page, list: List): ConnectionSource<Node> {
  return {
    slice: once(() => readPage<Node>(snapshot, list, page)),
    count: once(() => readCount(snapshot, list)),
    more: once(() => readMore(snapshot, list, page)),
    beyond: (side) => readBeyond(snapshot, list, page, side),
  }
}

/** A list whose source needs a statement of its own. */
export function deferredSource<Node extends Row>(
  source: () => Awaitable<ConnectionSource<Node>>,
): ConnectionSource<Node> {
  return {
    slice: (forEdges) => after(source(), (ready) => ready.slice(forEdges)),
    count: () => after(source(), (ready) => ready.count()),
    more: () => after(source(), (ready) => ready.more()),
    beyond: (side) => after(source(), (ready) => ready.beyond(side)),
  }
}

/** Reads the list of one parent that is not a row of a batch. */
export function ownedSourceOf<Node extends Row & Child>(
  snapshot: Snapshot,
  page: Page,
  list: NestedList,
  id: number,
): ConnectionSource<Node> {
  return {
    slice: once(() => after(readNestedPage<Node>(snapshot, list, page, [id]), (slices) => slices.get(id) ?? nothing)),
    count: once(() => after(readNestedCount(snapshot, list, [id]), (counts) => counts.get(id) ?? 0)),
    more: once(() => after(readNestedMore(snapshot, list, page, [id]), (found) => found.get(id) ?? false)),
    beyond: (side) => after(readNestedBeyond(snapshot, list, page, side, [id]), (found) => found.get(id) ?? false),
  }
}

/** The list of a parent. Its page and its count are read for all rows of the parent's batch together. */
export interface NestedSource {
  readonly parent: Row
  /** Equal for equal lists, with any page. The key of the count. */
  readonly name: string
  /** Equal for equal pages. */
  readonly pageName: string
  readonly page: Page
  readonly list: () => Awaitable<NestedList>
  /** As in `nestedCountOf`. */
  readonly countKind?: string | null
  /** The same list with the columns of edges, if it has some. Most clients request only nodes. */
  readonly edges?: () => Awaitable<NestedList>
}

export function nestedSourceOf<Node extends Row & Child>(
  snapshot: Snapshot,
  { parent, name, pageName, page, list, edges, countKind = null }: NestedSource,
): ConnectionSource<Node> {
  /** Reads a part for all rows of the batch with one statement. */
  const shared = <Value>(
    what: string,
    read: (ready: NestedList, ids: readonly number[]) => Awaitable<Map<number, Value>>,
    none: Value,
    from = list,
  ): Awaitable<Value> => {
    const load = (rows: readonly Row[]) => after(from(), (ready) => read(ready, idsOf(rows)))
    const found = loadForBatch<Row, Value>(parent, named(what), load)
    return after(found, (value) => value ?? none)
  }
  const named = (what: string) => `${what} ${name} ${pageName}`
  const readSlices = (ready: NestedList, ids: readonly number[]) => readNestedPage<Node>(snapshot, ready, page, ids)
  return {
    slice: (forEdges) => {
      const asEdges = edges !== undefined && (forEdges || isLoaded(parent, named('edges')))
      return asEdges ? shared('edges', readSlices, nothing, edges) : shared('page', readSlices, nothing)
    },
    count: () => nestedCountOf(snapshot, parent, name, list, countKind),
    more: () => shared('more', (ready, ids) => readNestedMore(snapshot, ready, page, ids), false),
    beyond: (side) => shared(side, (ready, ids) => readNestedBeyond(snapshot, ready, page, side, ids), false),
  }
}

/** @param kind the key of the counts in the cache. Null if they depend on more than the parent and the viewer */
export function nestedCountOf(
  snapshot: Snapshot,
  parent: Row,
  name: string,
  list: () => Awaitable<NestedList>,
  kind: string | null = null,
): Awaitable<number> {
  const read = (ids: readonly number[]) => after(list(), (ready) => readNestedCount(snapshot, ready, ids))
  const counts = (rows: readonly Row[]) =>
    kind === null ? read(idsOf(rows)) : knownCounts(snapshot, kind, idsOf(rows), read)
  return after(loadForBatch(parent, `count ${name}`, counts), (count) => count ?? 0)
}

const nothing: Slice<never> = { rows: [] }
