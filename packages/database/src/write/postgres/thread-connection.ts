import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import {
  type Answer,
  type Batch,
  FAILED,
  type Failure,
  FINISHED,
  type Step,
  type ThreadData,
} from './thread-messages.ts'

/** Batches that may wait in the thread. More would only need memory. */
const MOST_WAITING = 4

/** An error of PostgreSQL or of the connection to it. */
export class PostgresError extends Error {
  readonly code: string

  constructor({ message, code, where }: Failure) {
    super(where === '' ? message : `${message} (${where})`)
    this.code = code
  }
}

/** A synchronous connection to PostgreSQL: a thread owns the socket, and this thread sleeps until its answer is there. */
export class ThreadConnection {
  readonly #worker: Worker
  readonly #port = new MessageChannel()
  readonly #state = new Int32Array(new SharedArrayBuffer(8))
  #sent = 0
  #isOpen = true

  constructor(url: string) {
    const workerData: ThreadData = { url, state: this.#state, port: this.#port.port2 }
    this.#worker = new Worker(new URL('database-thread.ts', import.meta.url), {
      workerData,
      transferList: [this.#port.port2],
    })
    this.#worker.unref()
  }

  /** Sends steps without waiting for them. Their error is thrown by a later call. */
  send(steps: Step[]): void {
    if (Atomics.load(this.#state, FAILED) > 0) this.ask(steps)
    this.#post({ steps, isAwaited: false })
    this.#wait(this.#sent - MOST_WAITING)
  }

  /**
   * Sends steps and waits for the result of the last one.
   * @throws PostgresError for these steps or for earlier ones
   */
  ask(steps: Step[]): Answer {
    this.#post({ steps, isAwaited: true })
    this.#wait(this.#sent)
    const answer: Answer = receiveMessageOnPort(this.#port.port1)?.message
    if (answer.error !== undefined) throw new PostgresError(answer.error)
    return answer
  }

  close(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#worker.postMessage('end')
    this.#port.port1.close()
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  #post(batch: Batch): void {
    const rows = batch.steps.flatMap((step) => ('rows' in step ? [step.rows.buffer] : []))
    this.#worker.postMessage(batch, rows)
    this.#sent++
  }

  /** Waits until so many batches are finished. */
  #wait(count: number): void {
    for (;;) {
      const finished = Atomics.load(this.#state, FINISHED)
      if (finished >= count) return
      Atomics.wait(this.#state, FINISHED, finished)
    }
  }
}
