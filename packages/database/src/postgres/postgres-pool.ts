import { Pool, type PoolClient } from 'pg'
import type { ConnectionCounts } from '../schema/connection-counts.ts'
import { columnTypes } from './column-types.ts'
import { DatabaseError, databaseError } from './database-errors.ts'

export interface PoolOptions {
  /** The most connections of this process. Default: 10. */
  poolSize?: number | undefined
  /** How long one statement may run, in milliseconds. Default: 10,000. */
  statementTimeout?: number | undefined
}

/** How long a request waits for a connection, and a statement for a lock, in milliseconds. */
const WAIT = 5_000
/** For each connection, so many requests may wait. */
const WAITING_PER_CONNECTION = 20

/** Connections to one PostgreSQL database. A request that finds none free waits for one, up to a limit. */
export class PostgresPool {
  readonly #pool: Pool
  readonly #settings: string
  readonly #mostWaiting: number
  readonly #ready = new WeakSet<PoolClient>()

  constructor(url: string, { poolSize = 10, statementTimeout = 10_000 }: PoolOptions = {}) {
    this.#mostWaiting = poolSize * WAITING_PER_CONNECTION
    this.#pool = new Pool({
      connectionString: url,
      application_name: 'broadsheet',
      max: poolSize,
      connectionTimeoutMillis: WAIT,
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
   * @throws DatabaseError if too many requests wait, or if the database does not answer
   */
  async connect(): Promise<PoolClient> {
    if (this.#pool.waitingCount >= this.#mostWaiting) throw busy()
    try {
      const client = await this.#pool.connect()
      if (!this.#ready.has(client)) await this.#prepare(client)
      return client
    } catch (error) {
      const isFull =
        error instanceof Error && error.message.startsWith('timeout exceeded') && this.#pool.idleCount === 0
      throw isFull && this.#pool.totalCount > 0 ? busy() : databaseError(error)
    }
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
    SET lock_timeout = ${WAIT}; SET idle_in_transaction_session_timeout = 60000`
}

function busy(): DatabaseError {
  return new DatabaseError('SERVER_BUSY', 'The server is busy with other queries. Send this one again in a moment')
}
