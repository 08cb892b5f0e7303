import { Worker } from 'node:worker_threads'
import type { Answer, Question, WorkerData, WorkerStart } from './parse-worker.ts'
import { parserFailed, type ReadJob, type ReadResult } from './read-and-parse.ts'

/** A file that is still being parsed after this never will be. */
const patience = 60_000
/** A thread that keeps dying is no matter of one file. */
const lives = 20

interface Asked {
  jobs: ReadJob[]
  resolve(results: ReadResult[]): void
  reject(error: Error): void
}

/**
 * A thread that parses. Where a file kills it (memory, or time without end), it is started anew and what it had not
 * answered is asked again file by file: only the file at fault is lost.
 */
export class ParseThread {
  readonly #start: WorkerStart
  readonly #asked = new Map<number, Asked>()
  readonly #patience: number
  #worker: Worker
  #lastId = 0
  #deaths = 0
  #stopped = false
  #timer: NodeJS.Timeout | undefined

  constructor(start: WorkerStart, patienceInMs = patience) {
    this.#start = start
    this.#patience = patienceInMs
    this.#worker = this.#startWorker()
  }

  /** Batches asked and not yet answered. */
  get waiting(): number {
    return this.#asked.size
  }

  /** Answers in the order asked. */
  parse(jobs: ReadJob[]): Promise<ReadResult[]> {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId
      this.#asked.set(id, { jobs, resolve, reject })
      this.#worker.postMessage({ id, jobs } satisfies Question)
      this.#watchTheClock()
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#worker.terminate()
  }

  #startWorker(): Worker {
    const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
      workerData: { ...this.#start, listing: this.#start.listing.join('\0') } satisfies WorkerData,
      resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 16 },
    })
    let reason = `it was still being parsed after ${this.#patience / 1000} s`
    worker.on('message', (answer: Answer) => this.#answered(answer))
    worker.on('error', (error: Error) => {
      reason = error.message
    })
    worker.on('exit', () => this.#died(reason))
    return worker
  }

  #answered({ id, results }: Answer): void {
    this.#asked.get(id)?.resolve(results)
    this.#asked.delete(id)
    this.#watchTheClock()
  }

  #watchTheClock(): void {
    clearTimeout(this.#timer)
    if (this.#asked.size > 0) this.#timer = setTimeout(() => this.#worker.terminate(), this.#patience)
  }

  #died(reason: string): void {
    if (this.#stopped) return
    const unanswered = [...this.#asked.values()]
    this.#asked.clear()
    if (++this.#deaths > lives) {
      for (const { reject } of unanswered) reject(new Error(`The threads that parse keep dying: ${reason}`))
      return
    }
    this.#worker = this.#startWorker()
    const [first] = unanswered
    if (unanswered.length === 1 && first?.jobs.length === 1) first.resolve(first.jobs.map((job) => lost(job, reason)))
    else void this.#askOneByOne(unanswered)
  }

  async #askOneByOne(batches: Asked[]): Promise<void> {
    for (const { jobs, resolve, reject } of batches) {
      try {
        const results: ReadResult[] = []
        for (const job of jobs) results.push(...(await this.parse([job])))
        resolve(results)
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    }
  }
}

function lost(job: ReadJob, reason: string): ReadResult {
  return { path: job.path, readAt: Date.now(), outcome: 'lost', diagnostic: parserFailed(job.path, reason) }
}
