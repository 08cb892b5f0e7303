import type { PostgresPool } from '../../postgres/postgres-pool.ts'
import { type Announced, type Announcements, selectAnnounced, upsertAnnounced } from './announcements.ts'

/** Remembers in a PostgreSQL database what was announced. */
export class PostgresAnnouncements implements Announcements {
  readonly #pool: PostgresPool

  constructor(pool: PostgresPool) {
    this.#pool = pool
  }

  async last(): Promise<Announced | null> {
    const [row] = await this.#query<Announced>(selectAnnounced)
    return row ?? null
  }

  async put({ revision, cursor, site }: Announced): Promise<void> {
    await this.#query(upsertAnnounced('$1', '$2', '$3'), [revision, cursor, site])
  }

  async #query<Row extends object>(text: string, values: (string | number)[] = []): Promise<Row[]> {
    const client = await this.#pool.connect()
    try {
      return (await client.query<Row>(text, values)).rows
    } finally {
      client.release()
    }
  }
}
