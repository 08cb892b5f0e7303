import { type FSWatcher, watch } from 'node:fs'
import { join } from 'node:path'
import { systemCode } from '../errors/system-error.ts'

/** Editors write a file in several steps. Events within this many milliseconds count as one change. */
const debounceMs = 50
/** During a long series of events (such as a git checkout), a change is reported at least this often, in milliseconds. */
const maxDelayMs = 1000
/** Polling interval in milliseconds for folders that cannot be watched. */
const pollInterval = 1000

/**
 * Reports that something in a set of folders changed. It does not report what: the next import finds that out reliably
 * from the files. It uses one watch for each folder, because there are far fewer folders than files.
 */
export class FolderWatcher {
  readonly #watchers = new Map<string, FSWatcher>()
  #changed = Promise.withResolvers<void>()
  #debounceTimer: NodeJS.Timeout | undefined
  #maxDelayTimer: NodeJS.Timeout | undefined
  #pollTimer: NodeJS.Timeout | undefined

  /** Watches exactly these folders. Returns true if one of them was not watched before. */
  watch(root: string, folders: string[]): boolean {
    const wanted = new Set(folders.map((folder) => join(root, folder)))
    for (const folder of this.#watchers.keys()) if (!wanted.has(folder)) this.#unwatch(folder)
    const added = [...wanted].filter((folder) => !this.#watchers.has(folder))
    for (const folder of added) this.#watchOne(folder)
    return added.some((folder) => this.#watchers.has(folder))
  }

  /** Reports a change after the polling interval, for folders that cannot be watched. */
  poll(): void {
    this.#pollTimer ??= setTimeout(() => {
      this.#pollTimer = undefined
      this.#changed.resolve()
    }, pollInterval)
  }

  /**
   * Resolves when something has changed since the last call and no more events arrive, when `waitMs` milliseconds have
   * passed, or when the signal is aborted.
   */
  async nextChange(signal: AbortSignal, waitMs: number): Promise<void> {
    const stop = () => this.#changed.resolve()
    if (signal.aborted) return
    signal.addEventListener('abort', stop, { once: true })
    const timer = setTimeout(stop, waitMs)
    await this.#changed.promise
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
    this.#changed = Promise.withResolvers()
  }

  close(): void {
    for (const folder of this.#watchers.keys()) this.#unwatch(folder)
    for (const timer of [this.#debounceTimer, this.#maxDelayTimer, this.#pollTimer]) clearTimeout(timer)
  }

  #watchOne(folder: string): void {
    try {
      const watcher = watch(folder, () => this.#onEvent())
      watcher.on('error', () => {
        this.#unwatch(folder)
        this.#onEvent()
      })
      this.#watchers.set(folder, watcher)
    } catch (error) {
      // A deleted folder needs no watch. ENOSPC and EMFILE mean that the system's limit of watches is reached.
      if (systemCode(error) !== 'ENOENT') this.poll()
    }
  }

  #unwatch(folder: string): void {
    this.#watchers.get(folder)?.close()
    this.#watchers.delete(folder)
  }

  #onEvent(): void {
    const report = () => {
      clearTimeout(this.#debounceTimer)
      clearTimeout(this.#maxDelayTimer)
      this.#maxDelayTimer = undefined
      this.#changed.resolve()
    }
    clearTimeout(this.#debounceTimer)
    this.#debounceTimer = setTimeout(report, debounceMs)
    this.#maxDelayTimer ??= setTimeout(report, maxDelayMs)
  }
}
