import { Pool, type PoolClient } from 'pg'
import type { ConnectionCounts } from '../schema/connection-counts.ts'
import { waitingLimits } from '../schema/waiting-limits.ts'
import { columnTypes } from './column-types.ts'
import { DatabaseError, databaseError } from './database-errors.ts'

export interface PoolOptions {
  /** The most connections of this process. Default: 10. */
  poolSize?: number | undefined
  /** How long one statement may run, in milliseconds. Default: 10,000. */
  statementTimeout?: number | undefined
  /** The time in milliseconds. Default: `performance.now`. */
  clock?: (() => number) | undefined
}

/** How long a statement waits for a lock, in milliseconds. */
const LOCK_WAIT = 5_000
/** If more than a few requests wait and the first of them has waited for so long, the next is refused at once, in milliseconds. */
const CROWDED_WAIT = 1_000

/** Connections to one PostgreSQL database. A request that finds none free waits for one, up to a limit. */
export class PostgresPool {
  readonly #pool: Pool
  readonly #settings: string
  readonly #clock: () => number
  /** When each request that has no connection yet asked for one, from the first to the last. */
  readonly #waiting = new Set<{ since: number }>()
  readonly #ready = new WeakSet<PoolClient>()

  constructor(
    url: string,
    { poolSize = 10, statementTimeout = 10_000, clock = () => performance.now() }: PoolOptions = {},
  ) {
    this.#clock = clock
    this.#pool = new Pool({
      connectionString: url,
      application_name: 'broadsheet',
      max: poolSize,
      connectionTimeoutMillis: waitingLimits.longest,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      types: columnTypes,
    })
    // A connection that breaks while it is idle is replaced when it is needed.
    this.#pool.on('error', () => {})
    // If it breaks while a snapshot has it, the running statement gets the error. Without this, so would the process. It can
    // break before the pool hands it out, when the server ends it at once.
    this.#pool.on('connect', (client) => client.on('error', () => {}))
    this.#settings = sessionSettings(statementTimeout)
  }

  /**
   * Returns a connection. The caller must release it.
   * @throws DatabaseError if many requests wait and the first has waited for a second, if this one waits for five seconds, or if
   *   the database does not answer
   */
  async connect(): Promise<PoolClient> {
    if (this.#isCrowded()) throw busy()
    const wait = { since: this.#clock() }
    this.#waiting.add(wait)
    try {
      const client = await this.#pool.connect()
      if (!this.#ready.has(client)) await this.#prepare(client)
      return client
    } catch (error) {
      const isFull =
        error instanceof Error && error.message.startsWith('timeout exceeded') && this.#pool.idleCount === 0
      throw isFull && this.#pool.totalCount > 0 ? busy() : databaseError(error)
    } finally {
      this.#waiting.delete(wait)
    }
  }

  #isCrowded(): boolean {
    const [first] = this.#waiting
    return this.#waiting.size >= waitingLimits.few && first !== undefined && this.#clock() - first.since > CROWDED_WAIT
  }

  connections(): ConnectionCounts {
    const { totalCount, idleCount, waitingCount } = this.#pool
    return { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount }
  }

  async close(): Promise<void> {
    await this.#pool.end()
  }

  async #prepare(client: PoolClient): Promise<void> {
    try {
      await client.query(this.#settings)
      this.#ready.add(client)
    } catch (error) {
      client.release(true)
      throw error
    }
  }
}

/**
 * The settings that statements rely on: the form of timestamps, and no compilation, which takes longer than statements
 * that read a page. The others end what would keep a connection busy for too long.
 */
export function sessionSettings(statementTimeout: number): string {
  return `SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET jit = off; SET statement_timeout = ${Math.trunc(statementTimeout)};
    SET lock_timeout = ${LOCK_WAIT}; SET idle_in_transaction_session_timeout = 60000`
}

function busy(): DatabaseError {
  return new DatabaseError('SERVER_BUSY', 'The server is busy with other queries. Send this one again in a moment')
}
