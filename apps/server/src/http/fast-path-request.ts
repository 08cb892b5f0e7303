import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http'
import type { Awaitable } from '@broadsheet/database'
import type { ExecutionResult } from 'graphql'
import type { GraphQLParams } from 'graphql-yoga'
import type { DocumentStore } from '../documents/document-store.ts'
import { isPromise, processRegularResult } from '../graphql/graphql-yoga.ts'
import type { PreparedOperations } from '../graphql/prepared-operations.ts'
import { textOfResult } from '../graphql/result-text.ts'
import type { Yoga } from '../graphql/yoga.ts'
import { noteErrors, noteLookup } from '../observe/request-facts.ts'
import { measured } from '../observe/request-steps.ts'
import { AnswerTags } from '../schema/builder/answer-tags.ts'
import type { CdnSettings } from '../settings/cache-settings.ts'
import { allowedOrigin, type CorsOrigins } from '../settings/cors-origins.ts'
import { revisionHeader } from '../settings/revision-header.ts'
import { publicCacheControl, tagHeaders } from './cache-control.ts'
import type { CacheGeneration } from './cache-generation.ts'
import { CachedResponse } from './cached-response.ts'
import { etagOf, matchesIfNoneMatch } from './etag.ts'
import { parseParams } from './fast-path-params.ts'
import type { ResponseCache } from './response-cache.ts'

export interface FastPathOptions {
  yoga: Yoga
  documents: DocumentStore
  prepared: PreparedOperations
  cache: ResponseCache
  corsOrigins: CorsOrigins
  cdn: CdnSettings
  revisions: { revision(): number }
  /** Handles every request that does not qualify. It finds a body that was already read in `request.body`. */
  fallback: RequestListener
}

/**
 * One request on the fast path. A request with an `Authorization` header may see drafts, so it neither reads nor fills
 * the response cache.
 */
export class FastPathRequest {
  readonly #options: FastPathOptions
  readonly #request: IncomingMessage
  readonly #response: ServerResponse
  readonly #mediaType: string
  /** Collects the tags of an answer that a CDN may keep. */
  readonly #tags: AnswerTags | null

  constructor(options: FastPathOptions, request: IncomingMessage, response: ServerResponse, mediaType: string) {
    this.#options = options
    this.#request = request
    this.#response = response
    this.#mediaType = mediaType
    const isPublic = request.method === 'GET' && !this.#isAuthorized
    this.#tags = isPublic && options.cdn.tagHeaders.length > 0 ? new AnswerTags() : null
  }

  /**
   * Sends the answer.
   * @param text the whole GraphQL request: the body of a POST, the query string of a GET
   * @param body the bytes of `text`, for the fallback; undefined for a GET
   */
  answer(text: string, body?: Buffer): void {
    const key = `${this.#mediaType} ${this.#request.method} ${text}`
    const generation = this.#isAuthorized ? null : this.#options.cache.current()
    const cached = generation?.get(key)
    if (generation) noteLookup(this.#response, cached !== undefined)
    if (generation && cached) {
      this.#sendCached(cached, generation, () => generation.updateSize(key, cached))
      return
    }
    const params = parseParams(this.#request.method, text, this.#options.documents)
    if (params === null) {
      this.#fallBack(body)
      return
    }
    const finish = (answer: ExecutionResult | string | null) => {
      if (answer === null) this.#fallBack(body)
      else if (typeof answer === 'string') this.#sendText(answer, generation, key)
      else if (answer.errors || answer.extensions) this.#sendErrors(answer)
      else this.#sendResult(answer, params, generation, key)
    }
    try {
      const answer = this.#execute(params)
      if (isPromise(answer)) answer.then(finish, () => this.#fallBack(body))
      else finish(answer)
    } catch {
      // Yoga refused the request, and its HTTP layer has the error message and status.
      this.#fallBack(body)
    }
  }

  get #isAuthorized(): boolean {
    return this.#request.headers.authorization !== undefined
  }

  /** Returns the JSON of a result from a prepared operation, or a result from Yoga. */
  #execute(params: GraphQLParams): Awaitable<ExecutionResult | string> {
    const collected = { response: this.#response, tags: this.#tags }
    const answer = this.#options.prepared.answer(params, this.#request.headers.authorization, collected)
    if (isPromise(answer)) return answer.then((text) => text ?? this.#executeByYoga(params))
    return answer ?? this.#executeByYoga(params)
  }

  #executeByYoga(params: GraphQLParams): Awaitable<ExecutionResult> {
    // A document that holds only queries gives one result, never a stream.
    return this.#options.yoga.getResultForParams(
      { params, request: this.#fetchRequest() },
      { res: this.#response, tags: this.#tags },
    ) as Awaitable<ExecutionResult>
  }

  /** Builds the Fetch API request that plugins read, as Yoga's HTTP layer would, without the body. */
  #fetchRequest(): Request {
    const { method = '', url, headers } = this.#request
    // The headers that Node gives as lists do not concern GraphQL.
    const init = { method, headers: headers as Record<string, string> }
    return new this.#options.yoga.fetchAPI.Request(`http://${headers.host ?? 'localhost'}${url}`, init)
  }

  #sendResult(result: ExecutionResult, params: GraphQLParams, generation: CacheGeneration | null, key: string): void {
    const text = textOfResult(result)
    // An operation that ran in a thread is not prepared for this one.
    if (text === null) this.#options.prepared.answered(params)
    this.#sendText(text ?? measured(this.#response, 'serialise', () => JSON.stringify(result)), generation, key)
  }

  #sendText(text: string, generation: CacheGeneration | null, key: string): void {
    const isKept = generation?.admits(key) ?? false
    const body = isKept ? Buffer.from(text) : sentBytes(text)
    const tags = this.#tags?.names() ?? []
    if (generation && isKept)
      this.#options.cache.store(key, new CachedResponse(this.#mediaType, body, tags), generation)
    const headers = this.#headersOrNotModified({ etag: () => etagOf(this.#mediaType, body), tags }, generation)
    if (headers) this.#sendBody(body, headers)
  }

