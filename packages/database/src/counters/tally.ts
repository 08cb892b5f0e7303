import { UNDATED } from '../schema/undated.ts'

/** The kinds of counters: see the model `Counter`. */
export type CounterKind = 'ALL' | 'DAY' | 'CATEGORY' | 'TAGS' | 'WRITING' | 'STORY'

/** The columns of `Article` that decide which counters it is part of. */
export interface CountedArticle {
  readonly sortAt: number
  readonly words: number
  readonly pictures: number
  /** JSON: the ids of authors, categories and tags. */
  readonly termIds: string
  readonly categoryId: number | null
  readonly storyId: number | null
}

export const countedColumns = ['sortAt', 'words', 'pictures', 'termIds', 'categoryId', 'storyId'] as const

export interface Counter {
  readonly kind: CounterKind
  readonly one: number
  readonly other: number
  articles: number
  words: number
  pictures: number
}

/** An article counts with its first tags and authors. The rows that it needs grow with the square of its tags. */
const MOST_TAGS = 10
const MOST_AUTHORS = 10

/** Sums of articles by all kinds of counters. */
export class Tally {
  readonly #dayOf: (instant: number) => number
  readonly #kinds = new Map<CounterKind, Map<number, Map<number, Counter>>>()

  /** @param dayOf the number of the day of an instant (time/day-numbers.ts) */
  constructor(dayOf: (instant: number) => number) {
    this.#dayOf = dayOf
  }

  /** Adds an article, or subtracts it. */
  add(article: CountedArticle, sign: 1 | -1): void {
    const { sortAt, categoryId, storyId } = article
    // The writer made this list: see write/articles/term-ids.ts.
    const [authors, categories, tags] = JSON.parse(article.termIds) as [number[], number[], number[]]
    const words = sign * article.words
    const pictures = sign * article.pictures
    const count = (kind: CounterKind, one: number, other: number, isText = true) =>
      this.#add(kind, one, other, isText ? { sign, words, pictures } : { sign, words: 0, pictures: 0 })
    count('ALL', 0, 0)
    if (sortAt !== UNDATED) count('DAY', this.#dayOf(sortAt), 0)
    for (const id of new Set(categories)) count('CATEGORY', id, 0)
    for (const [one, other] of pairsOf(tags)) count('TAGS', one, other, false)
    if (categoryId !== null) for (const id of new Set(authors.slice(0, MOST_AUTHORS))) count('WRITING', id, categoryId)
    if (storyId !== null && storyId > 0) count('STORY', storyId, 0, false)
  }

  /** Another tally with the same sums. */
  copy(): Tally {
    const copy = new Tally(this.#dayOf)
    for (const [kind, ones] of this.#kinds) {
      const others = [...ones].map(([one, counters]) => [one, copyOf(counters)] as const)
      copy.#kinds.set(kind, new Map(others))
    }
    return copy
  }

  /** The sums of a kind that are not zero. */
  *of(kind: CounterKind): Generator<Counter> {
    for (const others of this.#kinds.get(kind)?.values() ?? [])
      for (const counter of others.values())
        if (counter.articles !== 0 || counter.words !== 0 || counter.pictures !== 0) yield counter
  }

  /** All sums that are not zero. */
  *all(): Generator<Counter> {
    for (const kind of this.#kinds.keys()) yield* this.of(kind)
  }

  #add(
    kind: CounterKind,
    one: number,
    other: number,
    { sign, words, pictures }: { sign: number; words: number; pictures: number },
  ): void {
    const counter = this.#counter(kind, one, other)
    counter.articles += sign
    counter.words += words
    counter.pictures += pictures
  }

  #counter(kind: CounterKind, one: number, other: number): Counter {
    const ones = valueAt(this.#kinds, kind, () => new Map())
    const others = valueAt(ones, one, () => new Map())
    return valueAt(others, other, () => ({ kind, one, other, articles: 0, words: 0, pictures: 0 }))
  }
}

function copyOf(counters: ReadonlyMap<number, Counter>): Map<number, Counter> {
  return new Map([...counters].map(([other, counter]) => [other, { ...counter }]))
}

/** The value of a key, which gets the value of `make` if it has none. */
function valueAt<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

function pairsOf(tags: readonly number[]): [number, number][] {
  const ids = [...new Set(tags.slice(0, MOST_TAGS))].sort((a, b) => a - b)
  return ids.flatMap((one, at) => ids.slice(at + 1).map((other): [number, number] => [one, other]))
}
