import { ImportError, Interrupted } from '../errors/import-error.ts'
import { walk } from '../scan/walk.ts'
import { FolderWatcher } from './folder-watcher.ts'
import { type ImportOptions, type ImportReport, importFolder } from './import-folder.ts'

export interface WatchOptions extends ImportOptions {
  signal: AbortSignal
  /**
   * How long to wait for an event before the folder is walked anyway, in milliseconds. Network and container mounts send
   * no events for changes that another machine makes. Default: 60,000, and longer if a walk takes long.
   */
  walkAfterMs?: number
  /** Called after each import: the first one, and imports that changed nothing too. */
  onImport(report: ImportReport): void
  /**
   * Called and awaited after each import, when readers see it. Returns after how many milliseconds the next import starts at
   * the latest, or null.
   */
  afterImport?(): Promise<number | null>
  /** Called once when imports start to fail (the folder is missing, or a safety check fails). Imports are retried. */
  onRefusal(error: ImportError): void
}

/** The default of `walkAfterMs`. */
const walkAfter = 60_000
/** Walking without events takes at most one part in this many of the time. */
const walkShare = 20

/** Imports a folder after every change, until the signal is aborted. Throws every error that is not an ImportError. */
export async function watchFolder(options: WatchOptions): Promise<void> {
  const watcher = new FolderWatcher()
  let lastRefusal = ''
  let waitMs = options.walkAfterMs ?? walkAfter
  try {
    // Watch before the first import, so that no change made during it is missed.
    const { root, folders } = await walk(options.folder)
    watcher.watch(root, folders)
    while (!options.signal.aborted) {
      let again: number | null = null
      const outcome = await tryImport(options)
      if (outcome instanceof ImportError) {
        if (outcome.message !== lastRefusal) options.onRefusal(outcome)
        lastRefusal = outcome.message
        // The watches of a deleted folder do not work again when the folder comes back.
        watcher.watch('', [])
        watcher.poll()
      } else {
        lastRefusal = ''
        options.onImport(outcome)
        if (outcome.changes.length === 0) waitMs = Math.max(waitMs, outcome.seconds * 1_000 * walkShare)
        // Files can be added to a new folder before the watch on it starts.
        if (watcher.watch(outcome.folder, outcome.folders)) continue
        again = (await options.afterImport?.()) ?? null
      }
      await watcher.nextChange(options.signal, again === null ? waitMs : Math.min(waitMs, again))
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error
  } finally {
    watcher.close()
  }
}

async function tryImport(options: WatchOptions): Promise<ImportReport | ImportError> {
  try {
    return await importFolder(options)
  } catch (error) {
    if (error instanceof ImportError) return error
    throw error
  }
}
