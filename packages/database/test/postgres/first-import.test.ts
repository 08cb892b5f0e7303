import { Client } from 'pg'
import { expect, test, vi } from 'vitest'
import { createDatabase } from '../../src/database.ts'
import { put, site } from '../support/archive.ts'
import { importsInto } from '../support/postgres/both-databases.ts'
import { temporaryPostgres } from '../support/postgres/temporary-postgres.ts'

const viewer = { preview: true, now: Date.UTC(2026, 1) }
const author = { name: 'Ann', aliases: [], slug: null, bio: null, url: null, avatar: null }
/** More files than an import needs to drop the indexes. */
const files = Array.from({ length: 250 }, (_, at) => `${at}.md`)

/** Begins an import of all files. */
function begin(url: string) {
  const writer = importsInto(url).beginImport()
  writer.putSite({ ...site, authors: [author] })
  for (const file of files) put(writer, file, { authors: [{ name: 'Ann', spelling: 'Ann' }] })
  // A question to the database, after which it has all rows.
  writer.filesShowing('none.png')
  return writer
}

test('a server starts while the first import runs, says that it is not ready, and serves the archive after the commit', async () => {
  await using postgres = await temporaryPostgres()
  const writer = begin(postgres.url)
  const server = createDatabase(postgres.url)
  await server.connect()
  expect([server.isReady(), server.revision()]).toEqual([false, 0])
  writer.commit(1)
  const reader = server.openSnapshot(viewer)
  expect(await reader.revision()).toBe(1)
  expect(await reader.articles.page({}).totalCount()).toBe(250)
  reader.release()
  await server.close()
})

test('an archive that lost all its files answers while another import fills it', async () => {
  await using postgres = await temporaryPostgres()
  begin(postgres.url).commit(1)
  const emptying = importsInto(postgres.url).beginImport()
  for (const file of files) emptying.removeFile(file)
  emptying.commit(2)
  const server = createDatabase(postgres.url)
  await server.connect()
  const writer = begin(postgres.url)
  const reader = server.openSnapshot(viewer)
  expect(await reader.articles.page({}).nodes()).toEqual([])
  reader.release()
  // The import has held this process up, so the server waits for a sign of the database.
  await vi.waitFor(() => expect(server.isReady()).toBe(true), 10_000)
  expect(writer.commit(3)).toMatchObject({ revision: 3, created: 250 })
  await server.close()
})

test('after a first import, every page of its tables is known to be visible, so indexes alone answer counts', async () => {
  await using postgres = await temporaryPostgres()
  const client = new Client(postgres.url)
  await client.connect()
  // Test servers do not wait for the disk, so a vacuum right after a commit would not know that the commit will stay.
  await client.query(`ALTER DATABASE ${new URL(postgres.url).pathname.slice(1)} SET synchronous_commit = on`)
  begin(postgres.url).commit(1)
  const { rows } = await client.query(
    `SELECT relname, relpages, relallvisible FROM pg_class WHERE relname IN ('Article', 'Body', 'ArticleSearch')`,
  )
  await client.end()
  expect(rows).toHaveLength(3)
  for (const { relpages, relallvisible } of rows) expect(relallvisible).toBe(relpages)
})

test('after a change of the tokens or the row numbers, the next import fills the search tables again', async () => {
  await using postgres = await temporaryPostgres()
  const client = new Client(postgres.url)
  await client.connect()
  begin(postgres.url).commit(1)
  const indexed = async () => {
    const { rows } = await client.query('SELECT "searchId", tokens FROM "ArticleSearch" ORDER BY 1')
    return rows
  }
  const before = await indexed()
  await client.query('UPDATE "Site" SET "tokenVersion" = 0')
  await client.query('UPDATE "Article" SET "searchId" = "searchId" + 1000000')
  await client.query('DELETE FROM "ArticleSearch" WHERE "searchId" < 100000')
  importsInto(postgres.url).beginImport().commit(2)
  expect(before).toHaveLength(250)
  expect(await indexed()).toEqual(before)
  await client.end()
})
