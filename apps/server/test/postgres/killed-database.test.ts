import { EventEmitter, once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase } from '@broadsheet/database'
import { migratePostgres } from '@broadsheet/database/testing/migrate-postgres'
import { startPostgres } from '@broadsheet/database/testing/postgres-server'
import { importFolder } from '@broadsheet/importer'
import { expect, test } from 'vitest'
import { article } from '../test-site.ts'
import { startServer } from './server-process.ts'

/** `DATABASE_KILLS=50` kills it more often. */
const kills = Number(process.env.DATABASE_KILLS ?? 2)
const clients = 4
/** In milliseconds. A kill takes three seconds on a quiet machine. */
const timeout = 60_000 + kills * 20_000

test(`PostgreSQL killed ${kills} times under load: clear errors meanwhile, right answers after, and no server restarted`, {
  timeout,
}, async () => {
  const postgres = await startPostgres(join(tmpdir(), 'postgres-to-kill'))
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-content-'))
  for (let number = 0; number < 20; number++) writeFileSync(join(folder, `${number}.md`), article(`Title ${number}`))
  await migratePostgres(postgres.url)
  const database = createDatabase(postgres.url)
  await importFolder({ folder, database })
  await database.close()
  await using server = await startServer({ DATABASE_URL: postgres.url, CONTENT_DIR: folder })
  const counts = { right: 0, refused: 0 }
  let number = 0
  /** Sends one request that no cache can answer. Returns whether the answer is the archive. */
  const ask = async () => {
    const query = `{ articles(first: 5, where: { title: { contains: "Title 1" } }) { totalCount nodes { title } } q${number++}: __typename }`
    const response = await fetch(`${server.url}?${new URLSearchParams({ query })}`)
    const { data, errors } = await response.json()
    if (errors === undefined) {
      expect(response.status).toBe(200)
      expect(data.articles.totalCount).toBe(11)
      expect(data.articles.nodes).toHaveLength(5)
      counts.right++
      return true
    }
    const codes = errors.map((error: { extensions: { code: string } }) => error.extensions.code)
    expect(['DATABASE_UNAVAILABLE', 'SERVER_BUSY', 'QUERY_TIMEOUT', 'NOT_READY']).toEqual(expect.arrayContaining(codes))
    expect(response.status).toBe(503)
    expect(data?.articles ?? null).toBe(null)
    counts.refused++
    return false
  }
  const end = new AbortController()
  const answered = new EventEmitter()
  const client = async () => {
    while (!end.signal.aborted) {
      await ask()
      answered.emit('answer')
    }
  }
  const load = Promise.all(Array.from({ length: clients }, client))
  // A wait for an answer ends with the error of a client that got a wrong one.
  load.catch((error) => answered.emit('error', error))
  /** Waits for so many more answers of a kind. */
  const more = async (kind: keyof typeof counts, count: number) => {
    const wanted = counts[kind] + count
    while (counts[kind] < wanted) await once(answered, 'answer')
  }
  const ready = server.url.replace('/graphql', '/ready')
  const returned: number[] = []
  for (let kill = 1; kill <= kills; kill++) {
    await more('right', 20)
    await postgres.kill()
    await more('refused', 5)
    expect((await fetch(ready)).status).toBe(503)
    await postgres.start()
    const startedAt = performance.now()
    await more('right', 1)
    returned.push(performance.now() - startedAt)
    while ((await fetch(ready)).status !== 200) await once(answered, 'answer')
  }
  end.abort()
  await load
  expect([server.process.exitCode, server.process.signalCode]).toEqual([null, null])
  if (kills > 2) {
    const times = returned.map((time) => Math.round(time)).join(', ')
    console.log(
      `${counts.right} right answers, ${counts.refused} refused; first right answer after the start: ${times} ms`,
    )
  }
  await postgres.stop()
  rmSync(folder, { recursive: true })
})
