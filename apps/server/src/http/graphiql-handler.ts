import type { IncomingMessage, ServerResponse } from 'node:http'
import { graphiqlFiles } from '../graphiql/graphiql-files.ts'
import { graphiqlPrefix } from '../graphiql/graphiql-page.ts'
import { encodingFor } from './negotiation.ts'

/**
 * Serves the files of GraphiQL's page. Their names hold hashes of their content, so browsers and proxies may keep them
 * for a year. An unknown name gets 404.
 * @returns a promise that rejects if the package of GraphiQL cannot be read
 */
export async function graphiqlHandler(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    return
  }
  const [name] = (request.url ?? '').slice(graphiqlPrefix.length).split('?', 1)
  const file = Object.values(await graphiqlFiles()).find((one) => one.name === name)
  if (!file) {
    response.writeHead(404).end()
    return
  }
  response.setHeader('Content-Type', file.type)
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
  response.setHeader('Vary', 'Accept-Encoding')
  const encoding = encodingFor(String(request.headers['accept-encoding'] ?? ''), ['gzip'])
  if (encoding) response.setHeader('Content-Encoding', encoding)
  const body = encoding ? await file.compressed() : Buffer.from(file.text)
  response.setHeader('Content-Length', body.length)
  response.end(request.method === 'HEAD' ? undefined : body)
}
