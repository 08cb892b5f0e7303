import { availableParallelism } from 'node:os'
import { LRUCache } from 'lru-cache'
import { ImageCache } from './image-cache.ts'
import type { ImageTransform } from './image-transform.ts'
import { BrokenImageError, transformFile } from './transform-file.ts'

/** How many images are made at a time. Each takes one core and up to 200 MB. */
const atOnce = Math.min(2, Math.max(1, availableParallelism() - 1))
/** How many images may wait. The next request gets `TransformBusyError` at once. */
const maxWaiting = 50
/** How many broken files are remembered, so that each is read once and not for each request. */
const maxBroken = 1_000

/** Too many images are being made. The client may ask again later. */
export class TransformBusyError extends Error {
  override name = 'TransformBusyError'
}

export interface ImageTransformerOptions {
  /** The folder of the made images. */
  folder: string
  maxBytes: number
}

/** Makes other forms of images, each once, and a few at a time. */
export class ImageTransformer {
  readonly #cache: ImageCache
  readonly #running = new Map<string, Promise<string>>()
  readonly #waiting: (() => void)[] = []
  readonly #broken = new LRUCache<string, BrokenImageError>({ max: maxBroken })
  #active = 0

  constructor({ folder, maxBytes }: ImageTransformerOptions) {
    this.#cache = new ImageCache(folder, maxBytes)
  }

  /**
   * Returns the path of a file with another form of an image.
   * @param path the image file
   * @param sha256 the hash of its content, in hexadecimal
   * @throws BrokenImageError, ChangedFileError, TransformTimeoutError, TransformBusyError
   */
  async file(path: string, sha256: string, transform: ImageTransform): Promise<string> {
    const name = fileName(sha256, transform)
    const broken = this.#broken.get(sha256)
    if (broken) throw broken
    const found = await this.#cache.find(name)
    if (found !== null) return found
    // Clients that ask for the same image at the same time share its transform.
    let running = this.#running.get(name)
    if (!running) {
      running = this.#make(path, sha256, transform, name).finally(() => this.#running.delete(name))
      this.#running.set(name, running)
    }
    return running
  }

  async #make(path: string, sha256: string, transform: ImageTransform, name: string): Promise<string> {
    await this.#turn()
    try {
      await this.#cache.write(name, await transformFile(path, sha256, transform))
      return this.#cache.pathOf(name)
    } catch (error) {
      if (error instanceof BrokenImageError) this.#broken.set(sha256, error)
      throw error
    } finally {
      this.#active -= 1
      this.#waiting.shift()?.()
    }
  }

  async #turn(): Promise<void> {
    if (this.#active >= atOnce) {
      if (this.#waiting.length >= maxWaiting) throw new TransformBusyError('Too many images are being made')
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
    this.#active += 1
  }
}

function fileName(sha256: string, { width, height, fit, format, quality }: ImageTransform): string {
  return `${sha256}-${width ?? ''}x${height ?? ''}-${fit}-${quality}.${format}`
}
