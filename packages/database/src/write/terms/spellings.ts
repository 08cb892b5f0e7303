/** Counts, for each term and spelling, how many more or fewer articles use the spelling since the last import. */
export class Spellings {
  readonly #differences = new Map<number, Map<string, number>>()

  add(id: number, spelling: string, by: 1 | -1): void {
    let spellings = this.#differences.get(id)
    if (spellings === undefined) {
      spellings = new Map()
      this.#differences.set(id, spellings)
    }
    spellings.set(spelling, (spellings.get(spelling) ?? 0) + by)
  }

  ids(): number[] {
    return [...this.#differences.keys()]
  }

  of(id: number): ReadonlyMap<string, number> {
    return this.#differences.get(id) ?? new Map()
  }

  /**
   * Whether `name` may no longer be the most frequent spelling. It still is if no other spelling gained and it lost
   * nothing.
   */
  mayChange(id: number, name: string): boolean {
    for (const [spelling, by] of this.of(id)) if (spelling === name ? by < 0 : by > 0) return true
    return false
  }
}

/** The most frequent spelling. Among equals, the first by code points. Undefined if there are no spellings. */
export function commonest(spellings: Iterable<readonly [string, number]>): string | undefined {
  let best: readonly [string, number] | undefined
  for (const entry of spellings) {
    const [spelling, count] = entry
    if (best === undefined || count > best[1] || (count === best[1] && comesFirst(spelling, best[0]))) best = entry
  }
  return best?.[0]
}

/** JavaScript compares UTF-16 units, which sorts characters outside the basic plane before its last ones. */
function comesFirst(one: string, other: string): boolean {
  return Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0
}
