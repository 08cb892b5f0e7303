import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { LRUCache } from 'lru-cache'

/** The start of the name of a file that is being written. */
const unfinished = '.part-'

/**
 * Made images on disk, within a limit. The names are made of the content's hash, so a file never changes, and several
 * processes can share the folder. The files that were not asked for longest are deleted first.
 */
export class ImageCache {
  readonly #folder: string
  readonly #files: LRUCache<string, number>
  #scan: Promise<void> | undefined

  /** @param maxBytes the most bytes of the files that this process knows */
  constructor(folder: string, maxBytes: number) {
    this.#folder = folder
    this.#files = new LRUCache<string, number>({
      maxSize: maxBytes,
      sizeCalculation: (bytes) => Math.max(1, bytes),
      dispose: (_bytes, name, reason) => {
        // Another process may have deleted it.
        if (reason === 'evict') unlink(this.pathOf(name)).catch(() => {})
      },
    })
  }

  /** Absolute path of a file. Its folder has the first two characters of the name. */
  pathOf(name: string): string {
    return join(this.#folder, name.slice(0, 2), name)
  }

  /** Returns the path of a file, or null if there is none. */
  async find(name: string): Promise<string | null> {
    await this.#scanned()
    const path = this.pathOf(name)
    try {
      const { size } = await stat(path)
      // Another process may have written it.
      if (this.#files.get(name) === undefined) this.#files.set(name, size)
      return path
    } catch {
      this.#files.delete(name)
      return null
    }
  }

  /** Writes a file, so that other processes see all of it or nothing. */
  async write(name: string, content: Buffer): Promise<void> {
    await this.#scanned()
    const path = this.pathOf(name)
    await mkdir(dirname(path), { recursive: true })
    const temporary = join(dirname(path), unfinished + randomUUID())
    await writeFile(temporary, content)
    await rename(temporary, path)
    this.#files.set(name, content.length)
  }

  /** Finds the files of earlier processes, once. */
  #scanned(): Promise<void> {
    this.#scan ??= this.#readFolder()
    return this.#scan
  }

  async #readFolder(): Promise<void> {
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true }).catch(() => [])
    const found: { name: string; bytes: number; at: number }[] = []
    for (const entry of entries) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: 0 }))
      if (entry.name.startsWith(unfinished)) await removeAbandoned(path, mtimeMs)
      else found.push({ name: entry.name, bytes: size, at: mtimeMs })
    }
    for (const { name, bytes } of found.sort((a, b) => a.at - b.at)) this.#files.set(name, bytes)
  }
}

/** A process that was killed leaves a file unfinished. An hour later, no process writes it any more. */
async function removeAbandoned(path: string, at: number): Promise<void> {
  if (Date.now() - at > 60 * 60 * 1_000) await unlink(path).catch(() => {})
}
