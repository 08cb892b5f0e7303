import { setTimeout } from 'node:timers/promises'
import type { Database, ImportWriter } from '@broadsheet/database'
import { Interrupted } from '../errors/import-error.ts'
import { systemCode } from '../errors/system-error.ts'

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
      return database.beginImport({ waitMs: 0 })
    } catch (error) {
      if (!isBusy(error)) throw error
    }
    onWait()
    await setTimeout(retryInterval)
    if (signal.aborted) throw new Interrupted()
  }
}

function isBusy(error: unknown): boolean {
  return systemCode(error) === 'SQLITE_BUSY' || (error instanceof Error && systemCode(error.cause) === 'SQLITE_BUSY')
}
