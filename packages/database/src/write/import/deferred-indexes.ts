import type { WriteConnection } from '../connection/write-connection.ts'

/** For fewer files, creating the indexes again takes longer than it saves. */
const FEW = 200

/** An index or a constraint, as the statements that drop and create it. */
export interface Deferrable {
  drop: string
  create: string
}

/**
 * Drops the indexes of an empty archive during its first import, and creates them at the end. Most indexes are not
 * needed until all rows exist, and creating an index from sorted rows takes a quarter of the time. So an import of many
 * files drops them, and creates them before the writer resolves links and names. Both happen in its transaction, so
 * other connections always see all indexes.
 */
export class DeferredIndexes {
  readonly #connection: WriteConnection
  /** Lists the indexes that need not exist while rows are inserted. Null if this is not a first import. */
  readonly #list: (() => Deferrable[]) | null
  readonly #late: string[] = []
  #files = 0

  constructor(connection: WriteConnection, list: (() => Deferrable[]) | null) {
    this.#connection = connection
    this.#list = list
  }

  /** Call this for each file. */
  count(): void {
    if (++this.#files !== FEW) return
    for (const { drop, create } of this.#list?.() ?? []) {
      this.#connection.run(drop)
      this.#late.unshift(create)
    }
  }

  /** Whether indexes are missing. PostgreSQL then changes rows faster, because it writes every index for each of them. */
  get areMissing(): boolean {
    return this.#late.length > 0
  }

  /** Call this after the last file. Returns whether it created any. */
  make(): boolean {
    const late = this.#late.splice(0)
    for (const sql of late) this.#connection.run(sql)
    return late.length > 0
  }
}
