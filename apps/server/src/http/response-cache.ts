import { CacheGeneration } from './cache-generation.ts'
import type { CachedResponse } from './cached-response.ts'

/** Cheap checks of the database: whether anything was committed, and when time alone changes a response. */
export interface Freshness {
  /** A number that changes with each commit. */
  changeToken(): number
  /** The next time at which an article is published or expires. Both are in milliseconds since 1970. */
  nextChangeAt(now: number): number
}

export interface ResponseCacheOptions {
  freshness: Freshness
  /** The clock that also decides what is published, in milliseconds since 1970. */
  now: () => number
  /** Bound on keys and responses together; 24 MiB if left out. */
  maxBytes?: number
}

const defaultMaxBytes = 24 * 1024 * 1024

/**
 * Caches whole responses. A response can change only when something is committed to the database, or when an article
 * is published or expires. The time between two such moments is a generation, and every cached response belongs to one.
 */
export class ResponseCache {
  readonly #options: ResponseCacheOptions
  #generation: CacheGeneration | undefined

  constructor(options: ResponseCacheOptions) {
    this.#options = options
  }

  /** Size of all keys and responses, in bytes. */
  get bytes(): number {
    return this.#generation?.bytes ?? 0
  }

  /** Returns the current generation. Call this for each request before looking up a response: it prevents stale ones. */
  current(): CacheGeneration {
    const now = this.#options.now()
    const token = this.#options.freshness.changeToken()
    if (this.#generation?.isCurrent(token, now)) return this.#generation
    const until = this.#options.freshness.nextChangeAt(now)
    const maxBytes = this.#options.maxBytes ?? defaultMaxBytes
    this.#generation = new CacheGeneration({ token, from: now, until, maxBytes })
    return this.#generation
  }

  /** Whole seconds for which a response of a generation cannot change by time alone. */
  secondsLeft(generation: CacheGeneration): number {
    return generation.secondsLeft(this.#options.now())
  }

  /**
   * Caches a response whose execution started in `generation`, if that generation is still current. Then nothing was
   * committed or published since the start, so the snapshot that the response was computed from belongs to it too.
   */
  store(key: string, response: CachedResponse, generation: CacheGeneration): void {
    if (this.current() === generation) generation.set(key, response)
  }
}
