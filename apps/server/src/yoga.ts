import type { Plugin } from 'graphql-yoga'
import { useCompiledExecution } from './compiled-execution.ts'
import { type CorsOrigins, corsOptions } from './cors-origin.ts'
import { useCostLimit } from './cost-limit.ts'
import { errorMask, type Report } from './errors.ts'
import { exampleTabs } from './example-queries.ts'
import { graphiqlPage } from './graphiql-page.ts'
import { createYoga, useReadinessCheck } from './graphql-yoga.ts'
import { limits, maxBatch, maxBodyBytes } from './limits.ts'
import { schema } from './schema/index.ts'
import { type SnapshotOptions, useSnapshots } from './snapshots.ts'
import { unreadableParameters } from './unreadable-parameters.ts'

export interface YogaOptions extends SnapshotOptions {
  /** Whether the database can be asked. */
  isReady: () => boolean
  corsOrigins: CorsOrigins
  report: Report
}

/** The GraphQL server: `/graphql` with GraphiQL, `/health`, `/ready`. Building it has no effect on anything. */
export function buildYoga(options: YogaOptions) {
  const { corsOrigins, isReady, report } = options
  return createYoga({
    schema,
    plugins: [
      useReadinessCheck({ check: () => isReady() }),
      unreadableParameters,
      limits,
      useCostLimit(),
      // Within the snapshot that the next one opens around it.
      useCompiledExecution(),
      useSnapshots(options),
      useHeaders(options),
    ],
    cors: corsOptions(corsOrigins),
    batching: { limit: maxBatch },
    maxRequestBodySize: maxBodyBytes,
    multipart: false,
    // The mask reports what is worth a line.
    logging: false,
    maskedErrors: { maskError: errorMask(report) },
    landingPage: false,
    graphiql: () => ({ title: 'Broadsheet', defaultTabs: exampleTabs() }),
    renderGraphiQL: graphiqlPage,
  })
}

export type Yoga = ReturnType<typeof buildYoga>

/** GraphiQL comes whole with its page, and its page may fetch nothing from elsewhere. */
const pagePolicy =
  "default-src 'self'; script-src 'self' 'unsafe-inline' blob:; worker-src blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'"

function useHeaders({ isPreview, corsOrigins }: YogaOptions): Plugin {
  return {
    onResponse({ request, response }) {
      response.headers.set('X-Content-Type-Options', 'nosniff')
      response.headers.append('Vary', corsOrigins === '*' ? 'Authorization' : 'Authorization, Origin')
      if (isPreview(request.headers.get('authorization'))) response.headers.set('Cache-Control', 'private, no-store')
      if (response.headers.get('content-type')?.startsWith('text/html')) {
        response.headers.set('Content-Security-Policy', pagePolicy)
      }
    },
  }
}
