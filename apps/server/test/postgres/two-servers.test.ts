import { EventEmitter, once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase } from '@broadsheet/database'
import { temporaryPostgres } from '@broadsheet/database/testing/postgres'
import { importFolder } from '@broadsheet/importer'
import { expect, test } from 'vitest'
import { article } from '../test-site.ts'
import { type ServerProcess, startServer } from './server-process.ts'

/** `IMPORTS=100 npx vitest run two-servers` runs the test longer. */
const imports = Number(process.env.IMPORTS ?? 10)
/** How long a server may answer with the revision before an import, in milliseconds. */
const LIMIT = 1_000
/** In milliseconds. An import with its events takes half a second on a quiet machine. */
const timeout = 60_000 + imports * 10_000

/** One answer of a server. Times are in milliseconds. */
interface Answer {
  askedAt: number
  revision: number
  title: string
}

/** Asks a server again and again for the same answer, which it may cache, until `end`. */
async function askUntil(server: ServerProcess, end: AbortSignal): Promise<Answer[]> {
  const answers: Answer[] = []
  while (!end.aborted) {
    const askedAt = performance.now()
    const response = await fetch(`${server.url}?query={site{revision}articles{nodes{title}}}`)
    const { data } = await response.json()
    answers.push({ askedAt, revision: Number(data.site.revision), title: data.articles.nodes[0].title })
  }
  return answers
}

/** A subscriber, and the revisions of its events so far. */
interface Subscriber {
  revisions: number[]
  /** Resolves when it has an event of this revision. */
  got(revision: number): Promise<void>
  close(): void
}

async function subscribe(server: ServerProcess): Promise<Subscriber> {
  const query = 'subscription { contentChanged { revision } }'
  const end = new AbortController()
  const response = await fetch(`${server.url}?${new URLSearchParams({ query })}`, {
    headers: { accept: 'text/event-stream' },
    signal: end.signal,
  })
  const revisions: number[] = []
  const events = new EventEmitter()
  const read = async () => {
    let text = ''
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString()
      const found = [...text.matchAll(/"revision":"(\d+)"/g)]
      revisions.push(...found.slice(revisions.length).map(([, number]) => Number(number)))
      events.emit('event')
    }
  }
  // It ends with an error when the test closes it.
  read().catch(() => {})
  return {
    revisions,
    async got(revision) {
      while (!revisions.includes(revision)) await once(events, 'event')
    },
    close: () => end.abort(),
  }
}

test(`over ${imports} imports, no server answers with an old revision after a second, and each subscriber gets each event once`, {
  timeout,
}, async () => {
  await using postgres = await temporaryPostgres()
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-content-'))
  const database = createDatabase(postgres.url)
  const importTitle = async (number: number) => {
    writeFileSync(join(folder, 'a.md'), article(`Title ${number}`))
    await importFolder({ folder, database })
    return performance.now()
  }
  await importTitle(1)
  const environment = { DATABASE_URL: postgres.url, CONTENT_DIR: folder }
  await using one = await startServer(environment)
  await using two = await startServer(environment)
  const servers = [one, two]
  const last = imports + 1
  const subscribers = await Promise.all([...servers, ...servers].map(subscribe))
  const end = new AbortController()
  const asking = servers.map((server) => askUntil(server, end.signal))
  const committedAt = [0, 0]
  for (let number = 2; number <= last; number++) {
    committedAt.push(await importTitle(number))
    // Moves in quick succession are one event.
    await Promise.all(subscribers.map((subscriber) => subscriber.got(number)))
  }
  end.abort()
  for (const subscriber of subscribers) subscriber.close()
  const answers = await Promise.all(asking)
  await database.close()
  rmSync(folder, { recursive: true })

  let slowest = 0
  for (const list of answers) {
    expect(list.length).toBeGreaterThan(imports)
    let highest = 0
    for (const { askedAt, revision, title } of list) {
      expect(title).toBe(`Title ${revision}`)
      expect(revision).toBeGreaterThanOrEqual(highest)
      highest = revision
      // The next import ended so long before this request.
      const late = revision < last ? askedAt - (committedAt[revision + 1] ?? 0) : 0
      slowest = Math.max(slowest, late)
    }
  }
  if (imports > 10)
    console.log(`${answers.flat().length} answers; the latest old one began ${slowest.toFixed(0)} ms after a commit`)
  expect(slowest).toBeLessThan(LIMIT)
  for (const { revisions } of subscribers) expect(revisions).toEqual(Array.from({ length: imports }, (_, at) => at + 2))
})
