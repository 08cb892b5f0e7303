import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Metrics } from '../observe/metrics.ts'
import type { ClientLimits } from '../traffic/client-limits.ts'

export interface GuardedListenerOptions {
  /** Observes a request to its end. Null: nothing is observed. */
  observe: ((request: IncomingMessage, response: ServerResponse) => void) | null
  /** Serves metrics at a path. Null: they are not served here. */
  metrics: { metrics: Metrics; path: string } | null
  limits: ClientLimits
  /** Answers the requests that are within the limits. */
  listener: RequestListener
}

/** Returns a listener that observes all requests, and refuses those of clients that are over a limit. */
export function guardedListener({ observe, metrics, limits, listener }: GuardedListenerOptions): RequestListener {
  const sendMetrics = metrics && metricsListener(metrics.metrics)
  return (request, response) => {
    observe?.(request, response)
    if (sendMetrics && request.url === metrics?.path) return sendMetrics(request, response)
    if (isProbe(request) || !limits.concerns(request)) return listener(request, response)
    limits.refuses(request, response).then((isRefused) => {
      if (!isRefused) listener(request, response)
    })
  }
}

/** Returns a listener that answers every request with the metrics. */
export function metricsListener(metrics: Metrics): RequestListener {
  return (_request, response) => {
    metrics.read().then(
      (text) => response.writeHead(200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' }).end(text),
      (error) => response.writeHead(500).end(`${error}\n`),
    )
  }
}

/** Probes come from the operator's own programs. */
function isProbe({ url }: IncomingMessage): boolean {
  return url === '/health' || url === '/ready'
}
