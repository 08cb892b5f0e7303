import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Bytes that are written together. */
const BUFFER = 1 << 18

/**
 * Texts that wait on disk until the end of an import, in the system's folder for temporary files. The file loses its name
 * at once, so no crash leaves it behind. Threads of this process can read it by its descriptor.
 */
export class Spool {
  readonly descriptor: number
  readonly #name = join(tmpdir(), `broadsheet-${randomUUID()}`)
  readonly #buffer = Buffer.allocUnsafe(BUFFER)
  /** Bytes in the buffer, and bytes in the file. */
  #buffered = 0
  #written = 0
  #isRemoved: boolean

  constructor() {
    this.descriptor = explained(() => openSync(this.#name, 'wx+', 0o600))
    this.#isRemoved = this.#remove()
  }

  /** Appends a text in UTF-8. Returns the place of its first byte. */
  append(text: Uint8Array): number {
    if (text.length > BUFFER - this.#buffered) this.flush()
    const at = this.#written + this.#buffered
    if (text.length > BUFFER) this.#write(text)
    else {
      this.#buffer.set(text, this.#buffered)
      this.#buffered += text.length
    }
    return at
  }

  /** Writes what is in the buffer. Call it before a thread reads. */
  flush(): void {
    this.#write(this.#buffer.subarray(0, this.#buffered))
    this.#buffered = 0
  }

  /** The text at a place. */
  read(at: number, bytes: number): Buffer {
    if (at + bytes > this.#written) this.flush()
    return readSpooled(this.descriptor, at, bytes)
  }

  close(): void {
    closeSync(this.descriptor)
    if (!this.#isRemoved) this.#isRemoved = this.#remove()
  }

  #write(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; ) {
      const written = explained(() => writeSync(this.descriptor, bytes, from, bytes.length - from, this.#written))
      from += written
      this.#written += written
    }
  }

  /** Some systems do not remove an open file. */
  #remove(): boolean {
    try {
      unlinkSync(this.#name)
      return true
    } catch {
      return false
    }
  }
}

/** Says what to do when the folder for temporary files is full or read-only. */
function explained<Result>(write: () => Result): Result {
  try {
    return write()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(
      `The disk of ${tmpdir()} cannot take the temporary file of the import (${reason}). This import was rolled back. ` +
        'Free some space and start it again, or set TMPDIR to another folder.',
      { cause },
    )
  }
}

/** Reads a text of a spool by its descriptor, from any thread. @throws if the file has fewer bytes */
export function readSpooled(descriptor: number, at: number, bytes: number): Buffer {
  const text = Buffer.allocUnsafe(bytes)
  for (let read = 0; read < bytes; ) {
    const more = readSync(descriptor, text, read, bytes - read, at + read)
    if (more === 0) throw new Error(`The temporary file of the import ends before byte ${at + bytes}.`)
    read += more
  }
  return text
}
