import type { IncomingMessage, ServerResponse } from 'node:http'
import { waitingLimits } from '@broadsheet/database'
import { noteStep } from '../observe/request-steps.ts'

/**
 * How long requests may be answered one after the other before other events get their turn, in milliseconds. So
 * `/health` waits for so long, and for one more request.
 */
const longestTurn = 10
/** How long a request may wait if more than a few wait behind it, in milliseconds. Such a client is better served elsewhere. */
const longestWait = 1_000
/** If the first of more than a few has waited for so long, further requests are refused at once, in milliseconds. */
const crowdedWait = 500

export interface AdmissionOptions {
  /** The time in milliseconds. Default: `performance.now`. */
  now?: () => number
}

interface Waiting {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly since: number
  readonly answer: () => void
}

/**
 * Decides when a request is answered. JavaScript answers one after the other, so under overload all would wait longer and
 * longer. Here a request that would hold up others waits in a queue of its own, between whose requests the process handles
 * other events. While many wait and the queue is slow, further requests are refused at once with 503, which costs a hundredth of an
 * answer, and so is a request that has waited for a second. Up to capacity nothing waits here.
 */
export class Admission {
  readonly #now: () => number
  readonly #queue: Waiting[] = []
  /** When the process began to answer requests without handling other events. Null: it has not. */
  #turn: number | null = null
  #refused = 0

  constructor({ now = () => performance.now() }: AdmissionOptions = {}) {
    this.#now = now
  }

  /** How many requests wait. */
  get waiting(): number {
    return this.#queue.length
  }

  /** How many requests were refused since the start. */
  get refused(): number {
    return this.#refused
  }

  /** Answers the request now or later, or refuses it. A request whose client has left is not answered. */
  admit(request: IncomingMessage, response: ServerResponse, answer: () => void): void {
    const now = this.#now()
    if (this.#turn === null) {
      this.#turn = now
      setImmediate(() => this.#endTurn())
    }
    const first = this.#queue[0]
    if (first === undefined && now - this.#turn < longestTurn) answer()
    else if (this.#isCrowded() && first !== undefined && now - first.since > crowdedWait)
      this.#refuse(request, response)
    else this.#queue.push({ request, response, since: now, answer })
  }

  /** Answers one waiting request. Each has a turn of its own, so other events are handled in between. */
  #endTurn(): void {
    this.#turn = null
    const next = this.#next()
    if (next === undefined) return
    this.#turn = this.#now()
    setImmediate(() => this.#endTurn())
    noteStep(next.response, { name: 'wait', started: next.since, ended: this.#turn })
    next.answer()
  }

  /** Takes the first request whose client still waits. Refuses those that have waited too long. */
  #next(): Waiting | undefined {
    const now = this.#now()
    for (;;) {
      const next = this.#queue.shift()
      if (next === undefined) return undefined
      if (next.response.destroyed) continue
      if (now - next.since <= (this.#isCrowded() ? longestWait : waitingLimits.longest)) return next
      this.#refuse(next.request, next.response)
    }
  }

  #isCrowded(): boolean {
    return this.#queue.length >= waitingLimits.few
  }

  #refuse(request: IncomingMessage, response: ServerResponse): void {
    this.#refused++
    const message = 'The server has more requests than it can answer. Send this one again in a moment'
    const body = JSON.stringify({ errors: [{ message, extensions: { code: 'SERVER_BUSY' } }] })
    response
      .writeHead(503, {
        'Content-Type': 'application/json; charset=utf-8',
        'Retry-After': '1',
        'Cache-Control': 'no-store',
        'Access-Control-Allow-Origin': '*',
      })
      .end(body)
    // The body of the request is not read. Node closes the connection if it is long.
    request.resume()
  }
}
