import type { WriteConnection } from './write-connection.ts'

/** For fewer files, creating the indexes again takes longer than it saves. */
const FEW = 200
/** Needed for every file. */
const NEEDED = new Set(['Redirect_file_idx'])
/** Not needed for uniqueness, because the id is made from the same value. */
const SPARE = 'Image_url_key'

/**
 * Drops the indexes of an empty archive during its first import, and creates them at the end. Most indexes are not
 * needed until all rows exist, and creating an index from sorted rows takes a quarter of the time. So an import of many
 * files drops them, and creates them before the writer resolves links and names. Both happen in its transaction, so
 * other connections always see all indexes.
 */
export class DeferredIndexes {
  readonly #connection: WriteConnection
  readonly #isFirst: boolean
  readonly #late: string[] = []
  #files = 0

  constructor(connection: WriteConnection, isFirst: boolean) {
    this.#connection = connection
    this.#isFirst = isFirst
  }

  /** Call this for each file. */
  count(): void {
    if (++this.#files === FEW && this.#isFirst) this.#drop()
  }

  /** Call this after the last file. */
  make(): void {
    for (const sql of this.#late.splice(0)) this.#connection.run(sql)
  }

  #drop(): void {
    // Unique indexes stay: the writer looks rows up by them, and they prevent duplicates.
    const indexes = this.#connection.all<{ name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND (sql LIKE 'CREATE INDEX %' OR name = ?)`,
      SPARE,
    )
    for (const { name, sql } of indexes) {
      if (NEEDED.has(name)) continue
      this.#connection.run(`DROP INDEX "${name}"`)
      this.#late.push(sql)
    }
  }
}
