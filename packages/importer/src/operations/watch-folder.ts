import { ImportError, Interrupted } from '../errors/import-error.ts'
import { walk } from '../scan/walk.ts'
import { FolderWatcher } from './folder-watcher.ts'
import { type ImportOptions, type ImportReport, importFolder } from './import-folder.ts'

export interface WatchOptions extends ImportOptions {
  signal: AbortSignal
  /** Called after each import: the first one, and imports that changed nothing too. */
  onImport(report: ImportReport): void
  /** Called once when imports start to fail (the folder is missing, or a safety check fails). Imports are retried. */
  onRefusal(error: ImportError): void
}

/** Imports a folder after every change, until the signal is aborted. Throws every error that is not an ImportError. */
export async function watchFolder(options: WatchOptions): Promise<void> {
  const watcher = new FolderWatcher()
  let lastRefusal = ''
  try {
    // Watch before the first import, so that no change made during it is missed.
    const { root, folders } = await walk(options.folder)
    watcher.watch(root, folders)
    while (!options.signal.aborted) {
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
        // Files can be added to a new folder before the watch on it starts.
        if (watcher.watch(outcome.folder, outcome.folders)) continue
      }
      await watcher.nextChange(options.signal)
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
