import { setTimeout } from 'node:timers/promises'
import type { Database, ImportWriter } from '@broadsheet/database'
import { Interrupted, systemCode } from './import-error.ts'

const lookAgainAfter = 200

/**
 * Opens an import, after another one that is running has ended: two at once would undo each other's work. `onWait` is
 * called where that takes a while. Throws Interrupted when the signal comes first.
 */
export async function openImport(
  database: Pick<Database, 'beginImport'>,
  onWait: () => void,
  signal: AbortSignal,
): Promise<ImportWriter> {
  for (;;) {
    try {
      return database.beginImport({ waitMs: 0 })
    } catch (error) {
      if (!isBusy(error)) throw error
    }
    onWait()
    await setTimeout(lookAgainAfter)
    if (signal.aborted) throw new Interrupted()
  }
}

function isBusy(error: unknown): boolean {
  return systemCode(error) === 'SQLITE_BUSY' || (error instanceof Error && systemCode(error.cause) === 'SQLITE_BUSY')
}
