import type { Counter, CounterKind } from '../../counters/tally.ts'
import { raw, sql } from '../../sql/sql.ts'
import { type Awaitable, after, once } from '../request/awaitable.ts'
import type { OtherSums } from '../snapshot/other-articles.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { otherSums } from './other-sums.ts'

type Sums = Omit<Counter, 'kind'>

/** With more sums than these to add, all counters of a kind are read and sorted here. */
const MANY = 1000

/** The counters as the viewer may know them: those of the import, with the sums that it leaves out (other-sums.ts). */
export class Counters {
  readonly #snapshot: Snapshot
  readonly #others: () => Awaitable<OtherSums>

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
    this.#others = once(() => otherSums(snapshot))
  }

  /** All counters of a kind, in the order of their days or ids. */
  all(kind: CounterKind): Awaitable<readonly Sums[]> {
    return after(this.#others(), ({ tally, isWhole }) => {
      const more = [...tally.of(kind)]
      if (isWhole) return more.sort(byKey)
      const stored = this.#snapshot.all<Sums>(
        sql`SELECT ${columns} FROM "Counter" WHERE kind = ${kind} ORDER BY one, other`,
      )
      return after(stored, (rows) => (more.length === 0 ? rows : merged(rows, more).sort(byKey)))
    })
  }

  /**
   * The counters of a kind with the most articles.
   * @param least leaves out those with fewer articles
   */
  top(kind: CounterKind, size: number, least = 1): Awaitable<readonly Sums[]> {
    const first = (sums: readonly Sums[]) =>
      sums
        .filter(({ articles }) => articles >= least)
        .sort(byArticles)
        .slice(0, size)
    return after(this.#others(), ({ tally, isWhole }) => {
      const more = [...tally.of(kind)]
      if (isWhole || more.length > MANY) return after(this.all(kind), first)
      // Each of the others moves at most one counter into the first ones or out of them.
      const stored = this.#snapshot.all<Sums>(sql`SELECT ${columns} FROM "Counter" WHERE kind = ${kind}
        ORDER BY articles DESC, one DESC, other DESC LIMIT ${size + more.length}`)
      return after(stored, (rows) =>
        after(this.#same(kind, more), (same) => first(merged(withoutRepeats([...rows, ...same]), more))),
      )
    })
  }

  /** The stored counters of these, which may not be among the first. */
  #same(kind: CounterKind, counters: readonly Counter[]): Awaitable<Sums[]> {
    if (counters.length === 0) return []
    // The table has two columns of numbers, `id` and `count`: here, the two ids of each counter.
    const keys = this.#snapshot.dialect.counts(counters.map(({ one, other }) => [one, other]))
    return this.#snapshot.all<Sums>(sql`SELECT ${columns} FROM ${keys} CROSS JOIN "Counter"
      WHERE kind = ${kind} AND one = c.id AND other = c.count`)
  }
}

const columns = raw('one, other, articles, words, pictures')

/** Adds the others to the rows. Leaves out counters without articles. */
function merged(rows: readonly Sums[], others: readonly Counter[]): Sums[] {
  const more = new Map<string, Sums>(others.map((other) => [keyOf(other), other]))
  const sums = rows.map((row) => {
    const key = keyOf(row)
    const other = more.get(key)
    if (other === undefined) return row
    more.delete(key)
    return {
      one: row.one,
      other: row.other,
      articles: row.articles + other.articles,
      words: row.words + other.words,
      pictures: row.pictures + other.pictures,
    }
  })
  return [...sums, ...more.values()].filter(({ articles }) => articles > 0)
}

function withoutRepeats(rows: readonly Sums[]): Sums[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()]
}

function keyOf({ one, other }: Sums): string {
  return `${one} ${other}`
}

function byKey(a: Sums, b: Sums): number {
  return a.one - b.one || a.other - b.other
}

function byArticles(a: Sums, b: Sums): number {
  return b.articles - a.articles || b.one - a.one || b.other - a.other
}
