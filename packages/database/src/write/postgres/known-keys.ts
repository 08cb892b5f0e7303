import { hash } from 'node:crypto'

const BITS_A_KEY = 16
const HASHES = 4
const FIRST_KEYS = 65_536

/**
 * Remembers keys in two bytes each, as a Bloom filter: it may take a key for a known one (one in 400), but never the other
 * way round. A first import need not ask the database whether it has a key that is not here.
 */
export class KnownKeys {
  readonly #filters = [new Uint8Array((FIRST_KEYS * BITS_A_KEY) / 8)]
  #room = FIRST_KEYS

  add(key: string): void {
    if (this.#room-- === 0) this.#enlarge()
    const filter = this.#filters[0]
    for (const place of placesOf(key)) {
      const bit = filter ? place % (filter.length * 8) : 0
      if (filter) filter[bit >>> 3] = (filter[bit >>> 3] ?? 0) | (1 << (bit & 7))
    }
  }

  mayHave(key: string): boolean {
    const places = placesOf(key)
    return this.#filters.some((filter) =>
      places.every((place) => {
        const bit = place % (filter.length * 8)
        return ((filter[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0
      }),
    )
  }

  /** Adds a filter for as many keys as all filters have together. */
  #enlarge(): void {
    const bytes = this.#filters.reduce((sum, filter) => sum + filter.length, 0)
    this.#filters.unshift(new Uint8Array(bytes))
    this.#room = (bytes * 8) / BITS_A_KEY - 1
  }
}

function placesOf(key: string): number[] {
  const digest = hash('sha1', key, 'buffer')
  return Array.from({ length: HASHES }, (_, at) => digest.readUInt32BE(at * 4))
}
