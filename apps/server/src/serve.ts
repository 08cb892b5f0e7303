import cluster from 'node:cluster'
import { realpathSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { availableParallelism } from 'node:os'
import { relative, resolve as resolvePath } from 'node:path'
import { type Database, isPostgresUrl, type StatementListener, type Viewer } from '@broadsheet/database'
import { DocumentStore } from './documents/document-store.ts'
import { ContentChanges } from './graphql/content-changes.ts'
import { OperationThreads } from './graphql/operation-threads.ts'
import { drain } from './http/drain.ts'
import { guardedListener, metricsListener } from './http/guarded-listener.ts'
import { listenErrorMessage } from './http/listen-errors.ts'
import { PreviewSession } from './http/preview-session.ts'
import { requestListener } from './http/request-listener.ts'
import { ResponseCache } from './http/response-cache.ts'
import { endOnFatalErrors } from './observe/fatal-errors.ts'
import { createLogger } from './observe/logger.ts'
import { createMetrics, type Measured } from './observe/metrics.ts'
import { requestObserver } from './observe/request-log.ts'
import { createTraces } from './observe/traces.ts'
import { openDatabase, StartError } from './open-database.ts'
import { type Environment, EnvironmentError, readEnvironment, variablesOf } from './settings/environment.ts'
import { previewCheck } from './settings/preview-token.ts'
import { localUrl } from './settings/setting-values.ts'
import { Admission } from './traffic/admission.ts'
import { clientAddress } from './traffic/client-address.ts'
import { ClientLimits } from './traffic/client-limits.ts'
import { connectionOptions, limitConnections } from './traffic/connection-limits.ts'

const root = resolvePath(import.meta.dirname, '../../..')
/** How many threads run costly queries at most, for as many cores besides the main thread's. */
const maxThreads = 4
/** From this number of articles on, an ordinary search is costly, so the threads start with the server. */
const articlesThatNeedThreads = 20_000

async function start(environment: Environment): Promise<void> {
  const { contentDir, host, port } = environment
  if (!statSync(contentDir, { throwIfNoEntry: false })?.isDirectory()) {
    throw new StartError(`CONTENT_DIR: there is no folder ${contentDir}; name the one that the articles are in`)
  }
  const logger = createLogger(environment.logLevel)
  const database = await openDatabase(environment)
  const shared = {
    openSnapshot: (viewer: Viewer, onStatement?: StatementListener) => database.openSnapshot(viewer, onStatement),
    clock: Date.now,
    report: (error: unknown, id: string) => logger.error({ err: error, id }, 'unexpected error'),
  }
  const contentChanges = new ContentChanges({ ...shared, watched: database })
  // PostgreSQL runs its statements elsewhere, so they do not block this thread.
  const threads = isPostgresUrl(environment.databaseUrl)
    ? null
    : new OperationThreads({ threads: threadsOf(environment) })
  let isStopping = false
  const isPreview = previewCheck(environment.previewToken)
  const cache = new ResponseCache({ freshness: database, now: shared.clock })
  const limits = clientLimits(environment, isPreview)
  const admission = new Admission()
  const metrics =
    environment.metrics === null ? null : createMetrics(measuredParts({ database, cache, limits, threads, admission }))
  const traces = environment.traces && createTraces(environment.traces)
  const server = createServer(
    connectionOptions,
    guardedListener({
      observe: requestObserver({ logger, slowMs: environment.slowMs, metrics, traces }),
      metrics: metrics && typeof environment.metrics === 'string' ? { metrics, path: environment.metrics } : null,
      limits,
      admission,
      listener: requestListener({
        ...environment,
        ...shared,
        cache,
        contentChanges,
        threads,
        documents: new DocumentStore(environment.trustedDocuments),
        freshness: database,
        revisions: database,
        archiveSize: () => database.archiveSize(),
        obstacle: () => database.obstacle(),
        isStopping: () => isStopping,
        isPreview,
      }),
    }),
  )
  limitConnections(server)
  await listen(server, host, port)
  const metricsServer =
    metrics && typeof environment.metrics === 'number' ? createServer(metricsListener(metrics)) : null
  // Each of several processes has a port of its own.
  if (metricsServer) await listen(metricsServer, host, Number(environment.metrics) + (cluster.worker?.id ?? 1) - 1)
  /** @param isUrgent because a person waits for the end */
  const stop = async (isUrgent: boolean) => {
    isStopping = true
    const delay = isUrgent ? 0 : environment.shutdownDelay
    await drain(server, { delay, isUrgent, onClosing: () => contentChanges.close() })
    metricsServer?.close()
    metricsServer?.closeAllConnections()
    await Promise.all([database.close(), threads?.close(), traces?.close()])
    // The connection to the process that started this one would keep it alive.
    cluster.worker?.disconnect()
  }
  // SIGINT comes from a terminal. A second signal ends the process as usual.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(signal === 'SIGINT'))
  endOnFatalErrors(logger, () => stop(false))
  // Only the first of several processes prints.
  if ((cluster.worker?.id ?? 1) === 1) await logStart(environment, database, server)
  if (database.archiveSize().articles >= articlesThatNeedThreads) await threads?.start()
}

function clientLimits(
  { publicUrl, previewToken, trustedHops, pointsPerMinute }: Environment,
  isPreview: (authorization: string | null) => boolean,
): ClientLimits {
  const preview = new PreviewSession({ isPreview, publicUrl })
  return new ClientLimits({
    clientOf: clientAddress(trustedHops),
    trustedHops,
    pointsPerMinute,
    // Without a token there is nothing to guess.
    tokenState: (request) => (previewToken === null ? 'none' : preview.tokenState(request)),
  })
}

interface Parts {
  database: Database
  cache: ResponseCache
  limits: ClientLimits
  admission: Admission
  threads: OperationThreads | null
}

function measuredParts({ database, cache, limits, admission, threads }: Parts): Measured {
  return {
    revision: () => database.revision(),
    isReady: () => database.isReady(),
    archiveSize: () => database.archiveSize(),
    cacheBytes: () => cache.bytes,
    subscriptions: () => limits.subscriptions,
    waitingOperations: () => threads?.waiting ?? 0,
    waitingRequests: () => admission.waiting,
    refusedRequests: () => admission.refused,
    connections: () => database.connections(),
    async importedAt() {
      if (!database.isReady()) return null
      const reader = database.openSnapshot({ preview: false, now: Date.now() })
      try {
        return (await reader.site.row())?.importedAt ?? null
      } finally {
        reader.release()
      }
    },
  }
}

/** Returns the number of threads for costly queries: the cores that the main threads of all processes leave. */
function threadsOf({ workers }: Environment): number {
  const cores = Math.floor(availableParallelism() / workers) - 1
  return Math.min(Math.max(1, cores), maxThreads)
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new StartError(listenErrorMessage(error, host, port))),
    )
    server.listen(port, host, resolve)
  })
}

