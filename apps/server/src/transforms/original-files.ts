import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { removePlaces, Turns } from '@broadsheet/images'
import { LRUCache } from 'lru-cache'
import { ImageCache } from './image-cache.ts'

export interface OriginalFilesOptions {
  /** The folder of copies without places. */
  folder: string
  maxBytes: number
}

/** How many files are remembered, each with what was found in it. */
const maxRemembered = 50_000

/**
 * The files of images as clients get them: without the places in their metadata. A file with a place is copied without it.
 * Each file is searched once, and only one at a time, because the whole file is in memory meanwhile.
 */
export class OriginalFiles {
  readonly #cache: ImageCache
  readonly #turns = new Turns(1)
  /** The name of the copy, or null for a file without a place, by path and state of the file. */
  readonly #found = new LRUCache<string, { copy: string | null }>({ max: maxRemembered })

  constructor({ folder, maxBytes }: OriginalFilesOptions) {
    this.#cache = new ImageCache(folder, maxBytes)
  }

  /** Returns the path of the file to send for this one: itself, or its copy without places. Throws file system errors. */
  async sendable(path: string): Promise<string> {
    const { size, mtimeMs, ino } = await stat(path)
    const state = `${path}\0${size}\0${mtimeMs}\0${ino}`
    const known = this.#found.get(state)
    if (known?.copy === null) return path
    return (known && (await this.#cache.find(known.copy))) ?? (await this.#turns.run(() => this.#search(path, state)))
  }

  async #search(path: string, state: string): Promise<string> {
    const content = await readFile(path)
    const copy = removePlaces(content) ? createHash('sha256').update(content).digest('hex') : null
    this.#found.set(state, { copy })
    if (copy === null) return path
    await this.#cache.write(copy, content)
    return this.#cache.pathOf(copy)
  }
}
