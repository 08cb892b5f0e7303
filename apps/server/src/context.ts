import type { Reader } from '@broadsheet/database'
import type { ContentChange } from './content-changes.ts'

/** What resolvers are given: the archive at one revision, as this request's asker may see it. */
export class Context {
  /** Where clients reach this server, without a trailing slash. */
  readonly publicUrl: string
  /** Each move of the revision from now on, for subscriptions. */
  readonly contentChanges: () => AsyncIterable<ContentChange>
  readonly #open: () => Reader
  #reader: Reader | undefined

  constructor(open: () => Reader, publicUrl: string, contentChanges: () => AsyncIterable<ContentChange>) {
    this.#open = open
    this.publicUrl = publicUrl
    this.contentChanges = contentChanges
  }

  /** Opened at the first look, so that introspection holds no snapshot. */
  get reader(): Reader {
    this.#reader ??= this.#open()
    return this.#reader
  }

  /** Ends the snapshot; nothing may be asked afterwards. */
  release(): void {
    this.#reader?.release()
  }
}
