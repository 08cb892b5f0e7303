import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Metrics } from '../observe/metrics.ts'
import type { Admission } from '../traffic/admission.ts'
import type { ClientLimits } from '../traffic/client-limits.ts'

export interface GuardedListenerOptions {
  /** Observes a request to its end. Null: nothing is observed. */
  observe: ((request: IncomingMessage, response: ServerResponse) => void) | null
  /** Serves metrics at a path. Null: they are not served here. */
  metrics: { metrics: Metrics; path: string } | null
  limits: ClientLimits
  /** Decides when a request is answered. */
  admission: Admission
  /** Answers the requests that are within the limits. */
  listener: RequestListener
}

/** Returns a listener that observes all requests, and refuses those of clients that are over a limit. */
export function guardedListener(options: GuardedListenerOptions): RequestListener {
  const { observe, metrics, limits, admission, listener } = options
  const sendMetrics = metrics && metricsListener(metrics.metrics)
  const admit: RequestListener = (request, response) =>
    admission.admit(request, response, () => listener(request, response))
  return (request, response) => {
    observe?.(request, response)
    if (sendMetrics && request.url === metrics?.path) return sendMetrics(request, response)
    if (isProbe(request)) return listener(request, response)
    if (!limits.concerns(request)) return admit(request, response)
    limits.refuses(request, response).then((isRefused) => {
      if (!isRefused) admit(request, response)
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
