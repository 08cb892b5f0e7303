import { setTimeout } from 'node:timers/promises'
import type { Dispatcher } from 'undici'
import { HostGate } from '../manners/host-gate.ts'
import { retryAfter } from '../manners/retry-after.ts'
import { RobotsRules } from '../manners/robots-rules.ts'
import type { GuardedClient } from '../network/guarded-client.ts'
import { networkProblem, VisitProblem } from './visit-problem.ts'

/** How hosts are treated. Times are in milliseconds. */
export interface Manners {
  /** From the start of a request to a host until that of the next one. */
  interval: number
  /** How long one answer may take, with its body. */
  deadline: number
  /** The pauses before the second, third and later attempts. */
  pauses: readonly number[]
  /** A host that asks for a longer pause is left for another run. */
  longestPause: number
  /** The name of this program, and where people read about it. */
  userAgent: string
}

export interface VisitOptions {
  method: 'GET' | 'HEAD'
  headers?: Readonly<Record<string, string>>
  signal: AbortSignal
}

/** An answer with a status of 200 to 299. */
export type Answer = Dispatcher.ResponseData & { url: URL; signal: AbortSignal }

const maxRedirects = 5

/** Asks hosts politely: after their robots.txt, one request after another, again after a failure, and later if they want. */
export class Visitor {
  readonly #client: GuardedClient
  readonly #manners: Manners
  readonly #gates = new Map<string, HostGate>()
  readonly #robots = new Map<string, Promise<RobotsRules>>()

  constructor(client: GuardedClient, manners: Manners) {
    this.#client = client
    this.#manners = manners
  }

  /**
   * Visits an address, and passes its answer to `take`, which must consume the body. Tries again after failures.
   * @throws VisitProblem, or an AbortError if the signal is aborted
   */
  async visit<Result>(
    address: string,
    options: VisitOptions,
    take: (answer: Answer) => Promise<Result>,
  ): Promise<Result> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#attempt(address, options, take)
      } catch (error) {
        options.signal.throwIfAborted()
        const problem = networkProblem(error)
        const pause = problem instanceof VisitProblem ? this.#pauseAfter(problem, attempt) : null
        if (pause === null) throw problem
        await setTimeout(pause, undefined, { signal: options.signal })
      }
    }
  }

  /** Returns how long to wait before the next attempt. Null: there is none. */
  #pauseAfter({ kind, wait }: VisitProblem, attempt: number): number | null {
    const pause = this.#manners.pauses[attempt]
    if (kind !== 'failed' || pause === undefined) return null
    if (wait !== null && wait > this.#manners.longestPause) return null
    return Math.max(pause, wait ?? 0)
  }

  async #attempt<Result>(address: string, options: VisitOptions, take: (answer: Answer) => Promise<Result>) {
    const signal = AbortSignal.any([options.signal, AbortSignal.timeout(this.#manners.deadline)])
    try {
      return await this.#follow(address, { ...options, signal }, options.signal, take)
    } catch (error) {
      // A body that ends by a signal has the reason of the signal as its error, but not on Node 22.
      throw error instanceof Error && error.name === 'AbortError' && signal.aborted ? signal.reason : error
    }
  }

  async #follow<Result>(
    address: string,
    options: VisitOptions,
    runSignal: AbortSignal,
    take: (answer: Answer) => Promise<Result>,
  ): Promise<Result> {
    let url = visitable(address, undefined)
    for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
      const rules = await this.#robotsOf(url, runSignal)
      if (!rules.allow(url)) throw new VisitProblem('refused', `robots.txt of ${url.host} does not allow it`)
      const answer = await this.#send(url, options)
      const { statusCode, headers, body } = answer
      if (statusCode >= 200 && statusCode < 300) return take({ ...answer, url, signal: options.signal })
      await body.dump({ limit: 16 * 1024 }).catch(() => {})
      const [location] = [headers.location].flat()
      const isRedirect = statusCode >= 300 && statusCode < 400 && location !== undefined
      if (!isRedirect) throw this.#statusProblem(url, statusCode, headers['retry-after'])
      url = visitable(location, url)
    }
    throw new VisitProblem('dead', `more than ${maxRedirects} redirects`)
  }

  async #send(url: URL, { method, headers, signal }: VisitOptions): Promise<Dispatcher.ResponseData> {
    await this.#gateOf(url).pass(signal)
    const own = { 'user-agent': this.#manners.userAgent, 'accept-encoding': 'identity' }
    return this.#client.send(url, { method, headers: { ...headers, ...own }, signal })
  }

  #gateOf({ host }: URL): HostGate {
    let gate = this.#gates.get(host)
    if (gate === undefined) {
      gate = new HostGate(this.#manners.interval)
      this.#gates.set(host, gate)
    }
    return gate
  }

  #statusProblem(url: URL, status: number, header: string | string[] | undefined): VisitProblem {
    const reason = `${url.host} answered ${status}`
    if (status === 404 || status === 410) return new VisitProblem('dead', reason)
    if (![408, 425, 429].includes(status) && status < 500) return new VisitProblem('refused', reason)
    const wait = status === 429 || status === 503 ? retryAfter(header, Date.now()) : null
    if (wait !== null) this.#gateOf(url).pause(Math.min(wait, this.#manners.longestPause))
    return new VisitProblem('failed', reason, {
      wait,
      isHostSilent: wait !== null && wait > this.#manners.longestPause,
    })
  }

  /** The rules of a host are asked for once. */
  async #robotsOf(url: URL, signal: AbortSignal): Promise<RobotsRules> {
    let rules = this.#robots.get(url.origin)
    if (rules === undefined) {
      rules = this.#readRobots(new URL('/robots.txt', url), signal)
      this.#robots.set(url.origin, rules)
      // After a failure, the next visit asks again.
      rules.catch(() => this.#robots.delete(url.origin))
    }
    return rules
  }

  /** Source of the rules: RFC 9309, section 2.3.1. */
  async #readRobots(robots: URL, runSignal: AbortSignal): Promise<RobotsRules> {
    const signal = AbortSignal.any([runSignal, AbortSignal.timeout(this.#manners.deadline)])
    let url = robots
    for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
      const { statusCode, headers, body } = await this.#send(url, { method: 'GET', signal })
      if (statusCode >= 200 && statusCode < 300) {
        const rules = await RobotsRules.read(robots, body)
        this.#gateOf(robots).slowDown(rules.delay)
        return rules
      }
      await body.dump({ limit: 16 * 1024 }).catch(() => {})
      const [location] = [headers.location].flat()
      if (statusCode >= 500 || statusCode === 429) throw this.#statusProblem(url, statusCode, headers['retry-after'])
      if (statusCode >= 400 || location === undefined) break
      url = visitable(location, url)
    }
    return RobotsRules.none
  }
}

/** Parses an address that can be visited. User names and passwords in it are left out. */
function visitable(address: string, base: URL | undefined): URL {
  const url = URL.parse(address, base?.href)
  if (url === null) throw new VisitProblem('dead', 'the address is not valid')
  if (!/^https?:$/.test(url.protocol)) throw new VisitProblem('refused', `${url.protocol} is not fetched`)
  url.username = ''
  url.password = ''
  url.hash = ''
  return url
}
