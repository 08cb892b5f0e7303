import { EventEmitter, once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase } from '@broadsheet/database'
import { temporaryPostgres } from '@broadsheet/database/testing/postgres'
import { importFolder } from '@broadsheet/importer'
import { expect, test } from 'vitest'
import { article } from '../test-site.ts'
import { startBalancer } from './balancer.ts'
import { startServer } from './server-process.ts'

/** `SERVER_KILLS=50` kills them more often. */
const kills = Number(process.env.SERVER_KILLS ?? 3)
const clients = 4
/** In milliseconds. A kill, with the start of another server, takes two seconds on a quiet machine. */
const timeout = 60_000 + kills * 60_000

test(`one of two servers killed ${kills} times under load: no request is lost but those that it was answering`, {
  timeout,
}, async () => {
  await using postgres = await temporaryPostgres()
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-content-'))
  for (let number = 0; number < 20; number++) writeFileSync(join(folder, `${number}.md`), article(`Title ${number}`))
  const database = createDatabase(postgres.url)
  await importFolder({ folder, database })
  await database.close()
  const start = async () => {
    const server = await startServer({ DATABASE_URL: postgres.url, CONTENT_DIR: folder })
    return { origin: new URL(server.url).origin, process: server.process }
  }
  const running = [await start(), await start()]
  await using balancer = await startBalancer(running.map(({ origin }) => origin))

  const counts = { right: 0, refused: 0, lost: 0 }
  const answered = new EventEmitter()
  const end = new AbortController()
  let number = 0
  const client = async () => {
    while (!end.signal.aborted) {
      // No cache has the answer.
      const query = `{ articles(first: 5, where: { title: { contains: "Title 1" } }) { totalCount nodes { title } } q${number++}: __typename }`
      const response = await fetch(`${balancer.url}/graphql?${new URLSearchParams({ query })}`)
      const body = await response.text()
      if (response.status === 502) counts.lost++
      // On a busy machine, a server refuses what would wait too long.
      else if (response.status === 503 && body.includes('SERVER_BUSY')) counts.refused++
      else {
        expect([response.status, body]).toEqual([200, expect.stringContaining('"totalCount":11')])
        counts.right++
      }
      answered.emit('answer')
    }
  }
  const load = Promise.all(Array.from({ length: clients }, client))
  // A wait for an answer ends with the error of a client that got a wrong one.
  load.catch((error) => answered.emit('error', error))
  const more = async (count: number) => {
    const wanted = counts.right + count
    while (counts.right < wanted) await once(answered, 'answer')
  }
  const ends: { origin: string; killedAt: number; endedAt: number }[] = []
  for (let kill = 0; kill < kills; kill++) {
    await more(40)
    const [killed] = running.splice(0, 1)
    if (killed === undefined) throw new Error('No server runs')
    const exit = once(killed.process, 'exit')
    const killedAt = performance.now()
    killed.process.kill('SIGKILL')
    await exit
    ends.push({ origin: killed.origin, killedAt, endedAt: performance.now() })
    await more(40)
    running.push(await start())
    balancer.servers.splice(0, balancer.servers.length, ...running.map(({ origin }) => origin))
  }
  await more(40)
  end.abort()
  await load
  rmSync(folder, { recursive: true })

  expect(counts.lost).toBe(balancer.lost.length)
  const answering = new Map<object, number>()
  for (const { server, sentAt } of balancer.lost) {
    expect(sentAt).toBeGreaterThan(0)
    // A later server may get the port of an earlier one. A server that was not killed has no end.
    const end = ends.find(({ origin, endedAt }) => origin === server && sentAt < endedAt)
    expect(end).toBeDefined()
    // Until its process has ended, the system accepts requests for it. Only the others were sent to a running server.
    if (end && sentAt < end.killedAt) answering.set(end, (answering.get(end) ?? 0) + 1)
  }
  // A client waits for one answer at a time.
  for (const count of answering.values()) expect(count).toBeLessThanOrEqual(clients)
  if (kills > 3)
    console.log(`${counts.right} right answers, ${counts.refused} refused, ${counts.lost} lost with a server`)
})
