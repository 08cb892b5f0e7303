import type { Dirent, Stats } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { ImportError } from '../errors/import-error.ts'
import { systemCode, systemReason } from '../errors/system-error.ts'
import { FILE_BYTES, isLonger, shortText } from '../limits/short-text.ts'
import { type FileList, FoundFiles } from './file-list.ts'

/** A file or folder that the import does not read, and why. */
export interface SkippedFile {
  path: string
  reason: string
}

export interface Walk {
  /** Absolute path of the folder, symbolic links resolved. */
  root: string
  files: FileList
  /** Files and folders that are not content. */
  skipped: SkippedFile[]
  /** Files and folders that the operating system does not let us read. Their content is unknown, not deleted. */
  unreadable: SkippedFile[]
  /** Every folder that was read, as spelled on disk. The root is '' and comes first. */
  folders: string[]
}

/** A walk that has not ended. */
interface Started extends Omit<Walk, 'files'> {
  found: FoundFiles
}

/** Entries of a folder that are looked at together. */
const AT_ONCE = 1_000

/** Lists all files of a folder. Throws an ImportError if the folder does not exist, cannot be read or disappears meanwhile. */
export async function walk(folder: string): Promise<Walk> {
  const root = await realFolder(folder)
  const before = await stat(root)
  const started: Started = { root, found: new FoundFiles(), skipped: [], unreadable: [], folders: [] }
  const queue = ['']
  for (let real = queue.pop(); real !== undefined; real = queue.pop()) {
    for (const child of await readFolder(started, real)) queue.push(child)
  }
  await checkSameFolder(root, before)
  const { found, ...walked } = started
  const { files, repeated } = found.sorted()
  const reason = 'another file has the same name with differently composed accents'
  return { ...walked, skipped: [...walked.skipped, ...repeated.map((path) => ({ path, reason }))], files }
}

async function realFolder(folder: string): Promise<string> {
  let root: string
  try {
    root = await realpath(folder)
  } catch (error) {
    throw unreadableRoot(folder, error)
  }
  if (!(await stat(root)).isDirectory()) throw new ImportError(`${folder}: the content folder is a file`)
  return root
}

function unreadableRoot(folder: string, error: unknown): ImportError {
  return new ImportError(`${folder}: the content folder cannot be read: ${systemReason(error)}`)
}

/** Adds the files of one folder to `walk`. Returns its subfolders. */
async function readFolder(walk: Started, real: string): Promise<string[]> {
  const entries = await readEntries(walk, real)
  if (entries === null) return []
  walk.folders.push(real)
  const subfolders: string[] = []
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    const some = entries.slice(at, at + AT_ONCE)
    await Promise.all(some.map((entry) => addEntry(walk, real, entry, subfolders)))
  }
  return subfolders
}

async function addEntry(walk: Started, real: string, entry: Dirent, subfolders: string[]): Promise<void> {
  const child = real === '' ? entry.name : `${real}/${entry.name}`
  if (isLonger(nfc(child), FILE_BYTES)) return skipLongPath(walk, child, entry.isDirectory())
  if (entry.isDirectory()) {
    const reason = reasonToSkipFolder(entry.name)
    if (reason === null) subfolders.push(child)
    else walk.skipped.push({ path: `${nfc(child)}/`, reason })
  } else if (entry.isFile()) await addFile(walk, child, lstat)
  else if (entry.isSymbolicLink()) await followLink(walk, child)
  else walk.skipped.push({ path: nfc(child), reason: 'neither a file nor a folder' })
}

async function readEntries(walk: Started, real: string): Promise<Dirent[] | null> {
  try {
    return await readdir(join(walk.root, real), { withFileTypes: true })
  } catch (error) {
    // Otherwise the archive would look empty.
    if (real === '') throw unreadableRoot(walk.root, error)
    // A subfolder that disappeared since its parent was listed was deleted.
    if (systemCode(error) !== 'ENOENT') {
      walk.unreadable.push({ path: `${nfc(real)}/`, reason: `the folder cannot be read: ${systemReason(error)}` })
    }
    return null
  }
}

function skipLongPath(walk: Started, real: string, isFolder: boolean): void {
  const reason = `the path has more than ${FILE_BYTES} bytes: move it up, or use shorter names`
  walk.unreadable.push({ path: `${shortText(nfc(real), FILE_BYTES)}${isFolder ? '/' : ''}`, reason })
}

function reasonToSkipFolder(name: string): string | null {
  if (name === 'node_modules') return 'packages, not content'
  return name.startsWith('.') ? 'a hidden folder' : null
}

async function addFile(walk: Started, real: string, readStats: (path: string) => Promise<Stats>): Promise<void> {
  try {
    const stats = await readStats(join(walk.root, real))
    walk.found.add({
      path: nfc(real),
      real,
      bytes: stats.size,
      modifiedAt: Math.floor(stats.mtimeMs),
      changedAt: Math.floor(stats.ctimeMs),
    })
  } catch (error) {
    // Node decodes a file name that is not UTF-8 with U+FFFD, and then cannot find the file.
    const isUtf8 = !real.includes('\uFFFD')
    if (systemCode(error) === 'ENOENT' && isUtf8) return
    const reason = isUtf8 ? `it cannot be read: ${systemReason(error)}` : 'its name is not UTF-8: rename it'
    walk.unreadable.push({ path: nfc(real), reason })
  }
}

/** Adds the target of a symbolic link if it is a file inside the content folder. */
async function followLink(walk: Started, real: string): Promise<void> {
  const path = nfc(real)
  try {
    const target = await realpath(join(walk.root, real))
    if (!isInside(walk.root, target)) {
      walk.skipped.push({ path, reason: 'a symbolic link to a place outside the content folder' })
    } else if ((await stat(target)).isFile()) await addFile(walk, real, stat)
    else walk.skipped.push({ path, reason: 'a symbolic link to a folder that is read under its own path' })
  } catch (error) {
    const isBroken = systemCode(error) === 'ENOENT'
    const reason = isBroken ? 'a broken symbolic link' : `a symbolic link: ${systemReason(error)}`
    walk.skipped.push({ path, reason })
  }
}

function isInside(root: string, target: string): boolean {
  const path = relative(root, target)
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)
}

async function checkSameFolder(root: string, before: Stats): Promise<void> {
  const after = await stat(root).catch(() => null)
  if (after === null || after.ino !== before.ino || after.dev !== before.dev) {
    throw new ImportError(
      `${root}: the content folder disappeared while it was being read. The database has not changed`,
    )
  }
}

function nfc(path: string): string {
  return path.normalize('NFC')
}
