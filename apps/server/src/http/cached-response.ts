import { brotliCompress, constants, gzip } from 'node:zlib'
import { etagOf } from './etag.ts'
import { type Encoding, encodingFor } from './negotiation.ts'

/** A shorter body fits into one network packet anyway, so compression would not make it faster. In bytes. */
const minCompressedBytes = 1024

/** A body as it is sent. An encoding of null is the plain body. */
export interface Variant {
  body: Buffer
  encoding: Encoding | null
}

/** The most bytes that a tag needs in memory. */
const tagBytes = 60

/** A whole response body with its ETag and its compressed variants. */
export class CachedResponse {
  readonly mediaType: string
  readonly body: Buffer
  /** The tags for CDNs. Empty: they are not collected. */
  readonly tags: readonly string[]
  readonly #variants = new Map<Encoding, Buffer | Promise<Variant>>()
  #etag: string | undefined

  constructor(mediaType: string, body: Buffer, tags: readonly string[] = []) {
    this.mediaType = mediaType
    this.body = body
    this.tags = tags
  }

  /** Size of the body, its tags and all variants in memory, in bytes. */
  get bytes(): number {
    let sum = this.body.length + tagBytes * this.tags.length
    for (const variant of this.#variants.values()) if (Buffer.isBuffer(variant)) sum += variant.length
    return sum
  }

  get etag(): string {
    this.#etag ??= etagOf(this.mediaType, this.body)
    return this.#etag
  }

  /**
   * Returns the best variant that is ready for an `Accept-Encoding` header. The first request for an encoding gets the
   * plain body and starts the compression in the background.
   * @param onCompressed called when a new variant is ready and `bytes` has grown
   */
  variant(acceptEncoding: string | undefined, onCompressed: () => void): Variant {
    const variant = this.#bestVariant(acceptEncoding, onCompressed)
    return variant instanceof Promise ? this.#plain : variant
  }

  /** Returns the best variant as `variant` does, but waits until it is ready. Never rejects. */
  async compressed(acceptEncoding: string | undefined, onCompressed: () => void): Promise<Variant> {
    return this.#bestVariant(acceptEncoding, onCompressed)
  }

  get #plain(): Variant {
    return { body: this.body, encoding: null }
  }

  #bestVariant(acceptEncoding: string | undefined, onCompressed: () => void): Variant | Promise<Variant> {
    const encoding = acceptEncoding === undefined ? null : encodingFor(acceptEncoding)
    if (encoding === null || this.body.length < minCompressedBytes) return this.#plain
    const variant = this.#variants.get(encoding)
    if (variant === undefined) return this.#compress(encoding, onCompressed)
    return variant instanceof Promise ? variant : { body: variant, encoding }
  }

  #compress(encoding: Encoding, onCompressed: () => void): Promise<Variant> {
    const compressing = new Promise<Variant>((resolve) => {
      const done = (error: Error | null, body: Buffer) => {
        // Compression in memory fails only for lack of memory. Clients keep getting the plain body.
        if (error) return resolve(this.#plain)
        this.#variants.set(encoding, body)
        onCompressed()
        resolve({ body, encoding })
      }
      if (encoding === 'br') brotliCompress(this.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }, done)
      else gzip(this.body, done)
    })
    this.#variants.set(encoding, compressing)
    return compressing
  }
}
