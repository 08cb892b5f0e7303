import { expect, test, vi } from 'vitest'
import { createDatabase } from '../../src/database.ts'
import { importInto, revisionOf, rowsOf, seenBy } from '../support/postgres/replica-imports.ts'
import { temporaryPostgres } from '../support/postgres/temporary-postgres.ts'

/** Gives the database a mark that only its own answers show. */
async function mark(url: string, title: string): Promise<void> {
  await rowsOf(url, 'UPDATE "Site" SET title = $1', [title])
}

test('requests use a replica while it is as new as the primary, and the primary while the replica is behind', async () => {
  await using primary = await temporaryPostgres()
  // A second database that gets each import later is a replica that lags.
  await using replica = await temporaryPostgres()
  for (const { url } of [primary, replica]) importInto(url, 'One')
  await mark(replica.url, 'replica')
  const database = createDatabase(primary.url, { replicaUrls: [replica.url] })
  await database.connect()
  expect(await seenBy(database)).toEqual(['replica', 'One', 1])

  importInto(primary.url, 'Two')
  await database.catchUp(2)
  for (let times = 0; times < 5; times++) expect(await seenBy(database)).toEqual(['Two', 'Two', 2])

  importInto(replica.url, 'Two')
  await mark(replica.url, 'replica')
  await vi.waitFor(async () => expect(await seenBy(database)).toEqual(['replica', 'Two', 2]), 10_000)
  // The names and counts of both are in one cache, so the token of cached responses does not move between them.
  expect(database.changeToken()).toBe(database.changeToken())
  await database.close()
})

test('no snapshot is older than one before it while imports reach a replica at random times', async () => {
  await using primary = await temporaryPostgres()
  await using replica = await temporaryPostgres()
  for (const { url } of [primary, replica]) importInto(url, '1')
  const database = createDatabase(primary.url, { replicaUrls: [replica.url] })
  await database.connect()
  let highest = 1
  for (let revision = 2; revision <= 8; revision++) {
    importInto(primary.url, String(revision))
    for (let times = 0; times < 4; times++) {
      const [siteTitle, title, seen] = await seenBy(database)
      expect([siteTitle, title]).toEqual([String(seen), String(seen)])
      expect(seen).toBeGreaterThanOrEqual(highest)
      highest = Math.max(highest, Number(seen))
    }
    if (revision % 3 === 0)
      while ((await revisionOf(replica.url)) < revision)
        importInto(replica.url, String((await revisionOf(replica.url)) + 1))
  }
  await database.close()
})

test('a replica that is away costs no request: the primary answers', async () => {
  await using primary = await temporaryPostgres()
  importInto(primary.url, 'One')
  const away = new URL(primary.url)
  away.port = '1'
  const database = createDatabase(primary.url, { replicaUrls: [away.href] })
  await database.connect()
  for (let times = 0; times < 5; times++) expect(await seenBy(database)).toEqual(['One', 'One', 1])
  await database.close()
})

test('a revision that another process has seen is known as soon as it is asked for, and one that does not exist causes no error', async () => {
  await using primary = await temporaryPostgres()
  importInto(primary.url, 'One')
  const database = createDatabase(primary.url)
  await database.connect()
  await rowsOf(primary.url, 'UPDATE "Site" SET revision = 2')
  await database.catchUp(2)
  expect(database.revision()).toBe(2)
  await database.catchUp(1_000)
  expect(database.revision()).toBe(2)
  await database.close()
})
