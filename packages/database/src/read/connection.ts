import type { Awaitable } from './awaitable.ts'

/** One place in a list. `use` is there where the list is of an image's uses. */
export interface Edge<Node, Use = undefined> {
  readonly node: Node
  readonly use: Use
  /** Computed when asked. */
  readonly cursor: string
}

export interface PageInfo {
  readonly startCursor: string | null
  readonly endCursor: string | null
  /** May cost a look at one row, so only when asked. */
  readonly hasNextPage: Awaitable<boolean>
  readonly hasPreviousPage: Awaitable<boolean>
}

/**
 * A page of a list. Nothing is read before it is asked: rows by `nodes`, `edges` and `pageInfo` together once, the
 * count by `totalCount` alone. Wrong page arguments throw `BadInputError` when the connection is made.
 */
export interface Connection<Node, Use = undefined> {
  nodes(): Awaitable<Node[]>
  edges(): Awaitable<Edge<Node, Use>[]>
  pageInfo(): Awaitable<PageInfo>
  totalCount(): Awaitable<number>
}
