import type { TableRow } from '../../schema/table-rows.ts'

/** Marks in the first buffer. */
const FIRST = 4096
/** Rows in one part. */
const PART = 2400

/** Marks that wait to be written, as pairs of numbers in one buffer: 16 bytes each, where an object takes 80. */
export class WaitingMarks {
  /** Hash and article id of each mark. */
  #pairs = new Float64Array(FIRST * 2)
  #size = 0

  get size(): number {
    return this.#size
  }

  add(hash: number, articleId: number): void {
    if (this.#size * 2 === this.#pairs.length) this.#grow()
    this.#pairs[this.#size * 2] = hash
    this.#pairs[this.#size * 2 + 1] = articleId
    this.#size++
  }

  /** Returns all marks by hash and article, in parts, and forgets them. */
  *take(): Generator<TableRow<'StoryMark'>[]> {
    if (this.#size === 0) return
    const pairs = this.#pairs
    const order = Uint32Array.from({ length: this.#size }, (_, at) => at * 2)
    this.clear()
    const value = (at: number) => pairs[at] ?? 0
    order.sort((a, b) => value(a) - value(b) || value(a + 1) - value(b + 1))
    for (let from = 0; from < order.length; from += PART) {
      const part = order.subarray(from, from + PART)
      yield Array.from(part, (at) => ({ hash: value(at), articleId: value(at + 1) }))
    }
  }

  clear(): void {
    this.#pairs = new Float64Array(FIRST * 2)
    this.#size = 0
  }

  #grow(): void {
    const pairs = new Float64Array(this.#pairs.length * 2)
    pairs.set(this.#pairs)
    this.#pairs = pairs
  }
}
