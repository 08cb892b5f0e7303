import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { KnownAnswer } from './known-answer.ts'

/** What the archive tells cheaply: whether anything was committed, and when time alone will change an answer. */
export interface Freshness {
  changeToken(): number
  nextChangeAt(now: number): number
}

export interface KnownAnswersOptions {
  freshness: Freshness
  /** Milliseconds since 1970; the clock that requests are judged by. */
  now: () => number
  /** Of answers and their keys. */
  maxBytes?: number
}

const defaultMaxBytes = 24 * 1024 * 1024
/** Of what was asked for once: some hundred bytes each. */
const mostRemembered = 10_000

/**
 * Whole answers, kept while they hold. They change only when something is committed to the database or an article comes
 * due or expires: between two such moments lies a period, and every answer belongs to one.
 */
export class KnownAnswers {
  readonly #options: KnownAnswersOptions
  #period: Period | undefined

  constructor(options: KnownAnswersOptions) {
    this.#options = options
  }

  /** The period that is now. Ask at each request, before looking an answer up: this is what keeps it from being stale. */
  period(): Period {
    const now = this.#options.now()
    const token = this.#options.freshness.changeToken()
    if (this.#period?.holds(token, now)) return this.#period
    const until = this.#options.freshness.nextChangeAt(now)
    this.#period = new Period({ token, from: now, until, maxBytes: this.#options.maxBytes ?? defaultMaxBytes })
    return this.#period
  }

  /**
   * Keeps an answer that was begun in `period`, if that period still is: then nothing was committed and nothing came
   * due between its beginning and now, so whatever snapshot it was computed from is that of the period.
   */
  keep(key: string, answer: KnownAnswer, period: Period): void {
    if (this.period() === period) period.put(key, answer)
  }
}

/** A stretch of time in which no answer changes, and the answers known in it. */
export class Period {
  readonly #token: number
  readonly #from: number
  readonly #until: number
  readonly #answers: LRUCache<string, KnownAnswer>
  readonly #asked = new Set<string>()

  constructor({ token, from, until, maxBytes }: { token: number; from: number; until: number; maxBytes: number }) {
    this.#token = token
    this.#from = from
    this.#until = until
    this.#answers = new LRUCache({
      maxSize: maxBytes,
      // A huge one would push out all that many ask for.
      maxEntrySize: maxBytes / 16,
      sizeCalculation: (answer, key) => answer.bytes + key.length * 2 + entryOverhead,
    })
  }

  /** A clock that was set back ends a period too: what came due in the meantime isn't due again. */
  holds(token: number, now: number): boolean {
    return token === this.#token && now >= this.#from && now < this.#until
  }

  /**
   * Whether the answer to this is worth keeping: any is while there is room, and then what is asked for again, for
   * whoever reads the whole archive once would else push out all that many ask for.
   */
  isWorthKeeping(key: string): boolean {
    return this.#answers.calculatedSize < this.#answers.maxSize / 2 || this.#isAskedAgain(key)
  }

  #isAskedAgain(key: string): boolean {
    // Keys are whole requests.
    const short = hash('sha1', key, 'base64')
    if (this.#asked.has(short)) return true
    if (this.#asked.size === mostRemembered) this.#asked.clear()
    this.#asked.add(short)
    return false
  }

  get(key: string): KnownAnswer | undefined {
    return this.#answers.get(key)
  }

  put(key: string, answer: KnownAnswer): void {
    this.#answers.set(key, answer)
  }

  /** Counts an answer's bytes anew, where it is still kept. */
  recount(key: string, answer: KnownAnswer): void {
    if (this.#answers.peek(key) !== answer) return
    // Set alone would see the same object and keep the old count.
    this.#answers.delete(key)
    this.#answers.set(key, answer)
  }
}

/** Objects and map entries of one answer, about. */
const entryOverhead = 500
