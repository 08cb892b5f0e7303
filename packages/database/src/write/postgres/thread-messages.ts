import type { MessagePort } from 'node:worker_threads'
import type { SqlValue } from '../../schema/table-rows.ts'

/** One step of a batch: a statement, or rows for COPY. */
export type Step = Statement | Copy

export interface Statement {
  text: string
  values: SqlValue[]
}

export interface Copy {
  text: string
  rows: Uint8Array<ArrayBuffer>
}

/** Statements that the thread sends to the server at once, in order. */
export interface Batch {
  steps: Step[]
  /** Whether the import waits for the result of the last step. */
  isAwaited: boolean
}

/** The result of a batch. */
export interface Answer {
  rows: { [column: string]: string | number | null }[]
  /** The number of rows that the last statement changed or returned. */
  count: number
  error?: Failure
}

/** The parts of an error that matter to people. Between threads, an error itself loses all members but its message. */
export interface Failure {
  message: string
  /** A code of PostgreSQL, such as `23505`, or of the system, such as `ECONNREFUSED`. */
  code: string
  /** The server's place in its work, such as `COPY Article, line 7, column title`. */
  where: string
}

/** The data that the thread starts with. */
export interface ThreadData {
  /** `postgresql://…` */
  url: string
  /** The number of finished batches, for `Atomics.wait`; then 1 after an error, which every later batch gets too. */
  state: Int32Array<SharedArrayBuffer>
  /** Gets the answers. */
  port: MessagePort
}

export const FINISHED = 0
export const FAILED = 1
