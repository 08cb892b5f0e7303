import type { Server, ServerOptions } from 'node:http'

/** How long the headers of a request, and the whole request, may take to arrive, in milliseconds. */
const headersTimeout = 10_000
const requestTimeout = 30_000
/** How often Node looks for connections that take longer, in milliseconds. */
const connectionsCheckingInterval = 2_000
/** How long a connection may stay open without a request, in milliseconds. Longer than the 60 seconds of most proxies. */
const keepAliveTimeout = 65_000
/** How many connections a process accepts. Each takes about 10 KB. */
const maxConnections = 5_000
/** How many headers of a request are read. */
const maxHeadersCount = 100

/** Options for slow and large requests. Node answers 408 to slow ones, and 431 to more than 16 KB of URL and headers. */
export const connectionOptions: ServerOptions = {
  headersTimeout,
  requestTimeout,
  connectionsCheckingInterval,
  keepAliveTimeout,
}

/** Limits the connections of a server. */
export function limitConnections(server: Server): void {
  server.maxConnections = maxConnections
  server.maxHeadersCount = maxHeadersCount
}
