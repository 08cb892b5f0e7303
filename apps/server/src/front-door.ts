import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http'
import type { ExecutionResult } from 'graphql'
import { allowedOrigin, type CorsOrigins } from './cors-origin.ts'
import { isPromise, processRegularResult } from './graphql-yoga.ts'
import { etagOf, KnownAnswer } from './known-answer.ts'
import type { KnownAnswers, Period } from './known-answers.ts'
import { looksPlain, mediaTypeFor, paramsOf, readBody } from './plain-requests.ts'
import type { Yoga } from './yoga.ts'

export interface FrontDoorOptions {
  yoga: Yoga
  known: KnownAnswers
  corsOrigins: CorsOrigins
  /** Takes whatever isn't plain. A body that was read already is `body` of the request. */
  otherwise: RequestListener
}

/**
 * Stands before Yoga: a plain request is answered from what is known, or else by Yoga's parsing, validation and
 * execution without its HTTP layer. A request with a token sees what others may not: it neither uses known answers nor
 * leaves one.
 */
export function frontDoor(options: FrontDoorOptions): RequestListener {
  return (request, response) => {
    const mediaType =
      looksPlain(request) && isFor(options.yoga.graphqlEndpoint, request) ? mediaTypeFor(request.headers.accept) : null
    if (mediaType === null) return options.otherwise(request, response)
    if (request.method === 'GET') return new Visit(options, request, response, mediaType).answer(queryOf(request))
    readBody(request, (body) => new Visit(options, request, response, mediaType).answer(body.toString(), body))
  }
}

function isFor(endpoint: string, { url = '' }: IncomingMessage): boolean {
  return url.startsWith(endpoint) && (url.length === endpoint.length || url[endpoint.length] === '?')
}

function queryOf({ url = '' }: IncomingMessage): string {
  return url.slice(url.indexOf('?') + 1)
}

/** One plain request on its way to an answer. */
class Visit {
  readonly #options: FrontDoorOptions
  readonly #request: IncomingMessage
  readonly #response: ServerResponse
  readonly #mediaType: string

  constructor(options: FrontDoorOptions, request: IncomingMessage, response: ServerResponse, mediaType: string) {
    this.#options = options
    this.#request = request
    this.#response = response
    this.#mediaType = mediaType
  }

  /** `text` says all that is asked: the body, or the URL's query. */
  answer(text: string, body?: Buffer): void {
    const { known } = this.#options
    const key = `${this.#mediaType} ${this.#request.method} ${text}`
    const period = this.#isPrivate ? null : known.period()
    const answer = period?.get(key)
    if (period && answer) {
      this.#send(answer, () => period.recount(key, answer))
      return
    }
    const finish = (result: ExecutionResult | null) => {
      if (result === null) this.#handOver(body)
      else if (result.errors || result.extensions) this.#sendFault(result)
      else this.#sendNew(result, period, key)
    }
    try {
      const result = this.#execute(text)
      if (isPromise(result)) result.then(finish, () => this.#handOver(body))
      else finish(result)
    } catch {
      // What Yoga refuses it also words best.
      this.#handOver(body)
    }
  }

  get #isPrivate(): boolean {
    return this.#request.headers.authorization !== undefined
  }

  /** Null where the request turns out not to be plain. */
  #execute(text: string): ExecutionResult | null | Promise<ExecutionResult | null> {
    const params = paramsOf(this.#request.method, text)
    if (params === null) return null
    // A document of queries alone gives one result, never a stream of them.
    return this.#options.yoga.getResultForParams({ params, request: this.#fetchRequest() }, {}) as
      | ExecutionResult
      | Promise<ExecutionResult>
  }

  /** As Yoga's HTTP layer would have made it; the body is read already. */
  #fetchRequest(): Request {
    const { method = '', url, headers } = this.#request
    // Of the headers that come as lists GraphQL needs none.
    const init = { method, headers: headers as Record<string, string> }
    return new this.#options.yoga.fetchAPI.Request(`http://${headers.host ?? 'localhost'}${url}`, init)
  }

  #sendNew(result: ExecutionResult, period: Period | null, key: string): void {
    const text = JSON.stringify(result)
    if (period?.isWorthKeeping(key)) {
      this.#options.known.keep(key, new KnownAnswer(this.#mediaType, Buffer.from(text)), period)
    }
    const headers = this.#headersUnlessHad(() => etagOf(this.#mediaType, text))
    if (headers) this.#sendBody(text, headers)
  }

  #send(answer: KnownAnswer, grown: () => void): void {
    const headers = this.#headersUnlessHad(() => answer.etag)
    if (!headers) return
    const { body, encoding } = answer.form(this.#request.headers['accept-encoding'], grown)
    if (encoding) headers['Content-Encoding'] = encoding
    this.#sendBody(body, headers)
  }

  /** The headers to send an answer with; null where the client has it already, and was told so. */
  #headersUnlessHad(etag: () => string): OutgoingHttpHeaders | null {
    const headers = this.#headers()
    if (this.#request.method !== 'GET') return headers
    const own = etag()
    headers.ETag = own
    if (!names(this.#request.headers['if-none-match'], own)) return headers
    this.#response.writeHead(304, headers).end()
    return null
  }

  #sendBody(body: Buffer | string, headers: OutgoingHttpHeaders): void {
    headers['Content-Type'] = `${this.#mediaType}; charset=utf-8`
    headers['Content-Length'] = Buffer.byteLength(body)
    this.#response.writeHead(200, headers).end(body)
  }

  /** Errors are worded and numbered by Yoga's own rule, and never kept. */
  #sendFault(result: ExecutionResult): void {
    const fault = processRegularResult(result, this.#options.yoga.fetchAPI, this.#mediaType)
    const headers = { ...this.#headers(), ...Object.fromEntries(fault.headers) }
    fault.text().then((text) => this.#response.writeHead(fault.status, headers).end(text))
  }

  #headers(): OutgoingHttpHeaders {
    const { corsOrigins } = this.#options
    const headers: OutgoingHttpHeaders = {
      Vary: corsOrigins === '*' ? vary : `${vary}, Origin`,
      // Clients ask again each time, and are told 304 where nothing changed.
      'Cache-Control': this.#isPrivate ? 'private, no-store' : 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    }
    const allowed = allowedOrigin(corsOrigins, this.#request.headers.origin)
    if (allowed !== undefined) headers['Access-Control-Allow-Origin'] = allowed
    return headers
  }

  #handOver(body: Buffer | undefined): void {
    this.#options.otherwise(Object.assign(this.#request, { body }), this.#response)
  }
}

const vary = 'Accept, Accept-Encoding, Authorization'

function names(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch === '*' || ifNoneMatch.split(',').some((given) => opaque(given.trim()) === opaque(etag))
}

function opaque(etag: string): string {
  return etag.replace(/^W\//, '')
}
