import { type ExecutionResult, GraphQLError } from 'graphql'
import type { Piscina } from 'piscina'
import type { Step } from '../observe/request-facts.ts'
import type { TagParts } from '../schema/builder/answer-tags.ts'
import type { ThreadResult, ThreadTask } from './operation-thread.ts'
import { unavailableHeaders } from './readiness.ts'
import { resultOfText } from './result-text.ts'

export interface OperationThreadsOptions {
  /** How many operations run at the same time. */
  threads: number
  /** Points of all operations that wait, above which a further one is refused. Default: about five seconds of work. */
  maxWaitingPoints?: number
  /** How long an operation of so many points may run, in milliseconds. Default: several times its worst case. */
  timeLimit?: (points: number) => number
}

interface Job {
  readonly task: ThreadTask
  readonly points: number
  /** When the job would end if it started at once, in milliseconds. The job with the earliest time runs first. */
  readonly due: number
  /** When the job was given, as `performance.now()` tells it. */
  readonly given: number
  readonly listeners: JobListeners
  readonly resolve: (result: ExecutionResult) => void
}

/** Functions that are called while an operation waits and after it ran. */
export interface JobListeners {
  /** Registers a function that takes the operation back if it has not started yet. */
  readonly onCancel?: ((cancel: () => void) => void) | undefined
  /** Gets the tags of the answer, if the task asks for them. */
  readonly onTags?: ((tags: TagParts) => void) | undefined
  /** Gets what the operation did, if it is observed. Times are as `performance.now()` tells them here. */
  readonly onSteps?: ((steps: readonly Step[]) => void) | undefined
}

const millisecondsPerPoint = 0.007

/**
 * Threads that run costly operations, so that the main thread answers the others meanwhile. Each thread has its own
 * read-only connection. Threads start with the first operation: a small archive needs none. Cheap operations overtake
 * expensive ones that arrived shortly before.
 */
export class OperationThreads {
  readonly #threads: number
  readonly #maxWaitingPoints: number
  readonly #timeLimit: (points: number) => number
  readonly #waiting: Job[] = []
  #waitingPoints = 0
  #running = 0
  #pool: Promise<Piscina> | undefined

  constructor({ threads, maxWaitingPoints = 700_000, timeLimit }: OperationThreadsOptions) {
    this.#threads = threads
    this.#maxWaitingPoints = maxWaitingPoints
    this.#timeLimit = timeLimit ?? ((points) => 5_000 + 5 * points * millisecondsPerPoint)
  }

  /**
   * Runs an operation in a thread. Never rejects: a result without data tells why.
   * @param points the cost of the operation
   */
  run(task: ThreadTask, points: number, listeners: JobListeners = {}): Promise<ExecutionResult> {
    if (this.#waiting.length > 0 && this.#waitingPoints + points > this.#maxWaitingPoints) {
      return Promise.resolve(failure(busy, 'SERVER_BUSY', 503))
    }
    return new Promise((resolve) => {
      const given = performance.now()
      const job = { task, points, due: given + points * millisecondsPerPoint, given, listeners, resolve }
      const later = this.#waiting.findIndex(({ due }) => due > job.due)
      this.#waiting.splice(later === -1 ? this.#waiting.length : later, 0, job)
      this.#waitingPoints += points
      this.#startNext()
      listeners.onCancel?.(() => this.#cancel(job))
    })
  }

  /** How many operations wait for a thread. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Starts the threads, which takes about a second, before an operation needs them. */
  async start(): Promise<void> {
    await this.#open()
  }

  async close(): Promise<void> {
    const pool = await this.#pool
    await pool?.destroy()
  }

  #startNext(): void {
    if (this.#running >= this.#threads) return
    const job = this.#waiting.shift()
    if (!job) return
    this.#waitingPoints -= job.points
    this.#running++
    this.#runNow(job)
      .then(job.resolve)
      .finally(() => {
        this.#running--
        this.#startNext()
      })
  }

  async #runNow({ task, points, given, listeners }: Job): Promise<ExecutionResult> {
    let timeout: AbortSignal | undefined
    try {
      const pool = await this.#open()
      timeout = AbortSignal.timeout(Math.ceil(this.#timeLimit(points)))
      // Aborting ends the thread, and starts another. SQLite finishes the running statement first.
      const started = performance.now()
      const { steps, ...result }: ThreadResult = await pool.run(task, { signal: timeout })
      listeners.onSteps?.([{ name: 'wait', started: given, ended: started }, ...steps.map(hereTimed)])
      if ('text' in result && result.tags) listeners.onTags?.(result.tags)
      // Errors that were formatted in the thread have the shape of a GraphQLError.
      return 'text' in result ? resultOfText(result.text) : (result as ExecutionResult)
    } catch (error) {
      if (timeout?.aborted) return failure(timedOut, 'QUERY_TIMEOUT', 503)
      console.error(`${new Date().toISOString()} error in a thread`, error)
      return failure('Unexpected error on the server; its log has the details', 'INTERNAL_SERVER_ERROR', 500)
    }
  }

  #cancel(job: Job): void {
    const place = this.#waiting.indexOf(job)
    if (place === -1) return
    this.#waiting.splice(place, 1)
    this.#waitingPoints -= job.points
    job.resolve(failure('The client has closed the connection', 'CANCELLED', 499))
  }

  /** Piscina is loaded at the first use, because most servers need none. After a failure the next use tries again. */
  #open(): Promise<Piscina> {
    this.#pool ??= startPool(this.#threads).catch((error) => {
      this.#pool = undefined
      throw error
    })
    return this.#pool
  }
}

/** Starts threads, and waits until one is ready: its start takes seconds on a busy machine, and is not a query's time. */
async function startPool(threads: number): Promise<Piscina> {
  const { Piscina } = await import('piscina')
  const filename = new URL('operation-thread.ts', import.meta.url).href
  const pool = new Piscina({ filename, minThreads: threads, maxThreads: threads })
  await pool.run(null)
  return pool
}

function hereTimed(step: Step): Step {
  const { timeOrigin } = performance
  return { ...step, started: step.started - timeOrigin, ended: step.ended - timeOrigin }
}

const busy = 'The server is busy with other costly queries. Send this one again in a moment'
const timedOut = 'This query took too long and was stopped. Ask for fewer at once, or for a narrower filter'

function failure(message: string, code: string, status: number): ExecutionResult {
  const headers = status === 503 ? { ...unavailableHeaders, 'Retry-After': '1' } : {}
  return { errors: [new GraphQLError(message, { extensions: { code, http: { status, headers } } })] }
}
