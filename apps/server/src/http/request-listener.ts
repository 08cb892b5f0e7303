import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { graphiqlPrefix } from '../graphiql/graphiql-page.ts'
import { PreparedOperations } from '../graphql/prepared-operations.ts'
import { buildYoga, type YogaOptions } from '../graphql/yoga.ts'
import { fastPath } from './fast-path.ts'
import { graphiqlHandler } from './graphiql-handler.ts'
import { type MediaOptions, mediaHandler, mediaPrefix } from './media.ts'
import { type Freshness, ResponseCache } from './response-cache.ts'

export type HttpOptions = YogaOptions & MediaOptions & { freshness: Freshness }

/**
 * Returns the listener for all requests: GraphQL through the fast path, images of the content folder below `/media/`,
 * the files of GraphiQL's page, everything else (GraphiQL, `/health`, `/ready`) through Yoga. `/` redirects to GraphiQL.
 */
export function requestListener(options: HttpOptions): RequestListener {
  const { clock, corsOrigins, freshness } = options
  const yoga = buildYoga(options)
  const cache = new ResponseCache({ freshness, now: clock })
  const prepared = new PreparedOperations(options)
  const graphql = fastPath({ yoga, prepared, cache, corsOrigins, fallback: yoga })
  const media = mediaHandler(options)
  const fail = (error: unknown, response: ServerResponse, what: string) => {
    options.report(error, what)
    if (response.headersSent) response.destroy()
    else response.writeHead(500).end()
  }
  return (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith(mediaPrefix)) media(request, response).catch((error) => fail(error, response, 'media'))
    else if (request.url?.startsWith(graphiqlPrefix))
      graphiqlHandler(request, response).catch((error) => fail(error, response, 'graphiql'))
    else if (request.url === '/') response.writeHead(302, { Location: '/graphql' }).end()
    else graphql(request, response)
  }
}
