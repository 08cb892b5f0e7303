import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { IndexAnswer, IndexedArticle, IndexRequest, IndexRow, IndexThreadData } from './index-messages.ts'
import type { Spool } from './spool.ts'

/** How long the import waits for a sign of the thread, in milliseconds. Then it takes the thread for stopped. */
const PATIENCE = 300_000

/** Builds the search indexes of many articles in a thread, while this thread does something else. */
export class IndexBuilder {
  readonly #spool: Spool
  readonly #worker: Worker
  readonly #port = new MessageChannel()
  readonly #steps = new Int32Array(new SharedArrayBuffer(4))

  /** @param schema the statements that create the indexes */
  constructor(schema: string[], spool: Spool) {
    this.#spool = spool
    const workerData: IndexThreadData = {
      schema,
      spool: spool.descriptor,
      steps: this.#steps,
      port: this.#port.port2,
    }
    this.#worker = new Worker(new URL('index-thread.ts', import.meta.url), {
      workerData,
      transferList: [this.#port.port2],
      resourceLimits: { maxYoungGenerationSizeMb: 4 },
    })
    this.#worker.unref()
  }

  /** Adds articles whose tokens are in the spool, ordered by number. The list waits there too, not in memory. */
  add(articles: IndexedArticle[]): void {
    const list = Buffer.from(JSON.stringify(articles))
    const at = this.#spool.append(list)
    this.#spool.flush()
    this.#send({ add: { at, bytes: list.length } })
  }

  /** Deletes articles that were added. */
  remove(searchIds: number[]): void {
    if (searchIds.length > 0) this.#send({ remove: searchIds })
  }

  /**
   * Waits for the indexes, and returns the rows of their tables, in the order of their keys.
   * @throws if the thread has failed
   */
  *finish(): Generator<{ table: string; rows: IndexRow[] }> {
    this.#send('next')
    for (let answer = this.#answer(); answer !== undefined; answer = this.#answer()) {
      if ('error' in answer) throw new Error(`The search indexes could not be built: ${answer.error}`)
      this.#send('next')
      yield answer
    }
  }

  stop(): void {
    void this.#worker.terminate()
    this.#port.port1.close()
  }

  #send(request: IndexRequest): void {
    this.#worker.postMessage(request)
  }

  #answer(): IndexAnswer {
    for (;;) {
      const steps = Atomics.load(this.#steps, 0)
      const received: { message: IndexAnswer } | undefined = receiveMessageOnPort(this.#port.port1)
      if (received !== undefined) return received.message
      if (Atomics.wait(this.#steps, 0, steps, PATIENCE) === 'timed-out')
        throw new Error('The search indexes could not be built: their thread does not answer. Import again')
    }
  }
}
