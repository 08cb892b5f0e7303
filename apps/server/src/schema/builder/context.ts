import type { Reader } from '@broadsheet/database'
import type { ImageDelivery } from '../../transforms/image-delivery.ts'
import type { AnswerTags } from './answer-tags.ts'

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

export interface ContextOptions {
  /** Opens the snapshot of the operation. */
  readonly open: () => Reader
  readonly publicUrl: string
  readonly images: ImageDelivery
  readonly contentChanges: () => AsyncIterable<ContentChange>
  /** Collects the tags of the answer for CDNs. Null: they are not needed. */
  readonly tags?: AnswerTags | null
}

/** The context of one operation: the archive at one revision, as far as this request may see it. */
export class Context {
  /** The URL at which clients reach this server, without a trailing slash. */
  readonly publicUrl: string
  /** How clients get other forms of local images. */
  readonly images: ImageDelivery
  /** Subscribes to all moves of the revision from now on. */
  readonly contentChanges: () => AsyncIterable<ContentChange>
  /** Collects the tags of the answer for CDNs. Null: they are not needed. */
  readonly tags: AnswerTags | null
  readonly #open: () => Reader
  #reader: Reader | undefined

  constructor({ open, publicUrl, images, contentChanges, tags = null }: ContextOptions) {
    this.#open = open
    this.publicUrl = publicUrl
    this.images = images
    this.contentChanges = contentChanges
    this.tags = tags
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
