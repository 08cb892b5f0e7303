import { FolderWatcher } from './folder-watcher.ts'
import { type ImportOptions, type ImportReport, importFolder } from './import.ts'
import { ImportError, Interrupted } from './import-error.ts'
import { walk } from './walk.ts'

export interface WatchOptions extends ImportOptions {
  signal: AbortSignal
  /** After each import, the first one and those that changed nothing too. */
  onImport(report: ImportReport): void
  /** A folder that went away, or a change that the guard refuses: said once, and tried again until it is over. */
  onRefusal(error: ImportError): void
}

/** Holds the database equal to the folder until the signal comes. Throws what is no ImportError. */
export async function watchFolder(options: WatchOptions): Promise<void> {
  const watcher = new FolderWatcher()
  let refused = ''
  try {
    // Before the first import, so that nothing saved during it is missed.
    const { root, folders } = await walk(options.folder)
    watcher.follow(root, folders)
    while (!options.signal.aborted) {
      const outcome = await tryImport(options)
      if (outcome instanceof ImportError) {
        if (outcome.message !== refused) options.onRefusal(outcome)
        refused = outcome.message
        // Watches of a folder that went away stay dead when it comes back.
        watcher.follow('', [])
        watcher.poll()
      } else {
        refused = ''
        options.onImport(outcome)
        // A new folder may have been filled before it was watched.
        if (watcher.follow(outcome.folder, outcome.folders)) continue
      }
      await watcher.change(options.signal)
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
