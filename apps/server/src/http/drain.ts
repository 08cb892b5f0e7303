import type { Server } from 'node:http'
import { Server as NetServer } from 'node:net'

/** How long a connection without a request may send another one, in milliseconds. */
const idleGrace = 1_000
/** How often connections that have become idle after that are closed, in milliseconds. */
const idleCheck = 100
/** How long running requests may take after the signal to stop, in milliseconds. */
const longestDrain = 10_000

export interface DrainOptions {
  /** How long the server continues to accept connections, in milliseconds: the time in which a proxy notices the 503 of `/ready`. */
  delay: number
  /** Whether to close idle connections at once, because a person waits for the end. */
  isUrgent: boolean
  /** Called when the server stops accepting connections. Ends what would keep requests open. */
  onClosing: () => void
}

/**
 * Stops a server without losing a request: after the delay it accepts no more connections, answers what was sent on open
 * ones with `Connection: close`, and closes the others. Connections that take longer than ten seconds are cut.
 * @returns when the last connection has closed
 */
export async function drain(server: Server, { delay, isUrgent, onClosing }: DrainOptions): Promise<void> {
  // Clients then open another connection for the next request, to a server that is not about to end.
  server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'))
  if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
  onClosing()
  const cut = setTimeout(() => server.closeAllConnections(), longestDrain).unref()
  let closing: NodeJS.Timeout | undefined
  const closeIdle = () => {
    server.closeIdleConnections()
    closing = setTimeout(closeIdle, idleCheck).unref()
  }
  await new Promise<void>((resolve) => {
    // The method of the HTTP server also closes idle connections, whose next request may be on its way.
    NetServer.prototype.close.call(server, () => resolve())
    closing = setTimeout(closeIdle, isUrgent ? 0 : idleGrace)
  })
  clearTimeout(closing)
  clearTimeout(cut)
}
