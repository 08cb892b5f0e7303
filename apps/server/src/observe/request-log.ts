import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Metrics } from './metrics.ts'
import { collectFacts, type RequestFacts, type RequestKind } from './request-facts.ts'
import { roundedMs, timeOfSteps } from './request-steps.ts'
import { parseTraceparent } from './traceparent.ts'
import type { Traces } from './traces.ts'

export interface Observers {
  readonly logger: Logger
  /** A request that takes longer is logged as slow, in milliseconds. */
  readonly slowMs: number
  /** Null: nothing is counted. */
  readonly metrics: Metrics | null
  /** Null: nothing is traced. */
  readonly traces: Traces | null
}

/**
 * Returns a function that observes a request to its end: a line in the log, metrics, and a trace. None of them has
 * variables, a query string or headers, so none has a token. Returns null if none is on.
 */
export function requestObserver({ logger, slowMs, metrics, traces }: Observers) {
  const logsAll = logger.isLevelEnabled('info')
  if (!logsAll && !logger.isLevelEnabled('warn') && !metrics && !traces) return null
  return (request: IncomingMessage, response: ServerResponse): void => {
    const started = performance.now()
    const facts = collectFacts(response)
    const path = pathOf(request)
    const kind = kindOf(path)
    const trace = kind === 'probe' ? undefined : traces?.begin(request, path, started)
    if (trace) response.setHeader('traceresponse', trace.header)
    const id = trace?.id ?? parseTraceparent(request.headers.traceparent)?.traceId
    if (id !== undefined || logsAll) response.setHeader('X-Request-Id', id ?? newTraceId())
    response.on('close', () => {
      const ended = performance.now()
      const ms = roundedMs(ended - started)
      trace?.end({ kind, status: response.statusCode, ended, facts })
      // Most requests of a server that logs only problems end here.
      if (!logsAll && !metrics && ms <= slowMs) return
      const isStream = String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')
      metrics?.count({ kind, status: response.statusCode, seconds: isStream ? null : ms / 1000, facts })
      const isSlow = ms > slowMs && !isStream
      if (!isSlow && (!logsAll || kind === 'probe')) return
      const line = {
        id: response.getHeader('X-Request-Id'),
        method: request.method,
        path: path.slice(0, 200),
        status: response.statusCode,
        ms,
        ...given(facts, isSlow),
        ...(response.writableFinished ? {} : { aborted: true }),
      }
      if (isSlow) logger.warn(line, 'slow request')
      else logger.info(line, 'request')
    })
  }
}

/** Node computes random UUIDs in advance, so they cost a tenth of as many random bytes. */
function newTraceId(): string {
  return randomUUID().replaceAll('-', '')
}

/** Leaves out what a request does not have. A slow one also tells where its time went. */
function given({ steps, ...facts }: RequestFacts, isSlow: boolean): Record<string, unknown> {
  const values = Object.entries(facts).filter(
    ([, value]) => value !== null && value !== 0 && !(Array.isArray(value) && value.length === 0),
  )
  return { ...Object.fromEntries(values), ...(isSlow && steps.length > 0 && { time: timeOfSteps(steps) }) }
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const end = url.indexOf('?')
  return end === -1 ? url : url.slice(0, end)
}

function kindOf(path: string): RequestKind {
  if (path.startsWith('/graphql')) return 'graphql'
  if (path.startsWith('/media/')) return 'media'
  return path === '/health' || path === '/ready' || path === '/metrics' ? 'probe' : 'page'
}
