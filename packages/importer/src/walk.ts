import type { Dirent, Stats } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { ImportError, systemCode, systemReason } from './import-error.ts'

export interface FoundFile {
  /** Path within the content folder, with slashes, in Unicode's NFC: what the file is known by. */
  path: string
  /** The same as the disk spells it: what the file is read by. */
  real: string
  bytes: number
  /** Milliseconds since 1970, whole. */
  modifiedAt: number
  /** Inode change time in milliseconds: moves also where a file is put back with its old modification time. */
  changedAt: number
}

export interface PassedOver {
  path: string
  reason: string
}

export interface Walk {
  /** The folder, absolute, links resolved. */
  root: string
  /** By path. */
  files: FoundFile[]
  /** Files that were not looked at, and folders that were not gone into. */
  passedOver: PassedOver[]
  /** Files and folders that the operating system would not show: what stood there is unknown, not gone. */
  unreadable: PassedOver[]
  /** Every folder gone into, as the disk spells it, the root first as ''. */
  folders: string[]
}

/** Lists a folder. Throws an ImportError where it does not exist, or went away while it was being read. */
export async function walk(folder: string): Promise<Walk> {
  const root = await realFolder(folder)
  const before = await stat(root)
  const result: Walk = { root, files: [], passedOver: [], unreadable: [], folders: [] }
  const queue = ['']
  for (let real = queue.pop(); real !== undefined; real = queue.pop()) {
    for (const below of await readFolder(result, real)) queue.push(below)
  }
  await stillThere(root, before)
  result.files.sort(byPath)
  dropTwins(result)
  return result
}

async function realFolder(folder: string): Promise<string> {
  let root: string
  try {
    root = await realpath(folder)
  } catch (error) {
    throw new ImportError(`${folder}: the content folder cannot be read: ${systemReason(error)}`)
  }
  if (!(await stat(root)).isDirectory()) throw new ImportError(`${folder}: the content folder is a file`)
  return root
}

async function readFolder(walk: Walk, real: string): Promise<string[]> {
  const entries = await list(walk, real)
  if (entries === null) return []
  walk.folders.push(real)
  const below: string[] = []
  await Promise.all(
    entries.map(async (entry) => {
      const child = real === '' ? entry.name : `${real}/${entry.name}`
      if (entry.isDirectory()) {
        const reason = reasonToStayOut(entry.name)
        if (reason === null) below.push(child)
        else walk.passedOver.push({ path: `${nfc(child)}/`, reason })
      } else if (entry.isFile()) await addFile(walk, child, lstat)
      else if (entry.isSymbolicLink()) await followLink(walk, child)
      else walk.passedOver.push({ path: nfc(child), reason: 'neither a file nor a folder' })
    }),
  )
  return below
}

async function list(walk: Walk, real: string): Promise<Dirent[] | null> {
  try {
    return await readdir(join(walk.root, real), { withFileTypes: true })
  } catch (error) {
    // A folder that went away since its parent was listed is a deletion like any other; the root is looked at again at the end.
    if (systemCode(error) !== 'ENOENT' || real === '') {
      walk.unreadable.push({ path: `${nfc(real)}/`, reason: `the folder cannot be read: ${systemReason(error)}` })
    }
    return null
  }
}

function reasonToStayOut(name: string): string | null {
  if (name === 'node_modules') return 'packages, not content'
  return name.startsWith('.') ? 'a hidden folder' : null
}

async function addFile(walk: Walk, real: string, look: (path: string) => Promise<Stats>): Promise<void> {
  try {
    const stats = await look(join(walk.root, real))
    walk.files.push({
      path: nfc(real),
      real,
      bytes: stats.size,
      modifiedAt: Math.floor(stats.mtimeMs),
      changedAt: Math.floor(stats.ctimeMs),
    })
  } catch (error) {
    if (systemCode(error) === 'ENOENT' && !real.includes('\uFFFD')) return
    const reason = real.includes('\uFFFD')
      ? 'its name is not UTF-8: rename it'
      : `it cannot be read: ${systemReason(error)}`
    walk.unreadable.push({ path: nfc(real), reason })
  }
}

async function followLink(walk: Walk, real: string): Promise<void> {
  const path = nfc(real)
  try {
    const target = await realpath(join(walk.root, real))
    if (!isWithin(walk.root, target)) walk.passedOver.push({ path, reason: 'a link that leads out of the folder' })
    else if ((await stat(target)).isFile()) await addFile(walk, real, stat)
    else walk.passedOver.push({ path, reason: 'a link to a folder, which is read where it stands' })
  } catch (error) {
    walk.passedOver.push({
      path,
      reason: systemCode(error) === 'ENOENT' ? 'a link to nothing' : `a link: ${systemReason(error)}`,
    })
  }
}

function isWithin(root: string, target: string): boolean {
  const way = relative(root, target)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

async function stillThere(root: string, before: Stats): Promise<void> {
  const after = await stat(root).catch(() => null)
  if (after === null || after.ino !== before.ino || after.dev !== before.dev) {
    throw new ImportError(`${root}: the content folder went away while it was being read; nothing was changed`)
  }
}

/** Two names that differ only in how their accents are composed would be one path: the second is passed over. */
function dropTwins(walk: Walk): void {
  walk.files = walk.files.filter((file, at) => {
    if (walk.files[at - 1]?.path !== file.path) return true
    walk.passedOver.push({
      path: file.path,
      reason: 'another file has the same name, its accents composed differently',
    })
    return false
  })
}

function byPath(a: FoundFile, b: FoundFile): number {
  return compare(a.path, b.path) || compare(a.real, b.real)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function nfc(path: string): string {
  return path.normalize('NFC')
}
