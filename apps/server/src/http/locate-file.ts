import { realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'

/** A file in a folder, which no link leaves. */
export interface Location {
  root: string
  path: string
}

/**
 * Finds a file in a folder and resolves symbolic links.
 * @param file its path in the folder, with slashes
 * @returns null if the file does not exist, or if a link leads out of the folder
 */
export async function locate(folder: string, file: string): Promise<Location | null> {
  try {
    const root = await realpath(folder)
    const path = relative(root, await realpath(join(root, file)))
    return isAbsolute(path) || path.split(sep)[0] === '..' ? null : { root, path }
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^(ENOENT|ENOTDIR|ELOOP|ENAMETOOLONG)$/.test(String(error.code)))
      return null
    throw error
  }
}
