import { type CountedArticle, type Counter, type CounterKind, countedColumns, Tally } from '../../counters/tally.ts'
import { dayNumbers } from '../../time/day-numbers.ts'
import { allOf } from '../connection/all-of.ts'
import type { WriteConnection } from '../connection/write-connection.ts'

/** Increase this when the rules of counters/tally.ts change. The next import then counts all articles again. */
const RULES = 1

/** Articles that one statement reads. */
const READ = 5000

/** Counters that are written together. */
const WRITTEN = 1000

/** If this part of the articles has changed, counting all of them again costs less. */
const MANY = 1 / 4

interface StoredCounts extends CountedArticle {
  readonly id: number
  readonly listed: number
  readonly expiresAt: number | null
}

const columns = ['id', 'listed', 'expiresAt', ...countedColumns].join(', ')

/**
 * The counters of the archive (model `Counter`). An import subtracts each changed article as it was, and adds it as it is.
 * The result is the same as after a fresh import.
 */
export class Counters {
  readonly #connection: WriteConnection
  /** The rules and the time zone of the stored counters, as in `Site.countedBy`. */
  readonly #storedBy: string
  #timeZone: string
  #changes: Tally
  /** Whether the archive had articles before this import. */
  readonly #isFilled: boolean
  /** Articles that are not part of the counters now: they were subtracted, or they are new. Empty if all articles are new. */
  #open = new Set<number>()

  /**
   * @param site the site as an earlier import stored it
   * @param isFilled whether the archive had articles before this import
   */
  constructor(
    connection: WriteConnection,
    { site, isFilled }: { site: { countedBy: string; timeZone: string }; isFilled: boolean },
  ) {
    this.#connection = connection
    this.#isFilled = isFilled
    this.#storedBy = site.countedBy
    this.#timeZone = site.timeZone
    this.#changes = new Tally(dayNumbers(site.timeZone))
  }

  /** The value for `Site.countedBy`. */
  get countedBy(): string {
    return `${RULES} ${this.#timeZone}`
  }

  /** Whether the stored counters do not fit these rules or this time zone. */
  get isOutdated(): boolean {
    return this.countedBy !== this.#storedBy
  }

  /** Call this before articles change. */
  useTimeZone(timeZone: string): void {
    this.#timeZone = timeZone
  }

  /** Call this for a new article. */
  add(id: number): void {
    if (this.#isFilled) this.#open.add(id)
  }

  /** Call this before an article is deleted. Another one may get its id in the same import. @param stored its row */
  remove(stored: StoredCounts): void {
    this.subtract(stored)
    this.#open.delete(stored.id)
  }

  /** Call this before an article changes. @param stored its row */
  subtract(stored: StoredCounts): void {
    if (!this.#isFilled || this.#open.has(stored.id)) return
    this.#open.add(stored.id)
    if (isCounted(stored)) this.#changes.add(stored, -1)
  }

  /** Call this before these articles join or leave a story. */
  subtractAll(ids: readonly number[]): void {
    if (this.isOutdated || !this.#isFilled) return
    for (const row of this.#rows(ids.filter((id) => !this.#open.has(id)))) this.subtract(row)
  }

  /** Call this after articles got other ids. Their rows are the same otherwise. */
  renameIds(renamed: ReadonlyMap<number, number>): void {
    this.#open = new Set([...this.#open].map((id) => renamed.get(id) ?? id))
  }

  /** Writes the counters. Call it when everything else is settled. @param articles the number of articles before the import */
  settle(articles: number): void {
    if (this.isOutdated || !this.#isFilled || this.#open.size > articles * MANY) this.#countAll()
    else this.#countChanges()
  }

  #countChanges(): void {
    for (const row of this.#rows([...this.#open])) if (isCounted(row)) this.#changes.add(row, 1)
    const fewer = new Set<CounterKind>()
    for (const counter of this.#changes.all()) {
      this.#connection.run(upsert, ...valuesOf(counter))
      if (counter.articles < 0) fewer.add(counter.kind)
    }
    for (const kind of fewer) this.#connection.run('DELETE FROM Counter WHERE kind = ? AND articles = 0', kind)
  }

  #countAll(): void {
    const tally = new Tally(dayNumbers(this.#timeZone))
    this.#connection.run('DELETE FROM Counter')
    const sql = `SELECT ${columns} FROM Article WHERE id > ? ORDER BY id LIMIT ${READ}`
    for (let last = -1; ; ) {
      const rows = this.#connection.all<StoredCounts>(sql, last)
      for (const row of rows) if (isCounted(row)) tally.add(row, 1)
      if (rows.length < READ) break
      last = rows.at(-1)?.id ?? last
    }
    const counters = [...tally.all()]
    for (let at = 0; at < counters.length; at += WRITTEN)
      this.#connection.insert(
        'Counter',
        counters.slice(at, at + WRITTEN).map((counter) => ({ ...counter })),
      )
  }

  #rows(ids: readonly number[]): StoredCounts[] {
    return allOf<StoredCounts>(this.#connection, `SELECT ${columns} FROM Article WHERE id`, ids)
  }
}

/** Articles that expire, and those that no list shows, are not counted. Readers add those that they may show. */
function isCounted({ listed, expiresAt }: StoredCounts): boolean {
  return listed === 1 && expiresAt === null
}

const upsert = `INSERT INTO Counter (kind, one, other, articles, words, pictures) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (kind, one, other) DO UPDATE SET articles = Counter.articles + excluded.articles,
    words = Counter.words + excluded.words, pictures = Counter.pictures + excluded.pictures`

function valuesOf({ kind, one, other, articles, words, pictures }: Counter) {
  return [kind, one, other, articles, words, pictures]
}
