import type { Row } from '../rows/row-batch.ts'
import type { Join } from '../visibility/joins.ts'

/**
 * A cache of authors, categories and tags. They are few, and many lists contain the same ones. Each connection has one,
 * and clears it after any commit.
 */
export class NodeCache {
  readonly #kinds = new Map<Join['named'], Map<number, Row>>()

  of(kind: Join['named']): Map<number, Row> {
    let nodes = this.#kinds.get(kind)
    if (!nodes || nodes.size > maxCached) {
      nodes = new Map()
      this.#kinds.set(kind, nodes)
    }
    return nodes
  }

  forget(): void {
    this.#kinds.clear()
  }
}

/** The most nodes of one type in the cache. The tags of a large archive fit. */
const maxCached = 5000
