import { crc32 } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import type { CachedResponse } from './cached-response.ts'

/** Bound on the checksums of keys that were requested once. */
const maxSeenKeys = 10_000
/** Approximate size of the objects and map entries that belong to one response, in bytes. */
const entryOverhead = 500

export interface GenerationOptions {
  /** The database's change token while this generation is current. */
  token: number
  /** Start of the generation, in milliseconds since 1970. */
  from: number
  /** The next time at which an article is published or expires, in milliseconds since 1970. */
  until: number
  /** Bound on keys and responses together. */
  maxBytes: number
}

/** A span of time in which no response can change, with the responses that were cached in it. */
export class CacheGeneration {
  readonly #token: number
  readonly #from: number
  readonly #until: number
  readonly #responses: LRUCache<string, CachedResponse>
  readonly #seenKeys = new Set<number>()

  constructor({ token, from, until, maxBytes }: GenerationOptions) {
    this.#token = token
    this.#from = from
    this.#until = until
    this.#responses = new LRUCache({
      maxSize: maxBytes,
      // One huge response would evict everything that many clients request.
      maxEntrySize: maxBytes / 16,
      sizeCalculation: (response, key) => response.bytes + key.length * 2 + entryOverhead,
    })
  }

  /**
   * The header `Last-Modified` of responses of this generation, or null in its first second. It is rounded up, so that no
   * later generation has the same one.
   */
  lastModified(now: number): string | null {
    const second = (Math.floor(this.#from / 1_000) + 1) * 1_000
    return second <= now ? new Date(second).toUTCString() : null
  }

  /** Whole seconds until the next article is published or expires. */
  secondsLeft(now: number): number {
    return Math.max(0, Math.floor((this.#until - now) / 1_000))
  }

  /** A clock that is set back ends the generation too: articles published in the meantime become scheduled again. */
  isCurrent(token: number, now: number): boolean {
    return token === this.#token && now >= this.#from && now < this.#until
  }

  /**
   * Returns whether to cache the response for this key. While less than half of the memory is used, every response is
   * admitted. Later only the second request for a key is, so that a crawler that reads the whole archive once does not
   * evict what many clients request.
   */
  admits(key: string): boolean {
    return this.#responses.calculatedSize < this.#responses.maxSize / 2 || this.#wasSeen(key)
  }

  #wasSeen(key: string): boolean {
    // A key holds a whole request, so only its checksum is stored. Two keys with the same one do no harm: a response is
    // kept that was requested once.
    const checksum = crc32(key)
    if (this.#seenKeys.has(checksum)) return true
    if (this.#seenKeys.size === maxSeenKeys) this.#seenKeys.clear()
    this.#seenKeys.add(checksum)
    return false
  }

  get bytes(): number {
    return this.#responses.calculatedSize
  }

  get(key: string): CachedResponse | undefined {
    return this.#responses.get(key)
  }

  set(key: string, response: CachedResponse): void {
    this.#responses.set(key, response)
  }

  /** Measures a response again after it has grown, if it is still cached. */
  updateSize(key: string, response: CachedResponse): void {
    if (this.#responses.peek(key) !== response) return
    // `set` with the same object would keep the old size.
    this.#responses.delete(key)
    this.#responses.set(key, response)
  }
}