async function logStart(
  { contentDir, host, port: chosenPort, publicUrl, reader: hasReader }: Environment,
  database: Database,
  server: Server,
): Promise<void> {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const reader = database.openSnapshot({ preview: false, now: Date.now() })
  const count = await reader.site.articleCount()
  const imported = (await reader.site.importedFolder()) ?? contentDir
  reader.release()
  const isOther = imported !== contentDir && imported !== realpathSync(contentDir)
  const isForAll = /^(?:0\.0\.0\.0|::)$/.test(host) && publicUrl === localUrl(host, chosenPort)
  const lines = [
    `${count} ${count === 1 ? 'article' : 'articles'} from ${shortPath(imported)}`,
    isOther && `Media     from ${contentDir}, which is not the folder that was imported`,
    isForAll && `Images    at ${publicUrl}, which only this machine can open; set PUBLIC_URL for clients on others`,
    `API       ${localUrl(host, port)}/graphql`,
    'GraphiQL  the same address, in a browser',
    hasReader && `Reader    ${localUrl(host, port)}/`,
  ]
  console.log(lines.filter((line) => line !== false).join('\n'))
}

/** Returns the path relative to the project's folder, if it is inside. */
function shortPath(path: string): string {
  const short = relative(root, path)
  return short === '' || short.startsWith('..') ? path : short
}

/** Starts the server with the settings of the process. If it cannot start, prints why and sets exit code 1. */
export async function serve(): Promise<void> {
  try {
    await start(readEnvironment(variablesOf(root, process.env), root))
  } catch (error) {
    if (!(error instanceof StartError || error instanceof EnvironmentError)) throw error
    console.error(error.message)
    process.exitCode = 1
    cluster.worker?.disconnect()
  }
}
