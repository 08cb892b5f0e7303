const PART_BITS = 20
/** Bytes of one part of the paths. A path is never in two parts. */
const PART_BYTES = 1 << PART_BITS
/** The bits of a start that are the place in its part. */
const IN_PART = PART_BYTES - 1
/** Places of the table for each path, at least. With fewer, looking up a path takes longer. */
const PLACES = 1.5
/** The most bytes of a UTF-16 unit in UTF-8. */
const UNIT_BYTES = 3

/** The memory of a `PathSet`. Threads share it: a message with it copies nothing. */
export interface SharedPaths {
  /** The paths in UTF-8. */
  readonly parts: readonly SharedArrayBuffer[]
  /** For each path, where it begins: the number of its part times `PART_BYTES`, plus the place in the part. */
  readonly starts: SharedArrayBuffer
  /** For each path, its bytes. */
  readonly lengths: SharedArrayBuffer
  /** A hash table with open addressing. An entry is the number of a path plus one, 0 for none. */
  readonly table: SharedArrayBuffer
}

type Part = Buffer<SharedArrayBuffer>

/** Reused for each path that is looked up. */
let wanted = Buffer.alloc(1024)

/**
 * Paths in a fixed order, in memory that threads share: their bytes in UTF-8 and about 14 more for each. As strings in a
 * Map, they would take three times as much, and again in each thread.
 */
export class PathSet implements Iterable<string> {
  readonly shared: SharedPaths
  readonly #parts: readonly Part[]
  readonly #starts: Uint32Array
  readonly #lengths: Uint16Array
  readonly #table: Uint32Array

  constructor(shared: SharedPaths) {
    this.shared = shared
    this.#parts = shared.parts.map((part) => Buffer.from(part))
    this.#starts = new Uint32Array(shared.starts)
    this.#lengths = new Uint16Array(shared.lengths)
    this.#table = new Uint32Array(shared.table)
  }

  static of(paths: readonly string[]): PathSet {
    const bytes = new PathBytes()
    for (const path of paths) bytes.add(path)
    return bytes.inOrder(paths.map((_, at) => at))
  }

  get size(): number {
    return this.#starts.length
  }

  at(index: number): string {
    return pathIn(this.#parts, this.#starts[index] ?? 0, this.#lengths[index] ?? 0)
  }

  has(path: string): boolean {
    return this.indexOf(path) >= 0
  }

  /** The number of a path, -1 if it is not here. */
  indexOf(path: string): number {
    if (wanted.length < path.length * UNIT_BYTES) wanted = Buffer.alloc(path.length * UNIT_BYTES)
    const length = wanted.write(path)
    const { length: places } = this.#table
    for (let place = hashOf(wanted, 0, length) % places; ; place = (place + 1) % places) {
      const index = (this.#table[place] ?? 0) - 1
      if (index < 0 || this.#isAt(index, length)) return index
    }
  }

  #isAt(index: number, length: number): boolean {
    if (this.#lengths[index] !== length) return false
    const start = this.#starts[index] ?? 0
    const from = start & IN_PART
    return this.#parts[start >>> PART_BITS]?.compare(wanted, 0, length, from, from + length) === 0
  }

  *[Symbol.iterator](): Generator<string> {
    for (let index = 0; index < this.size; index++) yield this.at(index)
  }
}

/** Collects paths for a `PathSet`. */
export class PathBytes {
  readonly #parts: Part[] = []
  /** Bytes that are used of the last part. */
  #used = PART_BYTES
  #starts = new Uint32Array(256)
  #lengths = new Uint16Array(256)
  #size = 0

  /** Adds a path of at most 64 KB. */
  add(path: string): void {
    const bytes = Buffer.byteLength(path)
    if (this.#used + bytes > PART_BYTES) {
      this.#parts.push(Buffer.from(new SharedArrayBuffer(PART_BYTES)))
      this.#used = 0
    }
    if (this.#size === this.#starts.length) {
      const [starts, lengths] = [new Uint32Array(this.#size * 2), new Uint16Array(this.#size * 2)]
      starts.set(this.#starts)
      lengths.set(this.#lengths)
      this.#starts = starts
      this.#lengths = lengths
    }
    this.#parts.at(-1)?.write(path, this.#used)
    this.#starts[this.#size] = (this.#parts.length - 1) * PART_BYTES + this.#used
    this.#lengths[this.#size] = bytes
    this.#size++
    this.#used += bytes
  }

  at(index: number): string {
    return pathIn(this.#parts, this.#starts[index] ?? 0, this.#lengths[index] ?? 0)
  }

  /** Below 0 if the first path comes before the second one, 0 if they are equal. Both are numbers of paths. */
  compare(one: number, other: number): number {
    const [start, otherStart] = [this.#starts[one] ?? 0, this.#starts[other] ?? 0]
    const [from, otherFrom] = [start & IN_PART, otherStart & IN_PART]
    const [end, otherEnd] = [from + (this.#lengths[one] ?? 0), otherFrom + (this.#lengths[other] ?? 0)]
    const target = this.#parts[otherStart >>> PART_BITS]
    return target === undefined
      ? 0
      : (this.#parts[start >>> PART_BITS]?.compare(target, otherFrom, otherEnd, from, end) ?? 0)
  }

  /** @param order the numbers of the paths for the set, in its order */
  inOrder(order: ArrayLike<number>): PathSet {
    const starts = new Uint32Array(new SharedArrayBuffer(order.length * Uint32Array.BYTES_PER_ELEMENT))
    const lengths = new Uint16Array(new SharedArrayBuffer(order.length * Uint16Array.BYTES_PER_ELEMENT))
    const places = Math.ceil(order.length * PLACES) + 1
    const table = new Uint32Array(new SharedArrayBuffer(places * Uint32Array.BYTES_PER_ELEMENT))
    for (let index = 0; index < order.length; index++) {
      const start = this.#starts[order[index] ?? 0] ?? 0
      const length = this.#lengths[order[index] ?? 0] ?? 0
      starts[index] = start
      lengths[index] = length
      const from = start & IN_PART
      let place = hashOf(this.#parts[start >>> PART_BITS] ?? wanted, from, from + length) % places
      while (table[place] !== 0) place = (place + 1) % places
      table[place] = index + 1
    }
    return new PathSet({
      parts: this.#parts.map((part) => part.buffer),
      starts: starts.buffer,
      lengths: lengths.buffer,
      table: table.buffer,
    })
  }
}

/** The path that begins at a start and has so many bytes. */
function pathIn(parts: readonly Part[], start: number, length: number): string {
  const from = start & IN_PART
  return parts[start >>> PART_BITS]?.toString('utf8', from, from + length) ?? ''
}

/** FNV-1a, 32 bits. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return hash >>> 0
}
