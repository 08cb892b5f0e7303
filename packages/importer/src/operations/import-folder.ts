import { existsSync } from 'node:fs'
import type { Database, ImportResult } from '@broadsheet/database'
import type { Diagnostic } from '@broadsheet/parser'
import { apply } from '../apply/apply.ts'
import type { Applied } from '../apply/import-run.ts'
import { ImportError, Interrupted } from '../errors/import-error.ts'
import { type FolderScan, scanFolder } from '../scan/scan-folder.ts'
import type { SkippedFile } from '../scan/walk.ts'
import { openImport } from './open-import.ts'

/** The stage of an import, and files done and in total. `total` is 0 while it is unknown. */
export interface Progress {
  stage: 'walk' | 'wait' | 'read' | 'finish'
  done: number
  total: number
}

export type ProgressListener = (progress: Progress) => void

export interface ImportOptions {
  /** The content folder. A relative path starts at the working directory. */
  folder: string
  database: Pick<Database, 'beginImport'>
  /** The folder of the copies of remote images. Null or left out: there are none. */
  mirrorFolder?: string | null
  /** Skip the safety checks: import an empty folder, a different folder, or one that lost more than half of its files. */
  force?: boolean
  /** Read and parse every file, changed or not. */
  full?: boolean
  /** Do everything except the commit. */
  dryRun?: boolean
  onProgress?: ProgressListener
  /** Returns the import's time, in milliseconds since 1970. */
  clock?: () => number
  /** Stops the import. The database does not change. */
  signal?: AbortSignal
}

export interface ImportReport extends Applied {
  /** Absolute path of the content folder, symbolic links resolved. */
  folder: string
  /** Number of files that may be articles, and of files that articles may show. */
  found: { articles: number; assets: number }
  skipped: SkippedFile[]
  /** Diagnostics about the folder and its settings, whether they changed or not. `diagnostics` contains them too. */
  folderDiagnostics: Diagnostic[]
  /** Every folder that was read. The root is '' and comes first. */
  folders: string[]
  /** The state of the archive after the commit; null after a dry run. */
  result: ImportResult | null
  seconds: number
}

/**
 * Makes the database equal to the folder, in one transaction. Readers see the previous revision until the commit.
 * @throws ImportError with a one-line message; the database has not changed
 * @throws Interrupted if the signal is aborted; the database has not changed
 */
export async function importFolder(options: ImportOptions): Promise<ImportReport> {
  const { onProgress = () => {}, clock = Date.now, signal = new AbortController().signal } = options
  const started = performance.now()
  // The transaction starts before the scan. Otherwise another import could commit a newer state of the folder between.
  const writer = await openImport(options.database, () => onProgress({ stage: 'wait', done: 0, total: 0 }), signal)
  try {
    onProgress({ stage: 'walk', done: 0, total: 0 })
    const scan = await scanFolder(options.folder, options.mirrorFolder)
    const applied = await apply(scan, writer, {
      force: options.force ?? false,
      full: options.full ?? false,
      onProgress: (done, total) => onProgress({ stage: 'read', done, total }),
      signal,
    })
    onProgress({ stage: 'finish', done: 0, total: 0 })
    checkFolderExists(scan.root)
    if (signal.aborted) throw new Interrupted()
    if (options.dryRun) writer.rollback()
    const result = options.dryRun ? null : writer.commit(clock())
    return makeReport(scan, applied, result, performance.now() - started)
  } catch (error) {
    writer.rollback()
    throw error
  }
}

/** If the whole folder disappears, every file in it becomes unreadable. That is one error, not one per file. */
function checkFolderExists(root: string): void {
  if (existsSync(root)) return
  throw new ImportError(`${root}: the content folder disappeared while it was being read. The database has not changed`)
}

function makeReport(scan: FolderScan, applied: Applied, result: ImportResult | null, ms: number): ImportReport {
  const { root, articles, assets, skipped, folders, diagnostics } = scan
  return {
    folder: root,
    found: { articles: articles.length, assets: assets.length },
    skipped,
    folderDiagnostics: diagnostics,
    folders,
    ...applied,
    result,
    seconds: Math.round(ms) / 1000,
  }
}
