import { type Awaitable, after } from '../request/awaitable.ts'
import type { Row } from '../rows/row-batch.ts'
import { encodeCursor } from './cursor.ts'
import type { Slice } from './list.ts'
import type { Page } from './page.ts'
import type { Side } from './selection.ts'
import { positionOf, type SortKey } from './sort-keys.ts'

/** One row of a page, with its cursor. `use` is set if the list contains the uses of an image. */
export interface Edge<Node, Use = undefined> {
  readonly node: Node
  readonly use: Use
  /** Computed on access. */
  readonly cursor: string
}

export interface PageInfo {
  readonly startCursor: string | null
  readonly endCursor: string | null
  /** May read one row, so it is computed on access. */
  readonly hasNextPage: Awaitable<boolean>
  readonly hasPreviousPage: Awaitable<boolean>
}

/**
 * A page of a list, by the rules of Relay's cursor connections. Nothing is read when it is created: the first of
 * `nodes`, `edges` and `pageInfo` reads the rows, and `totalCount` reads the count.
 * @throws `BadInputError` when it is created, if the page arguments are wrong
 */
export interface Connection<Node, Use = undefined> {
  nodes(): Awaitable<readonly Node[]>
  edges(): Awaitable<readonly Edge<Node, Use>[]>
  pageInfo(): Awaitable<PageInfo>
  totalCount(): Awaitable<number>
}

/** Reads the rows and counts of a connection. Each part is read once. */
export interface ConnectionSource<Node extends Row> {
  /** The rows of the page. `forEdges` also reads the columns that only edges need. */
  slice(forEdges: boolean): Awaitable<Slice<Node>>
  count(): Awaitable<number>
  /** Whether there are more rows after a full page, in its direction. */
  more(): Awaitable<boolean>
  /** Whether there are rows at or past the cursor that bounds this side. */
  beyond(side: Side): Awaitable<boolean>
}

export function connect<Node extends Row, Use>(
  source: ConnectionSource<Node>,
  sortKeys: readonly SortKey[],
  page: Page,
  useOf: (row: Node) => Use,
): Connection<Node, Use> {
  return new PageOfList(source, sortKeys, page, useOf)
}

/** A class, because a list has one connection for each of its rows, and four functions for each would be slow. */
class PageOfList<Node extends Row, Use> implements Connection<Node, Use> {
  readonly #source: ConnectionSource<Node>
  readonly #sortKeys: readonly SortKey[]
  readonly #page: Page
  readonly #useOf: (row: Node) => Use

  constructor(source: ConnectionSource<Node>, sortKeys: readonly SortKey[], page: Page, useOf: (row: Node) => Use) {
    this.#source = source
    this.#sortKeys = sortKeys
    this.#page = page
    this.#useOf = useOf
  }

  nodes(): Awaitable<readonly Node[]> {
    return after(this.#source.slice(false), ({ rows }) => rows)
  }

  edges(): Awaitable<readonly Edge<Node, Use>[]> {
    return after(this.#source.slice(true), ({ rows }) =>
      rows.map((row) => new PlaceInList(row, this.#sortKeys, this.#useOf)),
    )
  }

  pageInfo(): Awaitable<PageInfo> {
    return after(this.#source.slice(false), (slice) => new PagePlace(slice, this.#source, this.#sortKeys, this.#page))
  }

  totalCount(): Awaitable<number> {
    return this.#source.count()
  }
}

class PlaceInList<Node extends Row, Use> implements Edge<Node, Use> {
  readonly node: Node
  readonly #sortKeys: readonly SortKey[]
  readonly #useOf: (row: Node) => Use
  #use: Use | undefined

  constructor(node: Node, sortKeys: readonly SortKey[], useOf: (row: Node) => Use) {
    this.node = node
    this.#sortKeys = sortKeys
    this.#useOf = useOf
  }

  get use(): Use {
    this.#use ??= this.#useOf(this.node)
    return this.#use
  }

  get cursor(): string {
    return encodeCursor(this.#sortKeys, positionOf(this.#sortKeys, this.node))
  }
}

/** Whether there are pages before and after. Unlike Relay's minimum, the answer is exact on both sides. */
class PagePlace<Node extends Row> implements PageInfo {
  readonly #slice: Slice<Node>
  readonly #source: ConnectionSource<Node>
  readonly #sortKeys: readonly SortKey[]
  readonly #page: Page

  constructor(slice: Slice<Node>, source: ConnectionSource<Node>, sortKeys: readonly SortKey[], page: Page) {
    this.#slice = slice
    this.#source = source
    this.#sortKeys = sortKeys
    this.#page = page
  }

  get startCursor(): string | null {
    return this.#cursorOf(this.#slice.rows[0])
  }

  get endCursor(): string | null {
    return this.#cursorOf(this.#slice.rows.at(-1))
  }

  get hasNextPage(): Awaitable<boolean> {
    const past = () => (this.#page.before ? this.#source.beyond('after') : false)
    return this.#page.backward ? past() : this.#moreOr(past)
  }

  get hasPreviousPage(): Awaitable<boolean> {
    const { backward, after: start, offset } = this.#page
    const past = () => {
      if (start) return this.#source.beyond('before')
      return offset > 0 && (this.#slice.rows.length > 0 || this.#source.beyond('before'))
    }
    return backward ? this.#moreOr(past) : past()
  }

  #moreOr(past: () => Awaitable<boolean>): Awaitable<boolean> {
    if (this.#slice.rows.length < this.#page.size) return past()
    if (this.#slice.more !== undefined) return this.#slice.more || past()
    return after(this.#source.more(), (more): Awaitable<boolean> => more || past())
  }

  #cursorOf(row: Node | undefined): string | null {
    return row ? encodeCursor(this.#sortKeys, positionOf(this.#sortKeys, row)) : null
  }
}

export const noEdgeFields = (): undefined => undefined
