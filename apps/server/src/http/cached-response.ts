import { brotliCompress, constants, gzip } from 'node:zlib'
import { etagOf } from './etag.ts'
import { type Encoding, encodingFor } from './negotiation.ts'

/** A shorter body fits into one network packet anyway, so compression would not make it faster. In bytes. */
const minCompressedBytes = 1024

/** The most bytes that a tag needs in memory. */
const tagBytes = 60

/** A whole response body with its ETag and its compressed variants. */
export class CachedResponse {
  readonly mediaType: string
  readonly body: Buffer
  /** The tags for CDNs. Empty: they are not collected. */
  readonly tags: readonly string[]
  readonly #variants = new Map<Encoding, Buffer | 'pending'>()
  #etag: string | undefined

  constructor(mediaType: string, body: Buffer, tags: readonly string[] = []) {
    this.mediaType = mediaType
    this.body = body
    this.tags = tags
  }

  /** Size of the body, its tags and all variants in memory, in bytes. */
  get bytes(): number {
    let sum = this.body.length + tagBytes * this.tags.length
    for (const variant of this.#variants.values()) if (variant !== 'pending') sum += variant.length
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
  variant(acceptEncoding: string | undefined, onCompressed: () => void): { body: Buffer; encoding: Encoding | null } {
    const encoding = acceptEncoding === undefined ? null : encodingFor(acceptEncoding)
    if (encoding === null || this.body.length < minCompressedBytes) return { body: this.body, encoding: null }
    const variant = this.#variants.get(encoding)
    if (variant === undefined) this.#compress(encoding, onCompressed)
    return variant === undefined || variant === 'pending'
      ? { body: this.body, encoding: null }
      : { body: variant, encoding }
  }

  #compress(encoding: Encoding, onCompressed: () => void): void {
    this.#variants.set(encoding, 'pending')
    const done = (error: Error | null, compressed: Buffer) => {
      // Compression in memory fails only for lack of memory. Clients keep getting the plain body.
      if (error) return
      this.#variants.set(encoding, compressed)
      onCompressed()
    }
    if (encoding === 'br') brotliCompress(this.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }, done)
    else gzip(this.body, done)
  }
}
