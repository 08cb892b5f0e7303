import type { MessagePort } from 'node:worker_threads'

/** An article to index: its number, the place of its tokens in the spool, and its titles and names, one per line. */
export type IndexedArticle = [searchId: number, at: number, bytes: number, titles: string, names: string]

/** A request to the thread. Requests are answered in their order. */
export type IndexRequest =
  /** Index the articles of a list, which is JSON at a place in the spool. */
  | { add: { at: number; bytes: number } }
  /** Delete these articles from the indexes. */
  | { remove: number[] }
  /** Finish the indexes, and answer with the first rows of their tables. Later ones follow one by one. */
  | 'next'

/** Rows of a table of an index. Undefined: there are no more. */
export type IndexAnswer = { table: string; rows: IndexRow[] } | { error: string } | undefined

export type IndexRow = (string | number | bigint | Uint8Array | null)[]

/** The data that the thread starts with. */
export interface IndexThreadData {
  /** The statements that create the indexes. */
  schema: string[]
  /** The descriptor of the spool. */
  spool: number
  /** Grows with every step of the thread, for `Atomics.wait`. */
  steps: Int32Array<SharedArrayBuffer>
  /** Gets the answers. */
  port: MessagePort
}
