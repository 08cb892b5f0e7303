import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** No folder for temporary files can be made. The message is for the user. */
export class TemporaryFolderError extends Error {}

/**
 * Makes an empty folder in the system's folder for temporary files. The caller removes it.
 * @param prefix the beginning of its name
 * @throws TemporaryFolderError
 */
export function makeTemporaryFolder(prefix: string): string {
  const parent = tmpdir()
  try {
    return mkdtempSync(join(parent, prefix))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause
    const variable = process.platform === 'win32' ? 'TEMP' : 'TMPDIR'
    throw new TemporaryFolderError(
      `No temporary folder can be made in ${parent}; set ${variable} to a folder that this user may write to (${reason})`,
      { cause },
    )
  }
}
