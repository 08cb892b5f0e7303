import { Client } from 'pg'
import { expect, test, vi } from 'vitest'
import { createDatabase, type Database } from '../../src/database.ts'
import { DatabaseError } from '../../src/postgres/database-errors.ts'
import { IMPORT_CHANNEL } from '../../src/postgres/import-listener.ts'
import { temporaryPostgres } from '../support/postgres/temporary-postgres.ts'

const viewer = { preview: true, now: 0 }

interface Archive extends AsyncDisposable {
  url: string
  client: Client
  open(options?: Parameters<typeof createDatabase>[1]): Promise<Database>
}

/** An archive without articles, at revision 1. */
async function archive(): Promise<Archive> {
  const postgres = await temporaryPostgres()
  const client = new Client(postgres.url)
  // The test ends connections on purpose, and this one must survive an error of its own.
  client.on('error', () => {})
  await client.connect()
  await client.query('INSERT INTO "Site" (id, revision) VALUES (1, 1)')
  const open: Database[] = []
  return {
    url: postgres.url,
    client,
    async open(options) {
      const database = createDatabase(postgres.url, options)
      open.push(database)
      await database.connect()
      return database
    },
    async [Symbol.asyncDispose]() {
      for (const database of open) await database.close()
      await client.end()
      await postgres[Symbol.asyncDispose]()
    },
  }
}

async function revisionSeenBy(database: Database): Promise<number> {
  const reader = database.openSnapshot(viewer)
  try {
    return await reader.revision()
  } finally {
    reader.release()
  }
}

/** Ends all other connections to the database, as a restart of PostgreSQL does. */
async function endConnections(client: Client): Promise<void> {
  await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`)
}

test('each server notices an import of another process, with and without a notification', async () => {
  await using site = await archive()
  const servers = [await site.open(), await site.open()]
  const tokens = servers.map((server) => server.changeToken())
  expect(servers.map((server) => server.changeToken())).toEqual(tokens)
  await site.client.query(`BEGIN; UPDATE "Site" SET revision = 2; NOTIFY ${IMPORT_CHANNEL}, '2'; COMMIT`)
  await vi.waitFor(() => expect(servers.map((server) => server.revision())).toEqual([2, 2]), 10_000)
  expect(servers.every((server, index) => server.changeToken() !== tokens[index])).toBe(true)
  await site.client.query('UPDATE "Site" SET revision = 3')
  await vi.waitFor(() => expect(servers.map((server) => server.revision())).toEqual([3, 3]), 10_000)
})

test('a snapshot does not move while an import commits', async () => {
  await using site = await archive()
  const server = await site.open()
  const reader = server.openSnapshot(viewer)
  expect(await reader.revision()).toBe(1)
  await site.client.query(`UPDATE "Site" SET revision = 2, title = 'later'`)
  expect((await reader.site.row())?.title).toBe(null)
  reader.release()
  expect(await revisionSeenBy(server)).toBe(2)
})

test('a server survives the end of all its connections, and is not ready until it has new ones', async () => {
  await using site = await archive()
  const server = await site.open()
  expect(server.isReady()).toBe(true)
  const before = server.openSnapshot(viewer)
  await before.revision()
  await endConnections(site.client)
  await expect(before.site.row()).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' })
  before.release()
  await site.client.query('UPDATE "Site" SET revision = 2')
  await vi.waitFor(async () => expect(await revisionSeenBy(server)).toBe(2), 10_000)
  await vi.waitFor(() => expect(server.isReady()).toBe(true), 10_000)
})

test('a server watches the archive again after its connections ended in the middle of checks and notifications', async () => {
  await using site = await archive()
  const server = await site.open()
  for (let revision = 2; revision <= 8; revision++) {
    const notifications = Array.from({ length: 5 * revision }, () => `NOTIFY ${IMPORT_CHANNEL};`).join('')
    const other = new Client(site.url)
    other.on('error', () => {})
    await other.connect()
    await Promise.all([
      other.query(notifications).catch(() => {}),
      endConnections(site.client),
      server.catchUp(revision),
    ])
    await other.end()
    await site.client.query('UPDATE "Site" SET revision = $1', [revision])
    await vi.waitFor(() => expect([server.revision(), server.isReady()]).toEqual([revision, true]), 20_000)
  }
})

test('while the database is away, no response may come from a cache', async () => {
  await using site = await archive()
  const server = await site.open()
  const name = new URL(site.url).pathname.slice(1)
  const administrator = new Client(new URL('/postgres', site.url).href)
  await administrator.connect()
  await administrator.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
  await administrator.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
  await vi.waitFor(() => expect(server.isReady()).toBe(false), 10_000)
  expect(server.changeToken()).not.toBe(server.changeToken())
  await expect(revisionSeenBy(server)).rejects.toBeInstanceOf(DatabaseError)
  await administrator.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
  await administrator.end()
  await vi.waitFor(() => expect(server.isReady()).toBe(true), 10_000)
  expect(server.changeToken()).toBe(server.changeToken())
})

test('when 64 requests wait for a connection, the first for more than a second, the next one is refused at once', async () => {
  await using site = await archive()
  let now = 0
  const server = await site.open({ poolSize: 1, clock: () => now })
  const first = server.openSnapshot(viewer)
  await first.revision()
  const waiting = Array.from({ length: 63 }, () => revisionSeenBy(server))
  now = 1_001
  waiting.push(revisionSeenBy(server))
  await expect(revisionSeenBy(server)).rejects.toMatchObject({ code: 'SERVER_BUSY' })
  first.release()
  expect(new Set(await Promise.all(waiting))).toEqual(new Set([1]))
})

test('500 short requests at once are all answered over one connection', async () => {
  await using site = await archive()
  const server = await site.open({ poolSize: 1 })
  const all = await Promise.all(Array.from({ length: 500 }, () => revisionSeenBy(server)))
  expect(new Set(all)).toEqual(new Set([1]))
})

test('a statement that takes too long is stopped with a code', async () => {
  await using site = await archive()
  const server = await site.open({ statementTimeout: 1_000 })
  await site.client.query('BEGIN; LOCK TABLE "Article" IN ACCESS EXCLUSIVE MODE')
  const reader = server.openSnapshot(viewer)
  await expect(reader.articles.page({}).nodes()).rejects.toMatchObject({ code: 'QUERY_TIMEOUT' })
  reader.release()
  await site.client.query('ROLLBACK')
  expect(await revisionSeenBy(server)).toBe(1)
})
