import { createHash } from 'node:crypto'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Compressed forms, the better first. */
const encodings = ['br', 'gzip'] as const
export type Encoding = (typeof encodings)[number]

/** Below it a compressed answer saves nothing that a packet doesn't carry anyway. */
const worthCompressing = 1024

/** Weak: the compressed forms share it. The same content has the same one in every process and revision. */
export function etagOf(mediaType: string, body: Buffer | string): string {
  return `W/"${createHash('sha1').update(mediaType).update(body).digest('base64url')}"`
}

/** A whole answer as it is sent, with the other forms that clients take it in. */
export class KnownAnswer {
  readonly mediaType: string
  readonly body: Buffer
  readonly #forms = new Map<Encoding, Buffer | 'in the making'>()
  #etag: string | undefined

  constructor(mediaType: string, body: Buffer) {
    this.mediaType = mediaType
    this.body = body
  }

  /** Of all that is held, for the bound on memory. */
  get bytes(): number {
    let sum = this.body.length
    for (const form of this.#forms.values()) if (form !== 'in the making') sum += form.length
    return sum
  }

  get etag(): string {
    this.#etag ??= etagOf(this.mediaType, this.body)
    return this.#etag
  }

  /**
   * The best form at hand for an Accept-Encoding header. A missing one is made aside while this request gets the plain
   * one; `grown` is called when it is there.
   */
  form(acceptEncoding: string | undefined, grown: () => void): { body: Buffer; encoding: Encoding | null } {
    const encoding = acceptEncoding === undefined ? null : encodingFor(acceptEncoding)
    if (encoding === null || this.body.length < worthCompressing) return { body: this.body, encoding: null }
    const form = this.#forms.get(encoding)
    if (form === undefined) this.#make(encoding, grown)
    return form === undefined || form === 'in the making'
      ? { body: this.body, encoding: null }
      : { body: form, encoding }
  }

  #make(encoding: Encoding, grown: () => void): void {
    this.#forms.set(encoding, 'in the making')
    const done = (error: Error | null, form: Buffer) => {
      // Compressing in memory fails for want of memory alone; the plain form goes on being sent.
      if (error) return
      this.#forms.set(encoding, form)
      grown()
    }
    if (encoding === 'br') brotliCompress(this.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }, done)
    else gzip(this.body, done)
  }
}

/** The best encoding that the client takes: named, and not by `q=0`. */
export function encodingFor(acceptEncoding: string): Encoding | null {
  const taken = new Set<string>()
  for (const part of acceptEncoding.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim())
    if (!parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) taken.add(name)
  }
  return encodings.find((encoding) => taken.has(encoding)) ?? null
}
