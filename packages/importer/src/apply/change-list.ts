import type { FileList } from '../scan/file-list.ts'

/** A file that changed since the last import. */
export interface FileChange {
  kind: 'added' | 'changed' | 'moved' | 'removed'
  path: string
  /** The previous path of a moved file. */
  from?: string
}

const ADDED = 1
const CHANGED = 2

/**
 * The files that changed since the last import: first those that were moved and removed, then those that were added and
 * changed, by path. A first import adds all files, and each takes one byte here.
 */
export class ChangeList implements Iterable<FileChange> {
  readonly #files: FileList
  readonly #kinds: Uint8Array
  readonly #gone: FileChange[] = []
  #found = 0

  constructor(files: FileList) {
    this.#files = files
    this.#kinds = new Uint8Array(files.length)
  }

  get length(): number {
    return this.#gone.length + this.#found
  }

  add(change: FileChange): void {
    if (change.kind === 'moved' || change.kind === 'removed') {
      this.#gone.push(change)
      return
    }
    const index = this.#files.paths.indexOf(change.path)
    if (index < 0 || this.#kinds[index] !== 0) return
    this.#kinds[index] = change.kind === 'added' ? ADDED : CHANGED
    this.#found++
  }

  first(count: number): FileChange[] {
    const changes: FileChange[] = []
    for (const change of this) {
      if (changes.length === count) break
      changes.push(change)
    }
    return changes
  }

  *[Symbol.iterator](): Generator<FileChange> {
    yield* this.#gone
    for (const [index, kind] of this.#kinds.entries()) {
      if (kind !== 0) yield { kind: kind === ADDED ? 'added' : 'changed', path: this.#files.paths.at(index) }
    }
  }

  toJSON(): FileChange[] {
    return [...this]
  }
}
