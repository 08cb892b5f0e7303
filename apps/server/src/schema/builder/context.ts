import type { Reader } from '@broadsheet/database'

/** One move of the archive's revision, with counts of the changes that this subscriber can see. */
export interface ContentChange {
  /** The new revision. */
  revision: number
  created: number
  updated: number
  deleted: number
  /** When the import ended, in milliseconds since 1970. */
  at: number
}

/** The context of one operation: the archive at one revision, as far as this request may see it. */
export class Context {
  /** The URL at which clients reach this server, without a trailing slash. */
  readonly publicUrl: string
  /** Subscribes to all moves of the revision from now on. */
  readonly contentChanges: () => AsyncIterable<ContentChange>
  readonly #open: () => Reader
  #reader: Reader | undefined

  constructor(open: () => Reader, publicUrl: string, contentChanges: () => AsyncIterable<ContentChange>) {
    this.#open = open
    this.publicUrl = publicUrl
    this.contentChanges = contentChanges
  }

  /** Opens the snapshot at the first use, so that introspection does not open one. */
  get reader(): Reader {
    this.#reader ??= this.#open()
    return this.#reader
  }

  /** Ends the snapshot. `reader` must not be used afterwards. */
  release(): void {
    this.#reader?.release()
  }
}
