import { ApiError, type GraphqlAnswer, type GraphqlRequest, type Listen, type SubscribeOptions } from './client.ts'
import { Disconnected } from './disconnected.ts'
import { eventsOf } from './event-stream.ts'
import { HttpError } from './http-transport.ts'

export interface EventTransportOptions {
  /** The preview token. Only for code on a server: everybody can read a token that a browser sends. */
  token?: string
  /** The function that sends requests. Default: the platform's `fetch`. */
  fetch?: typeof globalThis.fetch
  /** More options of `fetch` for each request, such as headers. */
  init?: Omit<RequestInit, 'signal'>
  /**
   * Returns how long to wait before a connection, in milliseconds.
   * @param failures how many connections have failed in a row, from 1
   * Default: a second, twice as long each time, up to half a minute, and a part of it at random.
   */
  retryDelay?: (failures: number) => number
  /** How long a connection may be silent, in milliseconds, before a new one is made. The server sends a sign every 12 seconds. */
  maxSilence?: number
}

/** The errors that a later request does not get. docs/limits.md lists them. */
const temporary = new Set([
  'DATABASE_UNAVAILABLE',
  'NOT_READY',
  'QUERY_TIMEOUT',
  'RATE_LIMITED',
  'SERVER_BUSY',
  'SERVER_STOPPING',
  'TOO_MANY_SUBSCRIPTIONS',
])

/**
 * Returns a function that subscribes over server-sent events (GraphQL over SSE), by `fetch`. It subscribes again when the
 * connection ends, until it is aborted.
 * @param url the address of the API: `http://127.0.0.1:4000/graphql`
 * @throws ApiError (the returned function) if the server refuses the subscription itself
 * @throws HttpError (the returned function) if the address is not that of the API
 */
export function eventTransport(url: string, options: EventTransportOptions = {}): Listen {
  const { retryDelay = defaultDelay } = options
  return async function* (request, listening) {
    const { signal, onConnect, onDisconnect } = listening
    let failures = 0
    const onOpen = () => {
      failures = 0
      onConnect?.()
    }
    while (!signal?.aborted) {
      try {
        yield* answersOf(url, options, request, { signal, onConnect: onOpen })
        return
      } catch (error) {
        if (signal?.aborted) return
        if (!(error instanceof Disconnected)) throw error
        onDisconnect?.(error)
        failures += 1
        await pause(Math.max(error.wait, retryDelay(failures)), signal)
      }
    }
  }
}

/** Makes one connection and yields its answers until the server completes the subscription. */
async function* answersOf(
  url: string,
  options: EventTransportOptions,
  request: GraphqlRequest,
  { signal, onConnect }: SubscribeOptions,
): AsyncGenerator<GraphqlAnswer> {
  const { maxSilence = 60_000 } = options
  const connection = new AbortController()
  const silence = () => connection.abort(new Disconnected(`${url} sent nothing for ${maxSilence} ms`))
  let timer = setTimeout(silence, maxSilence)
  const onBytes = () => {
    clearTimeout(timer)
    timer = setTimeout(silence, maxSilence)
  }
  const signals = signal ? [signal, connection.signal] : [connection.signal]
  try {
    const body = await open(url, options, request, AbortSignal.any(signals))
    onConnect?.()
    for await (const { type, data } of eventsOf(body, onBytes)) {
      if (type === 'complete') return
      if (type === 'next') yield answerIn(data)
    }
    throw new Disconnected(`${url} closed the connection`)
  } finally {
    clearTimeout(timer)
    connection.abort()
  }
}

async function open(
  url: string,
  { token, fetch = globalThis.fetch, init }: EventTransportOptions,
  request: GraphqlRequest,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const headers = new Headers(init?.headers)
  headers.set('content-type', 'application/json')
  headers.set('accept', 'text/event-stream')
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
  const body = JSON.stringify(request)
  const response = await fetch(url, { ...init, method: 'POST', headers, body, signal }).catch(Disconnected.because)
  const type = response.headers.get('content-type') ?? ''
  if (response.ok && type.startsWith('text/event-stream') && response.body) return response.body
  const { status } = response
  if (status === 429 || status >= 500) {
    await response.body?.cancel()
    throw new Disconnected(`${url} answered with status ${status}`, waitOf(response))
  }
  if (/\bjson\b/.test(type)) answerIn(await response.text())
  throw new HttpError(url, response)
}

/** @throws an error if the answer has no data */
function answerIn(text: string): GraphqlAnswer {
  // The API answers in this shape (GraphQL's specification, section 7).
  const answer = JSON.parse(text) as GraphqlAnswer
  const { errors = [], data } = answer
  if (errors.some(({ extensions }) => temporary.has(extensions?.code ?? ''))) {
    throw new Disconnected(errors.map(({ message }) => message).join('; '))
  }
  if (!data) throw new ApiError(errors)
  return answer
}

/** The server names seconds in `Retry-After`, no date. */
function waitOf({ headers }: Response): number {
  return 1_000 * (Number(headers.get('retry-after')) || 0)
}

/** Clients that lost their connections together do not come back together. */
function defaultDelay(failures: number): number {
  return Math.min(30_000, 1_000 * 2 ** (failures - 1)) * (0.5 + Math.random() / 2)
}

/** Waits, or ends at once when the signal is aborted. */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal?.addEventListener('abort', end)
    if (signal?.aborted) end()
  })
}
