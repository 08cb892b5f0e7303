import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { article, asPreview, createTestSite, type TestSite } from '../test-site.ts'

let site: TestSite
let url: string
beforeEach(async () => {
  site = await createTestSite({ '_posts/a.md': article('A', ['author: Ann']) }, { now: Date.now() })
  url = `${await site.listen()}/graphql`
})
afterEach(() => site[Symbol.asyncDispose]())

const query = 'subscription { contentChanged { revision created updated deleted at } }'

interface ListenedEvent {
  event: string
  data: Record<string, Record<string, unknown>> | null
  /** The code of the first error. */
  code?: string
}

interface Listening {
  /** The next event, without pings; null at the end of the stream. */
  next(): Promise<ListenedEvent | null>
  leave(): void
}

/** Subscribes over HTTP with server-sent events. Resolves when the subscription is active. */
async function listen(headers: Record<string, string> = {}): Promise<Listening> {
  const abort = new AbortController()
  const watched = once(site.events, 'watching')
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query }),
    signal: abort.signal,
  })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  if (!response.body) throw new Error('An event stream has a body')
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  await watched
  let text = ''
  return {
    leave: () => abort.abort(),
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n')
        if (end >= 0) {
          const lines = text.slice(0, end).split('\n')
          text = text.slice(end + 2)
          const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
          const event = field('event')
          const data = field('data')
          if (event) {
            const result = data ? JSON.parse(data) : {}
            return { event, data: result.data ?? null, code: result.errors?.[0].extensions.code }
          }
          continue
        }
        const { value, done } = await reader.read()
        if (done) return null
        text += value
      }
    },
  }
}

test('an import by another process sends an event with the number of changes', async () => {
  const client = await listen()
  const importer = fork(join(import.meta.dirname, '../importing-process.ts'), [
    site.databaseUrl,
    site.contentDir,
    '_posts/a.md,_posts/b.md',
    '1',
  ])
  const ended = once(importer, 'exit')
  const event = await client.next()
  await ended
  expect(event).toEqual({
    event: 'next',
    // The author is deleted together with the last article.
    data: { contentChanged: { revision: '2', created: 1, updated: 1, deleted: 1, at: expect.any(String) } },
  })
  client.leave()
  await once(site.events, 'idle')
})

test('the public gets every move of the revision, with counts of visible changes only', async () => {
  const client = await listen()
  site.write({ '_posts/d.md': article('D', ['draft: true', 'tags: secret']) })
  await site.import()
  expect((await client.next())?.data?.contentChanged).toMatchObject({
    revision: '2',
    created: 0,
    updated: 0,
    deleted: 0,
  })
  site.write({ '_posts/d.md': article('D') })
  await site.import()
  expect((await client.next())?.data?.contentChanged).toMatchObject({
    revision: '3',
    created: 1,
    updated: 0,
    deleted: 0,
  })
  client.leave()
})

test('a preview counts drafts too', async () => {
  const client = await listen(asPreview)
  site.write({ '_posts/d.md': article('D', ['draft: true', 'tags: secret']) })
  await site.import()
  expect((await client.next())?.data?.contentChanged).toMatchObject({ revision: '2', created: 2 })
  client.leave()
})

test('the stream ends with the error SERVER_STOPPING when the server stops', async () => {
  const client = await listen()
  site.contentChanges.close()
  expect(await client.next()).toEqual({ event: 'next', data: null, code: 'SERVER_STOPPING' })
  expect(await client.next()).toEqual({ event: 'complete', data: null })
  expect(await client.next()).toBeNull()
})

test('the database is polled only while there are subscribers', async () => {
  const [one, other] = [await listen(), await addSubscriber()]
  one.leave()
  other.leave()
  await once(site.events, 'idle')
  site.write({ '_posts/b.md': article('B') })
  await site.import()
  const client = await listen()
  site.write({ '_posts/c.md': article('C') })
  await site.import()
  expect((await client.next())?.data?.contentChanged).toMatchObject({ revision: '3', created: 1 })
  client.leave()
})

/** Adds a subscriber while there is one already. */
async function addSubscriber(): Promise<{ leave: () => void }> {
  const abort = new AbortController()
  const headers = { accept: 'text/event-stream' }
  await fetch(`${url}?${new URLSearchParams({ query })}`, { headers, signal: abort.signal })
  return { leave: () => abort.abort() }
}
