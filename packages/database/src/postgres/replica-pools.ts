import type { ConnectionCounts } from '../schema/connection-counts.ts'
import { type PoolOptions, PostgresPool } from './postgres-pool.ts'

/** How long a replica that is behind or away gets no requests, in milliseconds. */
const REST = 200

/** The connections to read replicas. Requests use them in turn. */
export class ReplicaPools {
  readonly #replicas: { pool: PostgresPool; restsUntil: number }[]
  #turn = 0

  /** @param urls `postgresql://…` of each replica */
  constructor(urls: readonly string[], options: PoolOptions) {
    this.#replicas = urls.map((url) => ({ pool: new PostgresPool(url, options), restsUntil: 0 }))
  }

  /** The next replica, or null if there is none to ask now. */
  next(): PostgresPool | null {
    const now = performance.now()
    const awake = this.#replicas.filter(({ restsUntil }) => restsUntil <= now)
    return awake[this.#turn++ % awake.length]?.pool ?? null
  }

  /** Call this if the replica did not answer, or if it is behind the primary. */
  rest(pool: PostgresPool): void {
    for (const replica of this.#replicas) if (replica.pool === pool) replica.restsUntil = performance.now() + REST
  }

  connections(): ConnectionCounts[] {
    return this.#replicas.map(({ pool }) => pool.connections())
  }

  async close(): Promise<void> {
    await Promise.all(this.#replicas.map(({ pool }) => pool.close()))
  }
}
