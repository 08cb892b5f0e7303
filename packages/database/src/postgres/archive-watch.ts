import type { ClientBase } from 'pg'
import type { ArchiveSize } from '../file/archive-size.ts'
import { refuseOldServer } from '../file/postgres-version.ts'
import { type SchemaState, schemaStateOf } from '../file/schema-state.ts'
import { timestampOf } from '../sql/postgres-values.ts'
import { type ArchiveVersion, ImportListener } from './import-listener.ts'
import type { PostgresPool } from './postgres-pool.ts'

/** While the version is older than this, in milliseconds, an import may be unknown to this process. */
const FRESH = 1_000
/** So many of the next times at which an article becomes due or expires are kept. */
const MOST_TIMES = 1_000

const sizeQuery = `SELECT (SELECT COUNT(*) FROM "Article") AS articles, (SELECT COUNT(*) FROM "Image") AS images,
  (SELECT COUNT(*) FROM "Author") + (SELECT COUNT(*) FROM "Category") + (SELECT COUNT(*) FROM "Tag") AS names,
  (SELECT COALESCE(SUM(words + "cjkCharacters"), 0) FROM "Article") AS tokens`

const timesQuery = `SELECT at FROM (SELECT DISTINCT "sortAt" AS at FROM "Article" WHERE "sortAt" > $1::timestamptz
  UNION SELECT DISTINCT "expiresAt" FROM "Article" WHERE "expiresAt" > $1::timestamptz) moves ORDER BY at LIMIT ${MOST_TIMES}`

/** The times after `from` at which an article becomes due or expires. They are complete up to `until`. */
interface Times {
  readonly from: number
  readonly until: number
  readonly at: readonly number[]
}

/**
 * Answers the questions that the server asks for each request, from memory, without a round trip to the database. An
 * `ImportListener` keeps it current.
 */
export class ArchiveWatch {
  readonly #pool: PostgresPool
  readonly #migrations: string
  readonly #listener: ImportListener
  #schema: SchemaState = 'missing'
  #version: ArchiveVersion = { revision: 0, transaction: '' }
  #token = 0
  #size: ArchiveSize = { articles: 0, images: 0, names: 0, tokens: 0 }
  #times: Times | null = null
  #readingTimes = false

  constructor(url: string, pool: PostgresPool, migrations: string) {
    this.#pool = pool
    this.#migrations = migrations
    this.#listener = new ImportListener({
      url,
      onConnect: async (client) => {
        await refuseOldServer(client)
        await this.#readSchema(client)
      },
      onVersion: (version) => this.#checked(version),
    })
  }

  /** @throws if the database does not answer */
  async connect(): Promise<void> {
    await this.#listener.start()
    await this.#readSize(this.#version)
  }

  schemaState(): SchemaState {
    return this.#schema
  }

  /** Whether the database has answered within the last moments. */
  get isFresh(): boolean {
    return this.#listener.age < FRESH
  }

  get revision(): number {
    return this.#version.revision
  }

  get version(): ArchiveVersion {
    return this.#version
  }

  /** Asks the primary server for its version unless this revision is known. */
  async catchUp(revision: number): Promise<void> {
    if (this.revision < revision) await this.#listener.check()
  }

  /** A new number for each call while the version is uncertain, so that no response is taken from a cache. */
  changeToken(): number {
    return this.isFresh ? this.#token : ++this.#token
  }

  get size(): ArchiveSize {
    return this.#size
  }

  /** Returns `now` until the time is read, so that no response is cached until then. */
  nextChangeAt(now: number): number {
    const times = this.#times
    if (times && now >= times.from && now < times.until) return times.at.find((at) => at > now) ?? times.until
    this.#readTimes(now)
    return now
  }

  /** Notes the version that a snapshot or the listener has seen. */
  seen(version: ArchiveVersion): void {
    const { revision, transaction } = this.#version
    if (version.transaction === transaction && version.revision === revision) return
    this.#version = version
    this.#token++
    this.#times = null
    // Prices of queries need no exact size, so an error can wait for the next version.
    this.#readSize(version).catch(() => {})
  }

  async close(): Promise<void> {
    await this.#listener.close()
  }

  #checked(version: ArchiveVersion): void {
    this.seen(version)
    // Someone may migrate the database meanwhile. An error can wait for the next check.
    if (this.#schema !== 'current') this.#with((client) => this.#readSchema(client)).catch(() => {})
  }

  async #readSchema(client: ClientBase): Promise<void> {
    const { rows } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace`,
    )
    const tables = new Set(rows.map(({ name }) => name))
    const applied = tables.has('_prisma_migrations') ? await appliedMigrations(client) : null
    this.#schema = schemaStateOf({ applied, isEmpty: tables.size === 0 }, this.#migrations)
  }

  async #readSize(version: ArchiveVersion): Promise<void> {
    if (version.transaction === '') return
    const [size] = await this.#query<ArchiveSize>(sizeQuery)
    if (size && version === this.#version) this.#size = size
  }

  #readTimes(from: number): void {
    if (this.#readingTimes) return
    this.#readingTimes = true
    const version = this.#version
    this.#query<{ at: number }>(timesQuery, [timestampOf(from)])
      .then((rows) => {
        const at = rows.map((row) => row.at)
        const until = at.length < MOST_TIMES ? Number.POSITIVE_INFINITY : (at.at(-1) ?? from)
        if (version === this.#version) this.#times = { from, until, at }
      })
      // The next request reads them again.
      .catch(() => {})
      .finally(() => {
        this.#readingTimes = false
      })
  }

  async #query<Row extends object>(text: string, values: string[] = []): Promise<Row[]> {
    return this.#with(async (client) => (await client.query<Row>(text, values)).rows)
  }

  async #with<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect()
    try {
      return await work(client)
    } finally {
      client.release()
    }
  }
}

async function appliedMigrations(client: ClientBase): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  return new Set(rows.map(({ name }) => name))
}
