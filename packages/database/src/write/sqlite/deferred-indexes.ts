import type { WriteConnection } from './write-connection.ts'

/** Below this many files, making the indexes anew costs more than it saves. */
const FEW = 200
/** Looked up by for every file that is put. */
const NEEDED = new Set(['Redirect_file_idx'])
/** Holds apart what ids made of the same values hold apart already. */
const SPARE = 'Image_url_key'

/**
 * The indexes of an archive that is being filled for the first time. Nothing is looked up by most of them until all
 * rows are there, and sorted rows make an index in a quarter of the time that the same rows take one by one: so they go
 * where many files come, and are made again before the import settles what hangs together. Both happen within its
 * transaction; nobody else ever sees the tables without them.
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

  /** To be called for each file that is put. */
  count(): void {
    if (++this.#files === FEW && this.#isFirst) this.#drop()
  }

  /** To be called when the last file is put. */
  make(): void {
    for (const sql of this.#late.splice(0)) this.#connection.run(sql)
  }

  #drop(): void {
    // Those that hold values apart stay: rows are looked up by them, and they say what may not be there twice.
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
