import { statSync } from 'node:fs'

/** For so long a file counts as unchanged after it was looked at, in milliseconds. */
const checkInterval = 100

/**
 * The file of a database. Notices when it is deleted, when another file replaces it, for example a backup, and when another
 * program cuts it off.
 */
export class WatchedFile {
  readonly path: string
  #identity: string | null = null
  #size = 0
  /** The size of the file before it became shorter. */
  #whole = 0
  #generation = 0
  #checkedAt = Number.NEGATIVE_INFINITY

  constructor(path: string) {
    this.path = path
  }

  /**
   * Increases when another file is at the path, or none, and when the file becomes shorter or long again. Reads the disk at
   * most ten times a second while there is a file.
   */
  generation(): number {
    const isKnown = this.#identity !== null && performance.now() - this.#checkedAt < checkInterval
    return isKnown ? this.#generation : this.currentGeneration()
  }

  /**
   * As `generation`, but always reads the disk. SQLite maps the file into memory, and the system ends a process that reads a
   * mapped part that the file does not have any more.
   */
  currentGeneration(): number {
    this.#checkedAt = performance.now()
    const { identity, size } = stateOf(this.path)
    const isOther = identity !== this.#identity
    const isCut = size !== this.#size && Math.min(size, this.#size) < this.#whole
    if (isOther || isCut) this.#generation++
    this.#identity = identity
    this.#size = size
    this.#whole = isOther ? size : Math.max(size, this.#whole)
    return this.#generation
  }

  /** Whether there is a file, as of the last call of `generation`. */
  get exists(): boolean {
    return this.#identity !== null
  }
}

function stateOf(path: string): { identity: string | null; size: number } {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  return { identity: stats ? `${stats.dev} ${stats.ino}` : null, size: Number(stats?.size ?? 0) }
}
