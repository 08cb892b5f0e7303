import { setTimeout } from 'node:timers/promises'
import type { AnchorFinder, Database, ImportWriter } from '@broadsheet/database'
import { Anchors, type TocEntry } from '@broadsheet/parser'
import { Interrupted } from '../errors/import-error.ts'

/** The database keeps the parser's html and table of contents as they are. */
const anchors: AnchorFinder = (html, toc) => new Anchors(html, toc as TocEntry[])

/** Milliseconds between two attempts. */
const retryInterval = 200

/**
 * Opens a write transaction. While another import runs, it waits, because two imports at once would overwrite each
 * other's changes.
 * @param onWait called before each wait
 * @throws Interrupted if the signal is aborted while it waits
 */
export async function openImport(
  database: Pick<Database, 'beginImport'>,
  onWait: () => void,
  signal: AbortSignal,
): Promise<ImportWriter> {
  for (;;) {
    try {
      return database.beginImport({ waitMs: 0, anchors })
    } catch (error) {
      // By name, because the database package is loaded on demand.
      if (!(error instanceof Error && error.name === 'ImportRunningError')) throw error
    }
    onWait()
    await setTimeout(retryInterval)
    if (signal.aborted) throw new Interrupted()
  }
}
