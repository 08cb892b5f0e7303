import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { RateLimiterMemory } from 'rate-limiter-flexible'
import { factsOf } from '../observe/request-facts.ts'
import { isClientKnown } from './client-address.ts'

/** The window of all limits, in seconds. */
const window = 60
/** How many wrong tokens a client may send in a minute. */
const tokenGuesses = 10
/** How many subscriptions a client may have, and all clients together. */
const subscriptionsOfClient = 20
const subscriptionsOfAll = 2_000
/** The points of a request that runs no operation of its own: a page, a file, a response from the cache. */
const leastPoints = 20

export interface ClientLimitOptions {
  clientOf: (request: IncomingMessage) => string
  /** How many proxies are trusted. Behind a proxy that is not, the client is unknown, so it is not limited. */
  trustedHops: number
  /** How many points a client may use in a minute. Null: any number. */
  pointsPerMinute: number | null
  /** Whether a request has a preview token, and whether it is right. */
  tokenState: (request: IncomingMessage) => 'none' | 'right' | 'wrong'
}

const require = createRequire(import.meta.url)

/** Limits what one client may ask for: points in a minute, wrong tokens in a minute, and open subscriptions. */
export class ClientLimits {
  readonly #options: ClientLimitOptions
  readonly #points: RateLimiterMemory | null
  readonly #guesses: RateLimiterMemory
  readonly #subscriptions = new Map<string, number>()
  #allSubscriptions = 0

  constructor(options: ClientLimitOptions) {
    this.#options = options
    const { RateLimiterMemory } = require('rate-limiter-flexible') as typeof import('rate-limiter-flexible')
    const { pointsPerMinute } = options
    this.#points =
      pointsPerMinute === null ? null : new RateLimiterMemory({ points: pointsPerMinute, duration: window })
    this.#guesses = new RateLimiterMemory({ points: tokenGuesses, duration: window })
  }

  get subscriptions(): number {
    return this.#allSubscriptions
  }

  /** Whether a request can be over a limit. It is asked for each request, and costs less than a microsecond. */
  concerns(request: IncomingMessage): boolean {
    return this.#points !== null || isSubscription(request) || this.#options.tokenState(request) !== 'none'
  }

  /**
   * Answers a request whose client is over a limit, with 429 and Retry-After. Otherwise counts what the request costs when it
   * has ended. So the last request of a minute may go over the limit.
   * @returns whether the request was refused
   */
  async refuses(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const client = this.#options.clientOf(request)
    if (await this.#refusesToken(client, request, response)) return true
    const isKnown = isClientKnown(request, this.#options.trustedHops)
    return (
      this.#refusesSubscription(isKnown ? client : null, request, response) ||
      (isKnown && (await this.#refusesPoints(client, response)))
    )
  }

  async #refusesToken(client: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const token = this.#options.tokenState(request)
    if (token === 'none') return false
    const used = await this.#guesses.get(client)
    // A right token is refused too: otherwise the limit would tell a guesser which one is right.
    if (used && used.consumedPoints >= tokenGuesses) {
      refuse(response, 'TOO_MANY_TOKENS', 'Too many wrong preview tokens came from this address', used.msBeforeNext)
      return true
    }
    if (token === 'wrong') await this.#guesses.penalty(client, 1)
    return token === 'wrong' && refusesWrongHeader(request, response)
  }

  #refusesSubscription(client: string | null, request: IncomingMessage, response: ServerResponse): boolean {
    if (!isSubscription(request)) return false
    const name = client ?? ''
    const open = this.#subscriptions.get(name) ?? 0
    if ((client !== null && open >= subscriptionsOfClient) || this.#allSubscriptions >= subscriptionsOfAll) {
      refuse(response, 'TOO_MANY_SUBSCRIPTIONS', 'Too many subscriptions are open; close some first', 5_000)
      return true
    }
    this.#subscriptions.set(name, open + 1)
    this.#allSubscriptions++
    response.once('close', () => {
      const left = (this.#subscriptions.get(name) ?? 1) - 1
      if (left === 0) this.#subscriptions.delete(name)
      else this.#subscriptions.set(name, left)
      this.#allSubscriptions--
    })
    return false
  }

  /** The headers are those of https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ */
  async #refusesPoints(client: string, response: ServerResponse): Promise<boolean> {
    const { pointsPerMinute } = this.#options
    const limiter = this.#points
    if (limiter === null || pointsPerMinute === null) return false
    const used = await limiter.get(client)
    const remaining = Math.max(0, pointsPerMinute - (used?.consumedPoints ?? 0))
    const reset = Math.ceil((used?.msBeforeNext ?? window * 1000) / 1000)
    response.setHeader('RateLimit-Policy', `"points";q=${pointsPerMinute};w=${window}`)
    response.setHeader('RateLimit', `"points";r=${remaining};t=${reset}`)
    if (remaining === 0) {
      const message = `This address has used its ${pointsPerMinute} points of this minute; docs/limits.md explains points`
      refuse(response, 'RATE_LIMITED', message, reset * 1000)
      return true
    }
    response.once('close', () => {
      limiter.penalty(client, Math.max(leastPoints, factsOf(response)?.cost ?? 0))
    })
    return false
  }
}

function isSubscription({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes('text/event-stream') === true
}

/**
 * Answers a query with a wrong token. The public answer would look as if there were no drafts. A cookie of an earlier token refuses
 * nothing, because people cannot remove it from each request.
 */
function refusesWrongHeader({ url = '', headers }: IncomingMessage, response: ServerResponse): boolean {
  if (!/^\/graphql(?:[?]|$)/.test(url) || !/^bearer /i.test(headers.authorization ?? '')) return false
  const message =
    'The token in the header Authorization is not the PREVIEW_TOKEN of this server; correct it or leave the header out'
  answer(response, 401, 'WRONG_TOKEN', message, { 'WWW-Authenticate': 'Bearer error="invalid_token"' })
  return true
}

function refuse(response: ServerResponse, code: string, message: string, waitMs: number): void {
  answer(response, 429, code, message, { 'Retry-After': Math.max(1, Math.ceil(waitMs / 1000)) })
}

function answer(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  headers: OutgoingHttpHeaders,
): void {
  response
    .writeHead(status, {
      ...headers,
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      'Access-Control-Allow-Origin': '*',
    })
    .end(JSON.stringify({ errors: [{ message, extensions: { code } }] }))
}
