import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createDatabase } from '@broadsheet/database'
import { temporaryPostgres } from '@broadsheet/database/testing/postgres'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { Announcer } from '../../src/announce/announcer.ts'
import type { ArchiveChanges } from '../../src/announce/archive-changes.ts'
import { importFolder } from '../../src/operations/import-folder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { article, testArchive } from '../support/test-archive.ts'

const key = Buffer.alloc(32, 7)

interface Received {
  id: string
  type: string
  data: ArchiveChanges
}

/** A receiver that checks each signature with the library of the specification. `answers` are the next statuses, then 204. */
async function startReceiver(answers: number[] = []) {
  const received: Received[] = []
  const verifier = new Webhook(`whsec_${key.toString('base64')}`)
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const body = Buffer.concat(await request.toArray()).toString()
    const headers = request.headers as Record<string, string> // The library takes Node's headers in this type.
    const message = verifier.verify(body, headers) as Omit<Received, 'id'>
    received.push({ id: String(request.headers['webhook-id']), type: message.type, data: message.data })
    response.writeHead(answers.shift() ?? 204, { location: '/elsewhere' }).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // The server listens on a port.
  return {
    received,
    webhook: { url: new URL(`http://127.0.0.1:${port}/hook`), secret: key },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const signal = new AbortController().signal
const namesOf = ({ changes }: ArchiveChanges) => changes.map(({ kind, type, path }) => `${kind} ${type} ${path}`).sort()

test('each import that changes something sends one signed message that names what changed', async () => {
  using archive = testArchive({
    'site.yml': 'title: Times\n',
    'a.md': article('A', ['author: Ann']),
    'b.md': article('B'),
    'draft.md': article('Draft', ['draft: true']),
  })
  await using receiver = await startReceiver()
  const database = createDatabase(archive.databaseUrl)
  const announcer = new Announcer({ database, webhook: receiver.webhook, signal, settleMs: 0 })
  const announce = async () => {
    await archive.import()
    return (await announcer.attempt()).state
  }
  expect(await announce()).toBe('delivered')
  // Nothing was announced before, so everything is new.
  expect(receiver.received[0]).toMatchObject({
    type: 'archive.changed',
    data: { complete: false, tags: ['broadsheet'] },
  })
  expect(await announce()).toBe('current')

  archive.folder.write({ 'a.md': article('A2', ['author: Ann']), 'c.md': article('C') })
  archive.folder.remove('b.md')
  expect(await announce()).toBe('delivered')
  const { data } = receiver.received[1] as Received
  expect(namesOf(data)).toEqual(['CREATED Article /c/', 'DELETED Article null', 'UPDATED Article /a/'])
  expect(data).toMatchObject({ complete: true, siteChanged: false, revision: String(database.revision()) })
  expect(data.tags).toEqual(['broadsheet-lists', ...data.changes.map(({ id }) => id)])

  archive.folder.write({ 'site.yml': 'title: The Times\n' })
  expect(await announce()).toBe('delivered')
  expect(receiver.received[2]?.data).toMatchObject({ siteChanged: true, changes: [] })
  expect(receiver.received[2]?.data.tags).toEqual(['broadsheet-lists', 'broadsheet-site'])

  // An edit of a draft is not public.
  archive.folder.write({ 'draft.md': article('Secret', ['draft: true']) })
  expect(await announce()).toBe('delivered')
  expect(receiver.received[3]?.data).toMatchObject({ complete: true, changes: [] })
  expect(receiver.received.length).toBe(4)
  database.close()
})

test('what was not delivered is part of the next message, also after the program has ended', async () => {
  using archive = testArchive({ 'a.md': article('A') })
  // The receiver fails, then sends elsewhere, which is not followed.
  await using receiver = await startReceiver([204, 500, 302])
  const database = createDatabase(archive.databaseUrl)
  const start = () => new Announcer({ database, webhook: receiver.webhook, signal, settleMs: 0 })
  await archive.import()
  const first = start()
  expect(await first.attempt()).toMatchObject({ state: 'delivered' })
  archive.folder.write({ 'b.md': article('B') })
  await archive.import()
  const host = receiver.webhook.url.host
  expect(await first.attempt()).toEqual({ state: 'failed', why: `${host} answered with status 500` })
  expect(await first.attempt()).toEqual({ state: 'failed', why: `${host} answered with status 302` })
  // A receiver can tell that both are the same message.
  expect(receiver.received[2]?.id).toBe(receiver.received[1]?.id)
  archive.folder.write({ 'c.md': article('C') })
  await archive.import()
  const second = start()
  expect(await second.attempt()).toMatchObject({ state: 'delivered' })
  expect(namesOf((receiver.received[3] as Received).data)).toEqual(['CREATED Article /b/', 'CREATED Article /c/'])
  expect(receiver.received[3]?.id).not.toBe(receiver.received[1]?.id)
  expect(await start().attempt()).toEqual({ state: 'current' })
  database.close()
})

test('a message is not sent again when the database could not note it at once', async () => {
  using archive = testArchive({ 'a.md': article('A') })
  await using receiver = await startReceiver()
  const database = createDatabase(archive.databaseUrl)
  const announcer = new Announcer({ database, webhook: receiver.webhook, signal, settleMs: 0 })
  await archive.import()
  // Another import has the write lock.
  const other = database.beginImport()
  expect(await announcer.attempt()).toMatchObject({ state: 'delivered' })
  other.rollback()
  expect(await database.announcements.last()).toBeNull()
  expect(await announcer.attempt()).toEqual({ state: 'current' })
  expect(await database.announcements.last()).toMatchObject({ revision: 1 })
  expect(receiver.received.length).toBe(1)
  database.close()
})

test('more than a thousand changes are not named one by one', async () => {
  using archive = testArchive({ 'a.md': article('A') })
  await using receiver = await startReceiver()
  const database = createDatabase(archive.databaseUrl)
  const announcer = new Announcer({ database, webhook: receiver.webhook, signal, settleMs: 0 })
  await archive.import()
  await announcer.attempt()
  archive.folder.write(
    Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`many/${at}.md`, article(`${at}`)])),
  )
  await archive.import()
  await announcer.attempt()
  expect(receiver.received[1]?.data).toMatchObject({ complete: false, changes: [], tags: ['broadsheet'] })
  expect(await announcer.attempt()).toEqual({ state: 'current' })
  database.close()
})

test('on PostgreSQL, two programs that import and announce send each change once', async () => {
  await using postgres = await temporaryPostgres()
  using folder = temporaryFolder({ 'a.md': article('A') })
  await using receiver = await startReceiver()
  const databases = [createDatabase(postgres.url), createDatabase(postgres.url)]
  for (const [at, database] of databases.entries()) {
    await database.connect()
    folder.write({ 'a.md': article(`A${at}`) })
    await importFolder({ folder: folder.path, database })
    const announcer = new Announcer({ database, webhook: receiver.webhook, signal, settleMs: 0 })
    expect((await announcer.attempt()).state).toBe('delivered')
    expect((await announcer.attempt()).state).toBe('current')
  }
  expect(receiver.received.map(({ data }) => [data.complete, ...namesOf(data)])).toEqual([
    [false],
    [true, 'UPDATED Article /a/'],
  ])
  for (const database of databases) await database.close()
})
