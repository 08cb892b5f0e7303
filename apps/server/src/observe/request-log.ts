import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Metrics } from './metrics.ts'
import { collectFacts, type RequestKind } from './request-facts.ts'

/** A request that takes longer is logged as slow, in milliseconds. */
const slow = 500

/** The header of https://www.w3.org/TR/trace-context/: a version, the id of the trace, the id of the caller, flags. */
const traceparent = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/

/**
 * Returns a function that observes a request to its end: a line in the log, and metrics. The line has no variables, no
 * query string and no headers, so it has no token. Returns null if neither the level nor the metrics want it.
 */
export function requestObserver(logger: Logger, metrics: Metrics | null) {
  const logsAll = logger.isLevelEnabled('info')
  if (!logsAll && !logger.isLevelEnabled('warn') && !metrics) return null
  return (request: IncomingMessage, response: ServerResponse): void => {
    const started = performance.now()
    const facts = collectFacts(response)
    const id = traceparent.exec(String(request.headers.traceparent ?? ''))?.[1]
    if (id !== undefined || logsAll) response.setHeader('X-Request-Id', id ?? randomBytes(16).toString('hex'))
    response.on('close', () => {
      const ms = Math.round((performance.now() - started) * 10) / 10
      // Most requests of a server that logs only problems end here.
      if (!logsAll && !metrics && ms <= slow) return
      const [path = '/'] = (request.url ?? '/').split('?', 1)
      const kind = kindOf(path)
      const isStream = String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')
      metrics?.count({ kind, status: response.statusCode, seconds: isStream ? null : ms / 1000, facts })
      const isSlow = ms > slow && !isStream
      if (!isSlow && (!logsAll || kind === 'probe')) return
      const line = {
        id: response.getHeader('X-Request-Id'),
        method: request.method,
        path: path.slice(0, 200),
        status: response.statusCode,
        ms,
        ...given(facts),
        ...(response.writableFinished ? {} : { aborted: true }),
      }
      if (isSlow) logger.warn(line, 'slow request')
      else logger.info(line, 'request')
    })
  }
}

/** Leaves out what a request does not have. */
function given(facts: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  )
}

function kindOf(path: string): RequestKind {
  if (path.startsWith('/graphql')) return 'graphql'
  if (path.startsWith('/media/')) return 'media'
  return /^\/(health|ready|metrics)$/.test(path) ? 'probe' : 'page'
}
