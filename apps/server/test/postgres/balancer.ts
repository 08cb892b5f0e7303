import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'

/** A request that reached a server, but got no whole answer from it. The time is in milliseconds. */
export interface Lost {
  server: string
  sentAt: number
}

export interface Balancer extends AsyncDisposable {
  url: string
  /** The servers that get requests in turn, as `http://host:port`. */
  servers: string[]
  lost: Lost[]
}

/**
 * A proxy in front of several servers, as in `deploy/compose/Caddyfile`: a server that does not accept a connection is
 * passed over, and a request that was sent to a server is not sent again. The client gets 502 for a lost one.
 * Each request has a connection of its own, so none is sent over one that a killed server has left.
 */
export async function startBalancer(servers: string[]): Promise<Balancer> {
  const lost: Lost[] = []
  let turn = 0
  const forward = (incoming: IncomingMessage, answer: ServerResponse, [server = '', ...others]: string[]) => {
    let sentAt = 0
    const outgoing = request(`${server}${incoming.url}`, { agent: false, headers: incoming.headers })
    const lose = () => {
      lost.push({ server, sentAt })
      if (answer.headersSent) answer.destroy()
      else answer.writeHead(502).end()
    }
    outgoing.on('socket', (socket) => {
      socket.once('connect', () => {
        sentAt = performance.now()
      })
    })
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('error', lose)
      response.on('end', () =>
        answer.writeHead(response.statusCode ?? 502, response.headers).end(Buffer.concat(chunks)),
      )
    })
    outgoing.on('error', () => {
      if (sentAt === 0 && others.length > 0) forward(incoming, answer, others)
      else lose()
    })
    outgoing.end()
  }
  const proxy = createServer((incoming, answer) => {
    const first = turn++ % servers.length
    forward(incoming, answer, [...servers.slice(first), ...servers.slice(0, first)])
  })
  // A client that sends over a kept connection while the proxy closes it would see a failure that is not the server's.
  proxy.keepAliveTimeout = 0
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = proxy.address()
  if (address === null || typeof address === 'string') throw new Error('There is no free port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    servers,
    lost,
    async [Symbol.asyncDispose]() {
      proxy.closeAllConnections()
      proxy.close()
      await once(proxy, 'close')
    },
  }
}
