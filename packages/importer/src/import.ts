import { existsSync } from 'node:fs'
import type { Database, ImportResult } from '@broadsheet/database'
import type { Diagnostic } from '@broadsheet/parser'
import { type Applied, apply } from './apply.ts'
import { ImportError, Interrupted } from './import-error.ts'
import { openImport } from './open-import.ts'
import type { ProgressListener } from './progress.ts'
import { type Survey, survey } from './survey.ts'
import type { PassedOver } from './walk.ts'

export interface ImportOptions {
  /** The content folder; a relative path starts from the working directory. */
  folder: string
  database: Pick<Database, 'beginImport'>
  /** Import also an empty folder, another folder than before, or one that lost more than half of its files. */
  force?: boolean
  /** Read and parse every file, changed or not. */
  full?: boolean
  /** Do everything but commit. */
  dryRun?: boolean
  onProgress?: ProgressListener
  /** Milliseconds since 1970: the time that the import is noted under. */
  clock?: () => number
  /** Stops the import; the database stays as it was. */
  signal?: AbortSignal
}

export interface ImportReport extends Applied {
  folder: string
  /** Files that may be articles, and files that articles may show. */
  found: { articles: number; assets: number }
  passedOver: PassedOver[]
  /** What is to be said of the folder and its settings, whatever changed; among the findings too. */
  ofFolder: Diagnostic[]
  /** Every folder gone into, the root first as ''. */
  folders: string[]
  /** What the archive now is; null after a dry run. */
  result: ImportResult | null
  seconds: number
}

/**
 * Makes the database equal to the folder, in one transaction: readers see the archive as it was until all of it is in.
 * Throws an ImportError (one line for a person, nothing changed) or Interrupted (the signal came, nothing changed).
 */
export async function importFolder(options: ImportOptions): Promise<ImportReport> {
  const { onProgress = () => {}, clock = Date.now, signal = new AbortController().signal } = options
  const started = performance.now()
  // Before the folder is looked at: a list made while another import was writing would be older than the database.
  const writer = await openImport(options.database, () => onProgress({ stage: 'wait', done: 0, total: 0 }), signal)
  try {
    onProgress({ stage: 'walk', done: 0, total: 0 })
    const found = await survey(options.folder)
    const applied = await apply(found, writer, {
      force: options.force ?? false,
      full: options.full ?? false,
      onProgress: (done, total) => onProgress({ stage: 'read', done, total }),
      signal,
    })
    onProgress({ stage: 'finish', done: 0, total: 0 })
    stillThere(found.root)
    if (signal.aborted) throw new Interrupted()
    if (options.dryRun) writer.rollback()
    const result = options.dryRun ? null : writer.commit(clock())
    return report(found, applied, result, performance.now() - started)
  } catch (error) {
    writer.rollback()
    throw error
  }
}

/** Without the folder every file in it is unreadable: that is one fault, and none of the files'. */
function stillThere(root: string): void {
  if (!existsSync(root))
    throw new ImportError(`${root}: the content folder went away while it was being read; nothing was changed`)
}

function report(found: Survey, applied: Applied, result: ImportResult | null, ms: number): ImportReport {
  const { root, articles, assets, passedOver, folders, diagnostics } = found
  return {
    folder: root,
    found: { articles: articles.length, assets: assets.length },
    passedOver,
    ofFolder: diagnostics,
    folders,
    ...applied,
    result,
    seconds: Math.round(ms) / 1000,
  }
}
