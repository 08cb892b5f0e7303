import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import {
  dataLimits,
  hiddenSettings,
  isDataFile,
  isSiteFile,
  type SiteFile,
  siteFilesAbove,
  vaultSettings,
} from '@broadsheet/parser'
import { ImportError } from '../errors/import-error.ts'
import { systemCode, systemReason } from '../errors/system-error.ts'
import type { FileList, FoundFile } from './file-list.ts'
import type { Walk } from './walk.ts'

/**
 * Reads the files that hold a site's settings: those in the content folder, those that some generators keep next to or
 * above it, and those of a vault of Obsidian, which are in a hidden folder. Throws an ImportError if a settings file in the content folder cannot be read.
 */
export async function readSiteFiles({ root, files }: Walk): Promise<SiteFile[]> {
  const inside = readFiles(root, filesWith(files, isSiteFile))
  const unlisted = [...siteFilesAbove(basename(root)), ...vaultSettings, ...hiddenSettings]
  const outside = unlisted.map(async (path) => {
    const bytes = await readIfPresent(join(root, path))
    return bytes === null ? [] : [{ path, bytes }]
  })
  return [...(await inside), ...(await Promise.all(outside)).flat()]
}

/** Reads files of the content folder that all articles depend on. Throws an ImportError if one cannot be read. */
export function readFiles(root: string, files: FoundFile[]): Promise<SiteFile[]> {
  return Promise.all(files.map(async ({ path, real }) => ({ path, bytes: await readSettings(root, real) })))
}

/** Reads the data files of a site, in the order of their paths. The bytes are null for those beyond the limits. */
export async function readDataFiles({ root, files }: Walk): Promise<{ path: string; bytes: Uint8Array | null }[]> {
  const found: { path: string; bytes: Uint8Array | null }[] = []
  let read = 0
  for (const { path, real, bytes } of filesWith(files, isDataFile)) {
    const fits = bytes <= dataLimits.file && read + bytes <= dataLimits.all
    if (fits) read += bytes
    const content = fits ? await readIfPresent(join(root, real)) : null
    if (!fits || content !== null) found.push({ path, bytes: content })
  }
  return found
}

/** The files whose path meets a condition, in the order of their paths. */
function filesWith(files: FileList, condition: (path: string) => boolean): FoundFile[] {
  const found: FoundFile[] = []
  for (let index = 0; index < files.length; index++) if (condition(files.paths.at(index))) found.push(files.at(index))
  return found
}

/** Fails the import if the file is unreadable: without its settings, every article would be parsed differently. */
async function readSettings(root: string, real: string): Promise<Uint8Array> {
  try {
    return await readFile(join(root, real))
  } catch (error) {
    throw new ImportError(
      `${real}: the site settings cannot be read: ${systemReason(error)}. The database has not changed`,
    )
  }
}

async function readIfPresent(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (systemCode(error) !== undefined) return null
    throw error
  }
}
