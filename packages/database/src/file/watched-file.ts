import { statSync } from 'node:fs'

/** For so long a file counts as unchanged after it was looked at, in milliseconds. */
const checkInterval = 100

/** The file of a database. Notices when it is deleted, or replaced by another file, for example by a backup. */
export class WatchedFile {
  readonly path: string
  #identity: string | null = null
  #generation = 0
  #checkedAt = Number.NEGATIVE_INFINITY

  constructor(path: string) {
    this.path = path
  }

  /** Increases when another file is at the path, or none. Reads the disk at most ten times a second while there is one. */
  generation(): number {
    const now = performance.now()
    if (this.#identity !== null && now - this.#checkedAt < checkInterval) return this.#generation
    this.#checkedAt = now
    const identity = identityOf(this.path)
    if (identity !== this.#identity) this.#generation++
    this.#identity = identity
    return this.#generation
  }

  /** Whether there is a file, as of the last call of `generation`. */
  get exists(): boolean {
    return this.#identity !== null
  }
}

function identityOf(path: string): string | null {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stats ? `${stats.dev} ${stats.ino}` : null
}
