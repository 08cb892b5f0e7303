import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = 'broadsheet-run-'
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Creates one temporary folder for this process. `os.tmpdir()` returns it here and in every process that this one
 * starts, so all temporary files of a run are in it, also those of worker processes that are killed before they clean
 * up. The folder is removed on exit, SIGINT, SIGTERM and SIGHUP. If this process is killed, the next run removes it.
 * @returns a function that removes the folder
 */
export function startRunFolder(): () => void {
  removeAbandonedFolders()
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  process.on('exit', remove)
  for (const signal of signals) process.once(signal, () => process.exit(128 + constants.signals[signal]))
  process.env.BROADSHEET_RUN = String(process.pid)
  // Node's compile cache is in the temporary folder by default. Without it, each process of the run starts slowly.
  process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../../../../node_modules/.cache/broadsheet/compiled')
  // TMPDIR is for Unix, TEMP and TMP are for Windows.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder
  return remove
}

/** Removes the folders of runs whose process was killed. */
function removeAbandonedFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN
    if (Number.isNaN(pid) || isAlive(pid)) continue
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true })
    } catch {
      // The folder belongs to another user, who removes it with their own next run.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // EPERM: the process exists and belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