  #sendCached(cached: CachedResponse, generation: CacheGeneration, onCompressed: () => void): void {
    const headers = this.#headersOrNotModified({ etag: () => cached.etag, tags: cached.tags }, generation)
    if (!headers) return
    const { body, encoding } = cached.variant(this.#request.headers['accept-encoding'], onCompressed)
    if (encoding) headers['Content-Encoding'] = encoding
    this.#sendBody(body, headers)
  }

  /** Returns the headers of a 200 response, or null after it has sent 304 because the client's copy is current. */
  #headersOrNotModified(
    { etag, tags }: { etag: () => string; tags: readonly string[] },
    generation: CacheGeneration | null,
  ): OutgoingHttpHeaders | null {
    const headers = this.#headers()
    if (this.#request.method !== 'GET') return headers
    const { cache, cdn } = this.#options
    if (generation) headers['Cache-Control'] = publicCacheControl(cdn, cache.secondsLeft(generation))
    Object.assign(headers, tagHeaders(cdn, tags))
    const current = etag()
    headers.ETag = current
    if (!matchesIfNoneMatch(this.#request.headers['if-none-match'], current)) return headers
    this.#response.writeHead(304, headers).end()
    return null
  }

  #sendBody(body: Buffer, headers: OutgoingHttpHeaders): void {
    headers['Content-Type'] = `${this.#mediaType}; charset=utf-8`
    headers['Content-Length'] = body.byteLength
    this.#response.writeHead(200, headers).end(body)
  }

  /** Yoga chooses the status and the shape of a result with errors. Such a result is never cached. */
  #sendErrors(result: ExecutionResult): void {
    noteErrors(this.#response, result.errors)
    const response = processRegularResult(result, this.#options.yoga.fetchAPI, this.#mediaType)
    // These headers replace those of an answer without errors.
    for (const [name, value] of Object.entries(this.#headers()))
      if (value !== undefined) this.#response.setHeader(name, value)
    for (const [name, value] of response.headers) this.#response.setHeader(name, value)
    response.text().then((text) => this.#response.writeHead(response.status).end(text))
  }

  #headers(): OutgoingHttpHeaders {
    const { corsOrigins } = this.#options
    const headers: OutgoingHttpHeaders = {
      Vary: corsOrigins === '*' ? vary : `${vary}, Origin`,
      // Clients revalidate on each request, and get 304 if nothing changed.
      'Cache-Control': this.#isAuthorized ? 'private, no-store' : 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    }
    headers[revisionHeader] = this.#options.revisions.revision()
    const allowed = allowedOrigin(corsOrigins, this.#request.headers.origin)
    if (allowed !== undefined) {
      headers['Access-Control-Allow-Origin'] = allowed
      headers['Access-Control-Expose-Headers'] = revisionHeader
    }
    return headers
  }

  #fallBack(body: Buffer | undefined): void {
    this.#options.fallback(Object.assign(this.#request, { body }), this.#response)
  }
}

/** Answers with more UTF-16 units are measured first. */
const longText = 20_000

/**
 * Returns the bytes of an answer that is sent and not kept. It takes three bytes for each UTF-16 unit, which is always
 * enough, because measuring the text first takes as long as encoding it.
 */
function sentBytes(text: string): Buffer {
  if (text.length > longText) return Buffer.from(text)
  const bytes = Buffer.allocUnsafe(text.length * 3)
  return bytes.subarray(0, bytes.write(text))
}

const vary = 'Accept, Accept-Encoding, Authorization'
