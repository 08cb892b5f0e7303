import type { IncomingMessage, RequestListener } from 'node:http'
import { mayUseFastPath, readBody } from './fast-path-params.ts'
import { type FastPathOptions, FastPathRequest } from './fast-path-request.ts'
import { mediaTypeFor } from './negotiation.ts'

/**
 * Returns the listener for the GraphQL endpoint. A request that qualifies (fast-path-params.ts) is answered from the
 * response cache, or else by Yoga's parsing, validation and execution without Yoga's HTTP layer. Every other request
 * goes to `fallback`.
 */
export function fastPath(options: FastPathOptions): RequestListener {
  return (request, response) => {
    const mediaType =
      mayUseFastPath(request) && targets(options.yoga.graphqlEndpoint, request)
        ? mediaTypeFor(request.headers.accept)
        : null
    if (mediaType === null) return options.fallback(request, response)
    const fastPathRequest = new FastPathRequest(options, request, response, mediaType)
    if (request.method === 'GET') return fastPathRequest.answer(queryString(request))
    readBody(request, (body) => fastPathRequest.answer(body.toString(), body))
  }
}

function targets(endpoint: string, { url = '' }: IncomingMessage): boolean {
  return url.startsWith(endpoint) && (url.length === endpoint.length || url[endpoint.length] === '?')
}

function queryString({ url = '' }: IncomingMessage): string {
  return url.slice(url.indexOf('?') + 1)
}
