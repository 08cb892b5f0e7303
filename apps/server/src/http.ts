import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { type MediaOptions, mediaHandler, mediaPrefix } from './media.ts'
import { buildYoga, type YogaOptions } from './yoga.ts'

/** All that this server answers: GraphQL and its pages through Yoga, pictures beside it. */
export function requestListener(options: YogaOptions & MediaOptions): RequestListener {
  const yoga = buildYoga(options)
  const media = mediaHandler(options)
  const fail = (error: unknown, response: ServerResponse) => {
    options.report(error, 'media')
    if (response.headersSent) response.destroy()
    else response.writeHead(500).end()
  }
  return (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith(mediaPrefix)) media(request, response).catch((error) => fail(error, response))
    else if (request.url === '/') response.writeHead(302, { Location: '/graphql' }).end()
    else yoga(request, response)
  }
}
