import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createDatabase } from '../../src/database.ts'
import { migratePostgres } from '../../src/file/migrate-postgres.ts'
import { importInto, revisionOf, rowsOf, seenBy } from '../support/postgres/replica-imports.ts'
import { startPostgres, startStandby } from '../support/postgres/server.ts'

test('a streaming replica that lags makes no answer older, and answers when it has caught up or the primary is away', async () => {
  const primary = await startPostgres(join(tmpdir(), 'primary'))
  await migratePostgres(primary.url)
  importInto(primary.url, '1')
  const standby = await startStandby(primary, join(tmpdir(), 'standby'), { recovery_min_apply_delay: '200ms' })
  const database = createDatabase(primary.url, { replicaUrls: [standby.url] })
  await database.connect()
  expect(await rowsOf(standby.url, 'SELECT pg_is_in_recovery() AS standby')).toEqual([{ standby: true }])
  expect(await seenBy(database)).toEqual(['1', '1', 1])

  await rowsOf(standby.url, 'SELECT pg_wal_replay_pause()')
  importInto(primary.url, '2')
  await database.catchUp(2)
  for (let times = 0; times < 5; times++) expect(await seenBy(database)).toEqual(['2', '2', 2])
  expect(await revisionOf(standby.url)).toBe(1)
  await rowsOf(standby.url, 'SELECT pg_wal_replay_resume()')

  let highest = 2
  for (let revision = 3; revision <= 5; revision++) {
    importInto(primary.url, String(revision))
    for (let times = 0; times < 5; times++) {
      const [siteTitle, title, seen] = await seenBy(database)
      expect([siteTitle, title]).toEqual([String(seen), String(seen)])
      expect(seen).toBeGreaterThanOrEqual(highest)
      highest = Number(seen)
    }
  }

  await database.catchUp(5)
  await vi.waitFor(async () => expect(await revisionOf(standby.url)).toBe(5), 20_000)
  await primary.stop()
  await vi.waitFor(async () => expect(await seenBy(database)).toEqual(['5', '5', 5]), 20_000)
  await database.close()
  await standby.stop()
})
