/** The most counts in the cache. Those of the terms of a large archive fit. */
const maxCounts = 20_000

/**
 * A cache of how many articles lists may show, in all and for each author, category and tag. Between two commits these
 * counts change only when an article becomes due or expires. Each connection has one, and clears it after any commit.
 */
export class CountCache {
  #preview = new Map<string, number>()
  #public = new Map<string, number>()
  /** The counts of `#public` are valid from here, inclusive, to `#until`, exclusive. Milliseconds since 1970. */
  #from = Number.POSITIVE_INFINITY
  #until = Number.NEGATIVE_INFINITY

  /** The counts that do not depend on the time, for viewers who see everything. */
  preview(): Map<string, number> {
    if (this.#preview.size > maxCounts) this.#preview = new Map()
    return this.#preview
  }

  /** The counts of what the public sees at this time. Null if an article became due or expired since the last ones. */
  publicAt(now: number): Map<string, number> | null {
    if (now < this.#from || now >= this.#until || this.#public.size > maxCounts) return null
    return this.#public
  }

  /** Starts new counts of what the public sees from `now` to `until`. */
  startPublic(now: number, until: number): Map<string, number> {
    this.#public = new Map()
    this.#from = now
    this.#until = until
    return this.#public
  }

  forget(): void {
    this.#preview = new Map()
    this.#until = Number.NEGATIVE_INFINITY
  }
}
