import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net'
import { ApiError, Archive, type SubscribeOptions } from '@broadsheet/client'
import { type EventTransportOptions, eventTransport } from '@broadsheet/client/events'
import { HttpError, httpTransport } from '@broadsheet/client/http'
import { ContentChangedDocument, TypedDocumentString } from '@broadsheet/client/text'
import { expect, test } from 'vitest'
import { article, createTestSite, type TestSite, token } from '../test-site.ts'

const soon = { retryDelay: () => 0 }
const files = { '_posts/a.md': article('A') }

const archiveAt = (url: string, options: EventTransportOptions = soon) =>
  new Archive(httpTransport(url), eventTransport(url, options))

const revisionsOf = async function* (archive: Archive, options?: SubscribeOptions) {
  for await (const { contentChanged } of archive.subscribe(ContentChangedDocument, options)) {
    yield Number(contentChanged.revision)
  }
}

async function addArticle(site: TestSite, name: string, fields: string[] = []): Promise<void> {
  site.write({ [`_posts/${name}.md`]: article(name, fields) })
  await site.import()
}

async function portOf(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // The server listens on a port.
  return port
}

/** A line to a server that can be cut, and that can lead to another server afterwards. */
async function startLine(target: string) {
  const sockets = new Set<Socket>()
  let { port } = new URL(target)
  const line = createTcpServer((socket) => {
    const onward = connect(Number(port), '127.0.0.1')
    for (const [from, to] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(from)
      from.pipe(to)
      from.on('error', () => to.destroy()).on('close', () => to.destroy())
    }
  })
  return {
    url: `http://127.0.0.1:${await portOf(line)}/graphql`,
    cut: () => {
      for (const socket of sockets) socket.destroy()
    },
    leadTo: (other: string) => {
      port = new URL(other).port
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      line.close()
      await once(line, 'close')
    },
  }
}

test('each import yields its change, and leaving the loop ends the subscription', async () => {
  await using site = await createTestSite(files, { now: Date.now() })
  const archive = archiveAt(`${await site.listen()}/graphql`)
  const changes = archive.subscribe(ContentChangedDocument)
  const [watched, first] = [once(site.events, 'watching'), changes.next()]
  await watched
  await addArticle(site, 'B')
  expect((await first).value).toMatchObject({ contentChanged: { revision: '2', created: 1, updated: 0, deleted: 0 } })
  const second = changes.next()
  await addArticle(site, 'C')
  expect((await second).value).toMatchObject({ contentChanged: { revision: '3' } })
  const idle = once(site.events, 'idle')
  await changes.return()
  await idle
})

test('an aborted signal ends the loop without an error', async () => {
  await using site = await createTestSite(files, { now: Date.now() })
  const stop = new AbortController()
  const changes = revisionsOf(archiveAt(`${await site.listen()}/graphql`), { signal: stop.signal })
  const [watched, idle, next] = [once(site.events, 'watching'), once(site.events, 'idle'), changes.next()]
  await watched
  stop.abort()
  expect(await next).toEqual({ done: true, value: undefined })
  await idle
  expect(await changes.next()).toEqual({ done: true, value: undefined })
})

test('a subscription continues when its connection is cut, and the client learns that it must read again', async () => {
  await using site = await createTestSite(files, { now: Date.now() })
  await using line = await startLine(await site.listen())
  const events: string[] = []
  const stop = new AbortController()
  const changes = revisionsOf(archiveAt(line.url), {
    signal: stop.signal,
    onConnect: () => events.push('connected'),
    onDisconnect: () => events.push('lost'),
  })
  const [watched, first] = [once(site.events, 'watching'), changes.next()]
  await watched
  await addArticle(site, 'B')
  expect((await first).value).toBe(2)
  const [idle, again] = [once(site.events, 'idle'), changes.next()]
  line.cut()
  await idle
  await once(site.events, 'watching')
  await addArticle(site, 'C')
  expect((await again).value).toBe(3)
  expect(events).toEqual(['connected', 'lost', 'connected'])
  stop.abort()
})

test('a subscription continues at the next server when a server stops', async () => {
  await using old = await createTestSite(files, { now: Date.now() })
  await using next = await createTestSite(files, { now: Date.now() })
  await using line = await startLine(await old.listen())
  const reasons: unknown[] = []
  const stop = new AbortController()
  const onDisconnect = (reason: unknown) => {
    reasons.push(reason)
    line.cut()
  }
  const changes = revisionsOf(archiveAt(line.url), { signal: stop.signal, onDisconnect })
  const [watched, first] = [once(old.events, 'watching'), changes.next()]
  await watched
  line.leadTo(await next.listen())
  const taken = once(next.events, 'watching')
  old.contentChanges.close()
  await taken
  await addArticle(next, 'B')
  expect((await first).value).toBe(2)
  // The client may send its next request on the connection that was cut, which fails once more.
  expect(reasons[0]).toMatchObject({ name: 'Disconnected', message: expect.stringMatching(/^The server stops/) })
  stop.abort()
})

test('a connection that is silent for too long is made again, and so is one that is refused for a while', async () => {
  const answers: ((response: ServerResponse) => void)[] = [
    (response) => response.writeHead(503, { 'retry-after': '0' }).end('A proxy without a server'),
    (response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n'),
    (response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).end('event: complete\ndata:\n\n'),
  ]
  const server = createServer((_request, response) => answers.shift()?.(response))
  const url = `http://127.0.0.1:${await portOf(server)}/graphql`
  const reasons: string[] = []
  const archive = archiveAt(url, { ...soon, maxSilence: 100 })
  const onDisconnect = (reason: unknown) => reasons.push(String(reason))
  for await (const _ of archive.subscribe(ContentChangedDocument, { onDisconnect })) expect.unreachable()
  expect(reasons).toEqual([
    `Disconnected: ${url} answered with status 503`,
    `Disconnected: ${url} sent nothing for 100 ms`,
  ])
  server.close()
})

test('a refused document and an address that is not the API throw', async () => {
  await using site = await createTestSite(files, { reader: true })
  const base = await site.listen()
  const failureOf = (url: string, document: typeof ContentChangedDocument) =>
    archiveAt(url)
      .subscribe(document)
      .next()
      .catch((error) => error)
  const unknown: typeof ContentChangedDocument = new TypedDocumentString('subscription { contentChange { revision } }')
  const refused = await failureOf(`${base}/graphql`, unknown)
  expect(refused).toBeInstanceOf(ApiError)
  expect(refused).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' })
  expect(await failureOf(`${base}/archives/`, ContentChangedDocument)).toBeInstanceOf(HttpError)
  const without = new Archive(httpTransport(`${base}/graphql`)).subscribe(ContentChangedDocument)
  await expect(without.next()).rejects.toThrow('eventTransport(url)')
})

test('with the preview token, drafts are counted', async () => {
  await using site = await createTestSite(files, { now: Date.now() })
  const changes = archiveAt(`${await site.listen()}/graphql`, { ...soon, token }).subscribe(ContentChangedDocument)
  const [watched, first] = [once(site.events, 'watching'), changes.next()]
  await watched
  await addArticle(site, 'D', ['draft: true'])
  expect((await first).value).toMatchObject({ contentChanged: { created: 1 } })
  await changes.return()
})
