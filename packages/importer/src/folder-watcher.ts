import { type FSWatcher, watch } from 'node:fs'
import { join } from 'node:path'
import { systemCode } from './import-error.ts'

/** An editor writes a file in several steps; what follows within this time is one change. */
const quiet = 50
/** A long row of changes, a checkout say, is looked at this often. */
const patience = 1000
/** Where the system has no watches left, or a folder is not there to be watched. */
const pollEvery = 1000

/**
 * Says that something in some folders changed, not what: a walk finds that out, and misses nothing. One watch a folder:
 * they are few, where files are many.
 */
export class FolderWatcher {
  readonly #watchers = new Map<string, FSWatcher>()
  #changed = Promise.withResolvers<void>()
  #quietTimer: NodeJS.Timeout | undefined
  #patienceTimer: NodeJS.Timeout | undefined
  #pollTimer: NodeJS.Timeout | undefined

  /** Watches these folders and no others. Returns whether one of them was not watched before. */
  follow(root: string, folders: string[]): boolean {
    const wanted = new Set(folders.map((folder) => join(root, folder)))
    for (const folder of this.#watchers.keys()) if (!wanted.has(folder)) this.#forget(folder)
    const added = [...wanted].filter((folder) => !this.#watchers.has(folder))
    for (const folder of added) this.#watch(folder)
    return added.some((folder) => this.#watchers.has(folder))
  }

  /** Looks again every second, for what cannot be watched. */
  poll(): void {
    this.#pollTimer ??= setTimeout(() => {
      this.#pollTimer = undefined
      this.#changed.resolve()
    }, pollEvery)
  }

  /** Resolves when something has changed since the last call, and been quiet for a moment. */
  async change(signal: AbortSignal): Promise<void> {
    const stop = () => this.#changed.resolve()
    if (signal.aborted) return
    signal.addEventListener('abort', stop, { once: true })
    await this.#changed.promise
    signal.removeEventListener('abort', stop)
    this.#changed = Promise.withResolvers()
  }

  close(): void {
    for (const folder of this.#watchers.keys()) this.#forget(folder)
    for (const timer of [this.#quietTimer, this.#patienceTimer, this.#pollTimer]) clearTimeout(timer)
  }

  #watch(folder: string): void {
    try {
      const watcher = watch(folder, () => this.#stir())
      watcher.on('error', () => {
        this.#forget(folder)
        this.#stir()
      })
      this.#watchers.set(folder, watcher)
    } catch (error) {
      // One that is gone by now is no loss; ENOSPC and EMFILE mean that there are more folders than watches.
      if (systemCode(error) !== 'ENOENT') this.poll()
    }
  }

  #forget(folder: string): void {
    this.#watchers.get(folder)?.close()
    this.#watchers.delete(folder)
  }

  #stir(): void {
    const settle = () => {
      clearTimeout(this.#quietTimer)
      clearTimeout(this.#patienceTimer)
      this.#patienceTimer = undefined
      this.#changed.resolve()
    }
    clearTimeout(this.#quietTimer)
    this.#quietTimer = setTimeout(settle, quiet)
    this.#patienceTimer ??= setTimeout(settle, patience)
  }
}
