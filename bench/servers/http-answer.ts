/** Detects the end of one answer. compare-answers.ts checks the content. */
export class Answer {
  succeeded = false
  /** Whether the server refused with 503 and told when to ask again. */
  isShed = false
  #missing: number | null = null
  #chunked = false

  /** Adds a chunk. Returns true when the answer is complete. */
  add(chunk: Buffer): boolean {
    if (this.#missing === null && !this.#chunked) this.#readHead(chunk)
    else if (this.#missing !== null) this.#missing -= chunk.length
    return this.#chunked ? chunk.subarray(-5).equals(lastChunk) : this.#missing === 0
  }

  #readHead(chunk: Buffer): void {
    const headEnd = chunk.indexOf('\r\n\r\n')
    const head = chunk.toString('latin1', 0, headEnd)
    this.succeeded = head.startsWith('HTTP/1.1 200')
    this.isShed = head.startsWith('HTTP/1.1 503') && /\r\nretry-after: \d/i.test(head)
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
    if (length === undefined) this.#chunked = true
    else this.#missing = Number(length) - (chunk.length - headEnd - 4)
  }
}

const lastChunk = Buffer.from('0\r\n\r\n')

/** Returns JSON in ASCII, so that its length is its length in bytes. */
export function asciiOf(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
