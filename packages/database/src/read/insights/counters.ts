import { type CountedArticle, type Counter, type CounterKind, countedColumns, Tally } from '../../counters/tally.ts'
import { instant, raw, type Sql, sql } from '../../sql/sql.ts'
import { dayNumbers } from '../../time/day-numbers.ts'
import { type Awaitable, after, once } from '../request/awaitable.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'

type Sums = Omit<Counter, 'kind'>

/**
 * The counters as the viewer may know them. An import counts the articles that are listed without an end. The few others are read
 * here: those that are not due yet are subtracted, and those that expire later are added. A preview gets all that an import
 * leaves out.
 */
export class Counters {
  readonly #snapshot: Snapshot
  readonly #others: () => Awaitable<Tally>

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
    this.#others = once(() => this.#readOthers())
  }

  /** All counters of a kind, in the order of their days or ids. */
  all(kind: CounterKind): Awaitable<readonly Sums[]> {
    const stored = this.#snapshot.all<Sums>(
      sql`SELECT ${columns} FROM "Counter" WHERE kind = ${kind} ORDER BY one, other`,
    )
    return after(stored, (rows) =>
      after(this.#others(), (others) => {
        const more = [...others.of(kind)]
        return more.length === 0 ? rows : merged(rows, more).sort((a, b) => a.one - b.one || a.other - b.other)
      }),
    )
  }

  /**
   * The counters of a kind with the most articles.
   * @param least leaves out those with fewer articles
   */
  top(kind: CounterKind, size: number, least = 1): Awaitable<readonly Sums[]> {
    return after(this.#others(), (others) => {
      const more = [...others.of(kind)]
      // Each of the others moves at most one counter into the first ones or out of them.
      const stored = this.#snapshot.all<Sums>(sql`SELECT ${columns} FROM "Counter" WHERE kind = ${kind}
        ORDER BY articles DESC, one DESC, other DESC LIMIT ${size + more.length}`)
      return after(stored, (rows) =>
        after(this.#same(kind, more), (same) =>
          merged(withoutRepeats([...rows, ...same]), more)
            .filter(({ articles }) => articles >= least)
            .sort(byArticles)
            .slice(0, size),
        ),
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

  #readOthers(): Awaitable<Tally> {
    const zone = this.#snapshot.all<{ timeZone: string }>(sql`SELECT "timeZone" FROM "Site" WHERE id = 1`)
    return after(zone, ([site]) =>
      after(this.#snapshot.all<CountedArticle & { sign: number }>(othersOf(this.#snapshot)), (articles) => {
        const tally = new Tally(dayNumbers(site?.timeZone ?? 'UTC'))
        for (const article of articles) tally.add(article, article.sign > 0 ? 1 : -1)
        return tally
      }),
    )
  }
}

const columns = raw('one, other, articles, words, pictures')
const articleColumns = raw(countedColumns.map((column) => `a."${column}"`).join(', '))

/** SELECT of the articles that the counters have and the viewer may not see, with sign -1, and the reverse, with sign 1. */
function othersOf({ viewer, dialect }: Snapshot): Sql {
  const counted = sql`SELECT ${articleColumns}, 1 AS sign FROM "Article" a`
  const listed = sql`${dialect.withoutIndex(raw('a.listed'))} = TRUE`
  if (viewer.preview)
    return sql`${counted} WHERE a.listed = FALSE UNION ALL ${counted} WHERE a."expiresAt" IS NOT NULL AND ${listed}`
  const now = instant(viewer.now)
  return sql`SELECT ${articleColumns}, -1 AS sign FROM "Article" a
      WHERE a.listed = TRUE AND a."sortAt" > ${now} AND a."expiresAt" IS NULL
    UNION ALL ${counted} WHERE a."expiresAt" > ${now} AND ${listed} AND ${dialect.withoutIndex(raw('a."sortAt"'))} <= ${now}`
}

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

function byArticles(a: Sums, b: Sums): number {
  return b.articles - a.articles || b.one - a.one || b.other - a.other
}
