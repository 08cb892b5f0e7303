import type { Plugin } from 'graphql-yoga'
import { DocumentStore, noTrustedDocuments } from '../documents/document-store.ts'
import type { SendQuery } from '../graphiql/archive-names.ts'
import { exampleTabs } from '../graphiql/example-queries.ts'
import { graphiqlPage, graphiqlPolicy } from '../graphiql/graphiql-page.ts'
import { type CostLimitOptions, useCostLimit } from '../limits/cost-limit.ts'
import { maxBatch, maxBodyBytes, queryLimits } from '../limits/query-limits.ts'
import { noteErrors } from '../observe/request-facts.ts'
import { type CorsOrigins, corsOptions } from '../settings/cors-origins.ts'
import { revisionHeader } from '../settings/revision-header.ts'
import { useCompiledExecution } from './compiled-execution.ts'
import { errorMask, type Report } from './errors.ts'
import { createYoga, useReadinessCheck } from './graphql-yoga.ts'
import type { OperationThreads } from './operation-threads.ts'
import { parameterErrors } from './parameter-errors.ts'
import { readyAnswer, useReadiness } from './readiness.ts'
import { schema } from './schema.ts'
import { type SnapshotOptions, useSnapshots } from './snapshots.ts'
import { threadedExecution } from './threaded-execution.ts'
import { useDocuments } from './use-documents.ts'
import { useSteps } from './use-steps.ts'
import { validationHints } from './validation-hints.ts'

export interface YogaOptions extends SnapshotOptions, Omit<CostLimitOptions, 'runCostly'> {
  databaseUrl: string
  /** Null: every operation runs on the main thread. */
  threads: OperationThreads | null
  /** Whether the server is about to end. Then it is not ready for further requests, but answers them. */
  isStopping?: () => boolean
  corsOrigins: CorsOrigins
  /** The newest revision that this process knows. */
  revisions: { revision(): number }
  /** The documents that clients may name by hash. Default: those that they send. */
  documents?: DocumentStore
  report: Report
}

/** Builds the GraphQL server: `/graphql` with GraphiQL, `/health` and `/ready`. Has no side effects. */
export function buildYoga(options: YogaOptions) {
  const { corsOrigins, obstacle, report, threads, isStopping = () => false } = options
  const documents = options.documents ?? new DocumentStore(noTrustedDocuments)
  const runCostly = threads ? threadedExecution({ ...options, threads }) : undefined
  const yoga = createYoga({
    schema,
    plugins: [
      useSteps(),
      useReadinessCheck({ check: ({ fetchAPI }) => readyAnswer(obstacle(), isStopping(), fetchAPI) }),
      useDocuments(documents),
      parameterErrors,
      queryLimits,
      validationHints,
      useReadiness(obstacle),
      useCostLimit({ ...options, runCostly }),
      // The next plugin wraps this one, so compiled code runs within the snapshot.
      useCompiledExecution(),
      useSnapshots(options),
      useHeaders(options),
    ],
    cors: corsOptions(corsOrigins),
    extraParamNames: ['documentId'],
    batching: { limit: maxBatch },
    maxRequestBodySize: maxBodyBytes,
    multipart: false,
    // The error mask logs unexpected errors.
    logging: false,
    maskedErrors: { maskError: errorMask(report) },
    landingPage: false,
    graphiql: async () => ({ title: 'Broadsheet', defaultTabs: await exampleTabs((query) => send(query)) }),
    renderGraphiQL: graphiqlPage,
  })
  const send: SendQuery = async (query) => {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ query })
    return (await yoga.fetch(`http://localhost${yoga.graphqlEndpoint}`, { method: 'POST', headers, body })).json()
  }
  return yoga
}

export type Yoga = ReturnType<typeof buildYoga>

function useHeaders({ isPreview, corsOrigins, revisions }: YogaOptions): Plugin {
  return {
    onResultProcess({ result, serverContext }) {
      // `res` is missing if the request does not come from node:http.
      if (!Array.isArray(result) && 'errors' in result)
        noteErrors((serverContext as { res?: object }).res, result.errors)
    },
    onResponse({ request, response }) {
      response.headers.set(revisionHeader, String(revisions.revision()))
      response.headers.set('X-Content-Type-Options', 'nosniff')
      response.headers.append('Vary', corsOrigins === '*' ? 'Authorization' : 'Authorization, Origin')
      if (isPreview(request.headers.get('authorization'))) response.headers.set('Cache-Control', 'private, no-store')
      // Without this header, a cache may choose by itself how long to keep an error or an unknown hash.
      else if (!response.headers.has('cache-control')) response.headers.set('Cache-Control', 'no-store')
      if (response.headers.get('content-type')?.startsWith('text/html')) {
        response.headers.set('Content-Security-Policy', graphiqlPolicy)
      }
    },
  }
}
