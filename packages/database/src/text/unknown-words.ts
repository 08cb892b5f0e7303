const REPEATED = 2
const han = /^\p{Script=Han}$/u
/** The particle 的 joins words, and is not part of one. */
const PARTICLE = '的'

/**
 * Chinese words that no dictionary has, such as names. The segmenter cuts them into single characters. Two or three
 * single characters that are neighbours several times are a word.
 */
export class UnknownWords {
  /** Neighbouring single characters, with a space where they are interrupted. */
  #singles = ' '
  #last = ' '
  #isRepeated = false
  readonly #pairs = new Map<string, number>()

  /** Adds the next part of a text as the segmenter cuts it. A space interrupts the text. */
  add(segment: string): void {
    const isInterrupted = segment.length > 1 || segment === PARTICLE || !han.test(segment)
    const last = this.#last
    this.#last = isInterrupted ? ' ' : segment
    if (isInterrupted && last === ' ') return
    this.#singles += this.#last
    if (isInterrupted || last === ' ') return
    const pair = `${last}${segment}`
    const before = this.#pairs.get(pair) ?? 0
    if (before > 0) this.#isRepeated = true
    this.#pairs.set(pair, before + 1)
  }

  /** The words and their counts, without those that are only part of a longer one. */
  repeated(): [word: string, count: number][] {
    if (!this.#isRepeated) return []
    const pairs = [...this.#pairs].filter(([, count]) => count >= REPEATED)
    const triples = [...this.#triples()].filter(([, count]) => count >= REPEATED)
    const whole = pairs.filter(
      ([pair, count]) => !triples.some(([triple, others]) => others === count && triple.includes(pair)),
    )
    return [...whole, ...triples]
  }

  /** Three characters in which both pairs are repeated. */
  #triples(): Map<string, number> {
    const triples = new Map<string, number>()
    for (const run of this.#singles.split(' ')) {
      for (let at = 0; at + 3 <= run.length; at++) {
        const triple = run.slice(at, at + 3)
        const isRepeated = [triple.slice(0, 2), triple.slice(1)].every(
          (pair) => (this.#pairs.get(pair) ?? 0) >= REPEATED,
        )
        if (isRepeated) triples.set(triple, (triples.get(triple) ?? 0) + 1)
      }
    }
    return triples
  }
}
