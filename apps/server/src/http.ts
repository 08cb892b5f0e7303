import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { frontDoor } from './front-door.ts'
import { type Freshness, KnownAnswers } from './known-answers.ts'
import { type MediaOptions, mediaHandler, mediaPrefix } from './media.ts'
import { buildYoga, type YogaOptions } from './yoga.ts'

export type HttpOptions = YogaOptions & MediaOptions & { freshness: Freshness }

/** All that this server answers: GraphQL by its front door, its pages through Yoga, pictures beside it. */
export function requestListener(options: HttpOptions): RequestListener {
  const { clock, corsOrigins, freshness } = options
  const yoga = buildYoga(options)
  const known = new KnownAnswers({ freshness, now: clock })
  const graphql = frontDoor({ yoga, known, corsOrigins, otherwise: yoga })
  const media = mediaHandler(options)
  const fail = (error: unknown, response: ServerResponse) => {
    options.report(error, 'media')
    if (response.headersSent) response.destroy()
    else response.writeHead(500).end()
  }
  return (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith(mediaPrefix)) media(request, response).catch((error) => fail(error, response))
    else if (request.url === '/') response.writeHead(302, { Location: '/graphql' }).end()
    else graphql(request, response)
  }
}
