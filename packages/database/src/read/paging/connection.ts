import { type Awaitable, after } from '../request/awaitable.ts'
import type { Row } from '../rows/row-batch.ts'
import { encodeCursor } from './cursor.ts'
import type { Side, Slice } from './list.ts'
import type { Page } from './page.ts'
import { positionOf, type SortKey } from './sort-keys.ts'

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
  nodes(): Awaitable<readonly Node[]>
  edges(): Awaitable<readonly Edge<Node, Use>[]>
  pageInfo(): Awaitable<PageInfo>
  totalCount(): Awaitable<number>
}

/** Where a connection takes from what it is asked for; each is remembered by whoever gives it. */
export interface ConnectionSource<Node extends Row> {
  /** The page's rows. `forEdges` reads what only edges say, too. */
  slice(forEdges: boolean): Awaitable<Slice<Node>>
  count(): Awaitable<number>
  /** Whether rows are left at the page's open end, which is full. */
  more(): Awaitable<boolean>
  /** Whether there are rows at or past the cursor that bounds this side. */
  beyond(side: Side): Awaitable<boolean>
}

export function connect<Node extends Row, Use>(
  source: ConnectionSource<Node>,
  terms: readonly SortKey[],
  page: Page,
  useOf: (row: Node) => Use,
): Connection<Node, Use> {
  return {
    nodes: () => after(source.slice(false), ({ nodes }) => nodes),
    edges: () =>
      after(source.slice(true), ({ rows, nodes }) =>
        rows.map((row, index) => new PlaceInList(nodes[index] ?? row, row, terms, useOf)),
      ),
    pageInfo: () => after(source.slice(false), (slice) => new PagePlace(slice, source, terms, page)),
    totalCount: () => source.count(),
  }
}

class PlaceInList<Node extends Row, Use> implements Edge<Node, Use> {
  readonly node: Node
  readonly #row: Node
  readonly #terms: readonly SortKey[]
  readonly #useOf: (row: Node) => Use

  constructor(node: Node, row: Node, terms: readonly SortKey[], useOf: (row: Node) => Use) {
    this.node = node
    this.#row = row
    this.#terms = terms
    this.#useOf = useOf
  }

  get use(): Use {
    return this.#useOf(this.#row)
  }

  get cursor(): string {
    return encodeCursor(this.#terms, positionOf(this.#terms, this.#row))
  }
}

/** The ends of a page, by Relay's rules and true on both sides. */
class PagePlace<Node extends Row> implements PageInfo {
  readonly #slice: Slice<Node>
  readonly #source: ConnectionSource<Node>
  readonly #terms: readonly SortKey[]
  readonly #page: Page

  constructor(slice: Slice<Node>, source: ConnectionSource<Node>, terms: readonly SortKey[], page: Page) {
    this.#slice = slice
    this.#source = source
    this.#terms = terms
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
    return after(this.#source.more(), (more): Awaitable<boolean> => more || past())
  }

  #cursorOf(row: Node | undefined): string | null {
    return row ? encodeCursor(this.#terms, positionOf(this.#terms, row)) : null
  }
}

export const noUse = (): undefined => undefined
