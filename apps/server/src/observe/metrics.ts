import { createRequire } from 'node:module'
import type { ArchiveSize, ConnectionCounts } from '@broadsheet/database'
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
  waitingRequests: () => number
  refusedRequests: () => number
  connections: () => ConnectionCounts
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
  // Before the gauges below, because one takes a connection while it reads.
  new client.Gauge({
    name: 'broadsheet_database_connections',
    help: 'Connections to the database by state, and the requests that wait for one',
    labelNames: ['state'],
    registers,
    collect() {
      for (const [state, count] of Object.entries(measured.connections())) this.set({ state }, count)
    },
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
  new client.Counter({
    name: 'broadsheet_refused_requests_total',
    help: 'Requests refused because others had waited too long',
    registers,
    collect() {
      this.reset()
      this.inc(measured.refusedRequests())
    },
  })
  const statements = new client.Counter({
    name: 'broadsheet_sql_statements_total',
    help: 'SQL statements of requests',
    registers,
  })
  const work = new client.Counter({
    name: 'broadsheet_work_seconds_total',
    help: 'Time of requests by what they did; sql is a part of run',
    labelNames: ['step'],
    registers,
  })
  const operations = new Set<string>()
  const operationOf = (kind: RequestKind, { operation }: RequestFacts): string => {
    // A page has several operations.
    if (operation === null || kind !== 'graphql') return ''
    if (operations.size < maxOperations) operations.add(operation)
    return operations.has(operation) ? operation : 'other'
  }
  return {
    contentType: registry.contentType,
    count({ kind, status, seconds: taken, facts }) {
      requests.inc({ kind, status })
      if (taken !== null) seconds.observe({ kind, operation: operationOf(kind, facts) }, taken)
      for (const code of facts.errors) errors.inc({ code })
      if (facts.cacheHit !== null) cache.inc({ result: facts.cacheHit ? 'hit' : 'miss' })
      if (facts.cost !== null) points.inc(facts.cost)
      if (facts.statements > 0) statements.inc(facts.statements)
      for (const { name, started, ended } of facts.steps) work.inc({ step: name }, (ended - started) / 1000)
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
  add('broadsheet_waiting_requests', 'Requests that wait for this process', measured.waitingRequests)
  add('broadsheet_waiting_operations', 'Costly operations that wait for a thread', measured.waitingOperations)
}
