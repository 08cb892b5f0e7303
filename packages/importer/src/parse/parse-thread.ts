import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { parserFailed } from '../errors/file-diagnostics.ts'
import type { ParseContext, ParseJob, ParseResult } from './parse-job.ts'
import type { ParseRequest, ParseResponse, WorkerData } from './parse-worker.ts'

/** A thread that has not answered after this time is stopped: the parser is in an endless loop. In milliseconds. */
const defaultTimeout = 60_000
/** If threads crash more often than this, the cause is not a single file. */
const maxCrashes = 20

interface PendingBatch {
  jobs: ParseJob[]
  resolve(results: ParseResult[]): void
  reject(error: Error): void
}

/**
 * A worker thread that parses batches of files. If a file crashes it (out of memory, or timeout), the thread is started
 * again and parses the unanswered files one by one, so that only the faulty file fails.
 */
export class ParseThread {
  readonly #context: ParseContext
  readonly #pending = new Map<number, PendingBatch>()
  readonly #timeout: number
  #worker: Worker
  #lastId = 0
  #crashes = 0
  #stopped = false
  #timer: NodeJS.Timeout | undefined

  /** @param timeout milliseconds after which a thread without an answer is stopped */
  constructor(context: ParseContext, timeout = defaultTimeout) {
    this.#context = context
    this.#timeout = timeout
    this.#worker = this.#startWorker()
  }

  /** Number of batches that are not answered yet. */
  get pending(): number {
    return this.#pending.size
  }

  /** Parses a batch. Batches are answered in the order of the calls. Rejects if threads keep crashing. */
  parse(jobs: ParseJob[]): Promise<ParseResult[]> {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId
      this.#pending.set(id, { jobs, resolve, reject })
      this.#worker.postMessage({ id, jobs } satisfies ParseRequest)
      this.#restartTimer()
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#worker.terminate()
  }

  #startWorker(): Worker {
    const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
      workerData: { ...this.#context, paths: this.#context.paths.shared } satisfies WorkerData,
      env: withCompileCache(process.env),
      resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 16 },
    })
    let reason = `the parser did not finish within ${this.#timeout / 1000} s`
    worker.on('message', (response: ParseResponse) => this.#onResponse(response))
    worker.on('error', (error: Error) => {
      reason = error.message
    })
    worker.on('exit', () => this.#onExit(reason))
    return worker
  }

  #onResponse({ id, results }: ParseResponse): void {
    this.#pending.get(id)?.resolve(results)
    this.#pending.delete(id)
    this.#restartTimer()
  }

  #restartTimer(): void {
    clearTimeout(this.#timer)
    if (this.#pending.size > 0) this.#timer = setTimeout(() => this.#worker.terminate(), this.#timeout)
  }

  #onExit(reason: string): void {
    if (this.#stopped) return
    const unanswered = [...this.#pending.values()]
    this.#pending.clear()
    if (++this.#crashes > maxCrashes) {
      for (const { reject } of unanswered) reject(new Error(`Parser threads keep crashing: ${reason}`))
      return
    }
    this.#worker = this.#startWorker()
    const [first] = unanswered
    if (unanswered.length === 1 && first?.jobs.length === 1) first.resolve(first.jobs.map((job) => failed(job, reason)))
    else void this.#parseOneByOne(unanswered)
  }

  async #parseOneByOne(batches: PendingBatch[]): Promise<void> {
    for (const { jobs, resolve, reject } of batches) {
      try {
        const results: ParseResult[] = []
        for (const job of jobs) results.push(...(await this.parse([job])))
        resolve(results)
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    }
  }
}

/** A thread uses a compile cache only if its environment names it. The parser then loads in half the time. */
function withCompileCache(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  // Node keeps the code of each of its versions in a folder of this one.
  const folder = getCompileCacheDir()
  return folder === undefined ? environment : { NODE_COMPILE_CACHE: dirname(folder), ...environment }
}

function failed({ path }: ParseJob, reason: string): ParseResult {
  return { path, readAt: Date.now(), outcome: 'failed', diagnostic: parserFailed(path, reason) }
}
