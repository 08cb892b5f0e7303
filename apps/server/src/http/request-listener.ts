import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { isFileAddress, pathPrefix } from '@broadsheet/reader'
import { DocumentStore, noTrustedDocuments } from '../documents/document-store.ts'
import { graphiqlPrefix } from '../graphiql/graphiql-page.ts'
import { localRequests } from '../graphql/local-requests.ts'
import { PreparedOperations } from '../graphql/prepared-operations.ts'
import { unavailableHeaders } from '../graphql/readiness.ts'
import { buildYoga, type YogaOptions } from '../graphql/yoga.ts'
import { workingFor } from '../observe/current-response.ts'
import type { CdnSettings } from '../settings/cache-settings.ts'
import { fastPath } from './fast-path.ts'
import { graphiqlHandler } from './graphiql-handler.ts'
import { mcpHandler, mcpPath } from './mcp-handler.ts'
import { type MediaOptions, mediaHandler, mediaPrefix } from './media.ts'
import { isProgramFile } from './page-forms.ts'
import { PreviewSession } from './preview-session.ts'
import { readerHandler } from './reader-handler.ts'
import { type Freshness, ResponseCache } from './response-cache.ts'
import { fromRevision, type Revisions } from './revision-floor.ts'
import { robotsFile } from './robots-file.ts'

export type HttpOptions = YogaOptions &
  Omit<MediaOptions, 'seesDrafts'> & {
    freshness: Freshness
    /** Default: a new one. */
    cache?: ResponseCache
    revisions: Revisions
    /** Whether people can read the archive at `/`. */
    reader: boolean
    /** Whether pages are for a static copy of the reader. Default: no. */
    isCopy?: boolean
    cdn: CdnSettings
  }

/**
 * Returns the listener for all requests: GraphQL through the fast path, images of the content folder below `/media/`,
 * the files of GraphiQL's page, GraphiQL, `/health` and `/ready` through Yoga, and the reader's pages at every other path.
 * Without the reader's pages, feeds, sitemaps and Markdown are served all the same, `/` redirects to GraphiQL and Yoga answers at every
 * other path.
 */
export function requestListener(options: HttpOptions): RequestListener {
  const { clock, corsOrigins, freshness, publicUrl, revisions } = options
  const documents = options.documents ?? new DocumentStore(noTrustedDocuments)
  const yoga = buildYoga({ ...options, documents })
  const cache = options.cache ?? new ResponseCache({ freshness, now: clock })
  const prepared = new PreparedOperations(options)
  const graphql = fastPath({
    yoga,
    cdn: options.cdn,
    documents,
    prepared,
    cache,
    corsOrigins,
    revisions,
    fallback: yoga,
  })
  const preview = new PreviewSession(options)
  const seesDrafts = (request: IncomingMessage) =>
    options.isPreview(request.headers.authorization ?? null) || preview.authorizationOf(request) !== null
  const media = mediaHandler({ ...options, seesDrafts })
  const send = localRequests(yoga, prepared)
  const mcp = mcpHandler(send)
  const reader = readerHandler({
    cache,
    cdn: options.cdn,
    preview,
    publicUrl,
    clock,
    hasPages: options.reader,
    isCopy: options.isCopy ?? false,
    ownRobots: () => robotsFile(options.contentDir),
    send,
    report: (error) => options.report(error, 'reader'),
  })
  const isForReader = (request: IncomingMessage) =>
    options.reader ? !isForYoga(request) : isFileAddress(request.url ?? '/') || isProgramFile(request.url ?? '/')
  const fail = (error: unknown, response: ServerResponse, what: string) => {
    options.report(error, what)
    if (response.headersSent) response.destroy()
    else response.writeHead(500).end()
  }
  return (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith(mediaPrefix) && options.obstacle() !== null) refuseMedia(response)
    else if (request.url?.startsWith(mediaPrefix))
      media(request, response).catch((error) => fail(error, response, 'media'))
    else if (request.url?.startsWith(graphiqlPrefix))
      graphiqlHandler(request, response).catch((error) => fail(error, response, 'graphiql'))
    else if (isForPrograms(request))
      workingFor(response, () => mcp(request, response)).catch((error) => fail(error, response, 'mcp'))
    else if (isForReader(request))
      workingFor(response, () => reader(request, response)).catch((error) => fail(error, response, 'reader'))
    else if (request.url === '/') response.writeHead(302, { Location: `${pathPrefix(publicUrl)}/graphql` }).end()
    else fromRevision(request, revisions, () => graphql(request, response))
  }
}

/** A 404 could be cached, or could make a build leave the image out. */
function refuseMedia(response: ServerResponse): void {
  response.writeHead(503, unavailableHeaders).end()
}

function isForPrograms({ url = '' }: IncomingMessage): boolean {
  return url === mcpPath || url.startsWith(`${mcpPath}?`)
}

function isForYoga({ url = '' }: IncomingMessage): boolean {
  return /^\/(graphql|health|ready)([/?]|$)/.test(url)
}
