import Sqlite from 'better-sqlite3'
import { type Announced, type Announcements, selectAnnounced, upsertAnnounced } from './announcements.ts'

/** How long to wait for an import of another process, in milliseconds. */
const waitMs = 1_000

/** Remembers in a SQLite file what was announced. Each call opens a connection, because there are few. */
export class SqliteAnnouncements implements Announcements {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  async last(): Promise<Announced | null> {
    return this.#use((connection) => connection.prepare<[], Announced>(selectAnnounced).get() ?? null)
  }

  async put({ revision, cursor, site }: Announced): Promise<void> {
    this.#use((connection) => connection.prepare(upsertAnnounced('?', '?', '?')).run(revision, cursor, site))
  }

  #use<T>(work: (connection: Sqlite.Database) => T): T {
    const connection = new Sqlite(this.#file, { timeout: waitMs })
    try {
      return work(connection)
    } finally {
      connection.close()
    }
  }
}
