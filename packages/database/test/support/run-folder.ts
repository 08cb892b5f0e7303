import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = 'broadsheet-run-'
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Vitest's global setup: creates one temporary folder for the whole run. `os.tmpdir()` returns it in this process and
 * in every process that it starts, so all temporary files of a run are in it, also those of worker processes that are
 * killed before they clean up. The folder is removed at the end of the run and on SIGINT, SIGTERM and SIGHUP. If the
 * run itself is killed, the next run removes its folder.
 * @returns the teardown, or nothing if another project of this Vitest process has created the folder
 */
export default function setup(): (() => void) | undefined {
  if (process.env.BROADSHEET_RUN === String(process.pid)) return undefined
  return startRunFolder()
}

/** Creates the folder of this process as described above. Returns a function that removes it. */
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
