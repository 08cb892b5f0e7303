import { createRequire } from 'node:module'
import type { ArchiveSize } from '@broadsheet/database'
import type { RequestFacts, RequestKind } from './request-facts.ts'

/** Clients choose the names of operations, so only the first ones get a series of their own. */
const maxOperations = 100
/** Upper bounds of the classes of latency, in seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** The parts of the server whose state is measured when someone reads the metrics. */
export interface Measured {
  revision: () => number
  isReady: () => boolean
  archiveSize: () => ArchiveSize
  /** When the last import ended, in milliseconds since 1970. Null before the first one. */
  importedAt: () => Promise<number | null>
  cacheBytes: () => number
  subscriptions: () => number
  waitingOperations: () => number
}

export interface CountedRequest {
  kind: RequestKind
  status: number
  /** Null for a subscription: it lasts as long as the client wants. */
  seconds: number | null
  facts: RequestFacts
}

/** The metrics of one process, in the format of Prometheus. */
export interface Metrics {
  readonly contentType: string
  count(request: CountedRequest): void
  /** Returns the text that Prometheus reads. */
  read(): Promise<string>
}

const require = createRequire(import.meta.url)

/** Creates the metrics. docs/operations.md lists them. Takes 20 ms, so only servers that show metrics call it. */
export function createMetrics(measured: Measured): Metrics {
  const client = require('prom-client') as typeof import('prom-client')
  const registry = new client.Registry()
  const registers = [registry]
  client.collectDefaultMetrics({ register: registry })
  const requests = new client.Counter({
    name: 'broadsheet_requests_total',
    help: 'Requests by kind and status',
    labelNames: ['kind', 'status'],
    registers,
  })
  const seconds = new client.Histogram({
    name: 'broadsheet_request_seconds',
    help: 'Time from the request to the end of the response, by kind and operation',
    labelNames: ['kind', 'operation'],
    buckets,
    registers,
  })
  const errors = new client.Counter({
    name: 'broadsheet_errors_total',
    help: 'Errors in GraphQL answers by code',
    labelNames: ['code'],
    registers,
  })
  const cache = new client.Counter({
    name: 'broadsheet_cache_lookups_total',
    help: 'Lookups in the response cache by result',
    labelNames: ['result'],
    registers,
  })
  const points = new client.Counter({
    name: 'broadsheet_cost_points_total',
    help: 'Points of all operations that ran; a point is about five microseconds of one core',
    registers,
  })
  gauges(measured, (name, help, read) => {
    new client.Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await read())
      },
    })
  })
  const operations = new Set<string>()
  const operationOf = ({ operation }: RequestFacts): string => {
    if (operation === null) return ''
    if (operations.size < maxOperations) operations.add(operation)
    return operations.has(operation) ? operation : 'other'
  }
  return {
    contentType: registry.contentType,
    count({ kind, status, seconds: taken, facts }) {
      requests.inc({ kind, status })
      if (taken !== null) seconds.observe({ kind, operation: operationOf(facts) }, taken)
      for (const code of facts.errors) errors.inc({ code })
      if (facts.cacheHit !== null) cache.inc({ result: facts.cacheHit ? 'hit' : 'miss' })
      if (facts.cost !== null) points.inc(facts.cost)
    },
    read: () => registry.metrics(),
  }
}

function gauges(
  measured: Measured,
  add: (name: string, help: string, read: () => number | Promise<number>) => void,
): void {
  add('broadsheet_ready', '1 if there is an archive to serve', () => Number(measured.isReady()))
  add('broadsheet_revision', 'Revision of the archive', measured.revision)
  add('broadsheet_articles', 'Articles in the archive, drafts included', () => measured.archiveSize().articles)
  add('broadsheet_import_timestamp_seconds', 'When the last import ended, in seconds since 1970', async () => {
    const at = await measured.importedAt()
    return at === null ? 0 : at / 1000
  })
  add('broadsheet_cache_bytes', 'Bytes in the response cache', measured.cacheBytes)
  add('broadsheet_subscriptions', 'Open subscriptions', measured.subscriptions)
  add('broadsheet_waiting_operations', 'Costly operations that wait for a thread', measured.waitingOperations)
}
