import type { Row } from '../rows/row-batch.ts'
import type { Join } from '../visibility/joins.ts'

/**
 * Authors, categories and tags are few, and stand in one list after another: a connection keeps those that it has read
 * until anything is committed.
 */
export class NodeCache {
  readonly #kinds = new Map<Join['named'], Map<number, Row>>()

  of(kind: Join['named']): Map<number, Row> {
    let nodes = this.#kinds.get(kind)
    if (!nodes || nodes.size > mostKept) {
      nodes = new Map()
      this.#kinds.set(kind, nodes)
    }
    return nodes
  }

  forget(): void {
    this.#kinds.clear()
  }
}

/** Of one kind; a large archive's tags among them. */
const mostKept = 5000
