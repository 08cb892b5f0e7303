import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'

/** A host of images on this machine, as good and as bad as those of the web. */
export interface ImageHost extends AsyncDisposable {
  /** `http://127.0.0.1:…` */
  origin: string
  port: number
  /** The requests so far. */
  requests: { path: string; headers: IncomingMessage['headers'] }[]
  /** Paths that were asked for, without robots.txt, in order. */
  paths(): string[]
}

type Answer = (request: IncomingMessage, response: ServerResponse, path: string) => void

export const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#c04020' } })
  .jpeg()
  .toBuffer()

function send(content: Buffer, headers: Record<string, string> = {}): Answer {
  return (_request, response) => void response.writeHead(200, { 'Content-Type': 'image/jpeg', ...headers }).end(content)
}

function redirect(location: (port: number) => string): Answer {
  return ({ socket }, response) => {
    const { port } = socket.address() as AddressInfo // The server listens on a port of TCP.
    response.writeHead(302, { Location: location(port) }).end()
  }
}

/** Starts a host. `answers` are added to the ones that every host has. */
export async function imageHost(answers: Record<string, Answer> = {}): Promise<ImageHost> {
  const requests: ImageHost['requests'] = []
  let busy = 0
  const all: Record<string, Answer> = {
    '/robots.txt': (_request, response) => void response.end('User-agent: Broadsheet\nDisallow: /private/\n'),
    '/a.jpg': send(photo, { 'Set-Cookie': 'id=1' }),
    '/copy.jpg': send(photo),
    '/private/a.jpg': send(photo),
    '/page.jpg': send(Buffer.from('<!doctype html><title>Sold</title>')),
    '/large.jpg': (_request, response) => void response.writeHead(200, { 'Content-Length': 50_000_000 }).write(photo),
    '/endless.jpg': (_request, response) => endless(response),
    // The server sends nothing more, and keeps the connection.
    '/silent.jpg': () => {},
    '/stuck.jpg': (_request, response) => void response.writeHead(200, { 'Content-Length': 1_000 }).write(photo),
    '/cut.jpg': (_request, response) => {
      response.writeHead(200, { 'Content-Length': photo.length + 1 }).write(photo, () => response.destroy())
    },
    '/drip.jpg': (_request, response) => drip(response),
    '/error.jpg': (_request, response) => void response.writeHead(500).end(),
    '/forbidden.jpg': (_request, response) => void response.writeHead(403).end(),
    '/busy.jpg': (request, response, path) => {
      busy += 1
      if (busy === 1) response.writeHead(429, { 'Retry-After': '0' }).end()
      else send(photo)(request, response, path)
    },
    '/tomorrow.jpg': (_request, response) => void response.writeHead(503, { 'Retry-After': '86400' }).end(),
    '/moved.jpg': redirect(() => '/a.jpg'),
    '/loop.jpg': redirect(() => '/loop.jpg'),
    '/to-loopback.jpg': redirect((port) => `http://127.0.0.2:${port}/a.jpg`),
    '/to-number.jpg': redirect((port) => `http://2130706434:${port}/a.jpg`),
    '/to-ipv6.jpg': redirect((port) => `http://[::ffff:127.0.0.2]:${port}/a.jpg`),
    '/to-metadata.jpg': redirect(() => 'http://169.254.169.254/latest/meta-data'),
    '/to-file.jpg': redirect(() => 'file:///etc/passwd'),
    ...answers,
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://host')
    requests.push({ path: pathname, headers: request.headers })
    const answer = all[pathname]
    if (answer === undefined) response.writeHead(404).end()
    else answer(request, response, pathname)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // The server listens on a port of TCP.
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    requests,
    paths: () => requests.map(({ path }) => path).filter((path) => path !== '/robots.txt'),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function endless(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'image/jpeg' })
  response.write(photo)
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
  }
  response.on('drain', more)
  more()
}

/** Sends a byte from time to time, so that the answer is never silent and never ends. */
function drip(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'image/jpeg' })
  const timer = setInterval(() => response.write('x'), 20)
  response.on('close', () => clearInterval(timer))
}
