import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { article, createTestSite } from './test-site.ts'

const main = join(import.meta.dirname, '../src/main.ts')

/** Starts a server for a site, and waits for a line of its output. */
async function start(
  site: { databaseUrl: string; contentDir: string },
  line: string,
  more: Record<string, string> = {},
) {
  const settings = { DATABASE_URL: site.databaseUrl, CONTENT_DIR: site.contentDir, PORT: '0', ...more }
  const child = spawn(process.execPath, [main], { env: { ...process.env, ...settings } })
  onTestFinished(() => void child.kill('SIGKILL'))
  let text = ''
  const prints = async (part: string) => {
    while (!text.includes(part)) await once(child.stdout, 'data')
  }
  child.stdout.on('data', (chunk) => {
    text += chunk
  })
  await prints(line)
  return { child, url: /http:\S+/.exec(text)?.[0] ?? '', prints, ended: once(child, 'close').then(([code]) => code) }
}

/** Clients that ask again and again over kept connections, each time with another query, until `stop`. */
function clients(url: string, count: number) {
  const lost: string[] = []
  const headers = { connection: new Set<string | undefined>() }
  let answered = 0
  let stopped = false
  const one = async (name: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (let number = 0; !stopped; number++) {
      try {
        // No answer comes from the cache.
        const variables = JSON.stringify({ query: `word ${name} ${number}` })
        const response = await request(`${url}?${new URLSearchParams({ query: search, variables })}`, agent)
        headers.connection.add(response.connection)
        if (response.status === 200) answered++
        else lost.push(String(response.status))
      } catch (error) {
        if (error instanceof Refused) break
        lost.push(String(error))
      }
    }
    agent.destroy()
  }
  const all = Promise.all(Array.from({ length: count }, (_, name) => one(name)))
  return {
    lost,
    headers,
    answered: () => answered,
    /** Resolves when so many more requests were answered. */
    async more(requests: number) {
      const wanted = answered + requests
      while (answered < wanted) await setTimeout(5)
    },
    ended: all,
    stop: () => {
      stopped = true
      return all
    },
  }
}

function request(url: string, agent: Agent): Promise<{ status: number | undefined; connection: string | undefined }> {
  return new Promise((resolve, reject) => {
    let answering = false
    const sent = get(url, { agent }, (response) => {
      answering = true
      response.on('error', reject)
      response.on('end', () => resolve({ status: response.statusCode, connection: response.headers.connection }))
      response.resume()
    })
    // Without an answer on a new connection, no server has accepted it. A proxy then sends the request to another one.
    sent.on('error', (error) => reject(sent.reusedSocket || answering ? error : new Refused()))
  })
}

const search =
  'query ($query: String!) { search(query: $query, mode: ANY_TERM, first: 20) { nodes { article { html } } } }'

/** The server accepts no connections any more. */
class Refused extends Error {}

const files = Object.fromEntries(
  Array.from({ length: 20 }, (_, number) => [
    `_posts/${number}.md`,
    article(`Word ${number}`, [], 'A word. '.repeat(200)),
  ]),
)

test.for([
  { signal: 'SIGTERM', workers: '1' },
  { signal: 'SIGTERM', workers: '2' },
  { signal: 'SIGINT', workers: '1' },
] as const)(
  '$signal loses no request in flight with $workers processes, and the exit code is 0',
  async ({ signal, workers }) => {
    await using site = await createTestSite(files)
    const { child, url, ended } = await start(site, workers === '1' ? 'Reader' : '2 processes share', {
      WORKERS: workers,
    })
    const { more, ended: allEnded, lost, headers } = clients(url, 8)
    await more(40)
    child.kill(signal)
    await allEnded
    expect(await ended).toBe(0)
    // A person at a terminal does not want to wait, so idle connections are closed at once, and a request may be on its way.
    if (signal === 'SIGTERM') expect([lost, headers.connection.has('close')]).toEqual([[], true])
  },
)

test('during SHUTDOWN_DELAY /ready answers 503 while other requests are still answered', async () => {
  await using site = await createTestSite({ '_posts/a.md': article('A') })
  const { child, url, ended } = await start(site, 'Reader', { SHUTDOWN_DELAY: '2' })
  const query = new URLSearchParams({ query: 'subscription { contentChanged { revision } }' })
  const stream = await fetch(`${url}?${query}`, { headers: { accept: 'text/event-stream' } })
  child.kill('SIGTERM')
  const ready = url.replace('graphql', 'ready')
  let response = await fetch(ready)
  while (response.status === 200) response = await fetch(ready)
  expect([response.status, await response.text()]).toEqual([503, 'not ready: the server is stopping\n'])
  const answer = await fetch(`${url}?query={articles{totalCount}}`)
  expect([answer.headers.get('connection'), await answer.json()]).toEqual([
    'close',
    { data: { articles: { totalCount: 1 } } },
  ])
  expect(await stream.text()).toMatch(/event: next\n.*"code":"SERVER_STOPPING".*\n\nevent: complete\n/)
  expect(await ended).toBe(0)
})

test('SIGUSR2 replaces the processes one after the other, and clients notice nothing', async ({ skip }) => {
  if (process.platform === 'win32') skip()
  await using site = await createTestSite(files)
  const { child, url, prints, ended } = await start(site, '2 processes share', { WORKERS: '2' })
  const { more, stop, lost, answered } = clients(url, 6)
  await more(30)
  child.kill('SIGUSR2')
  await prints('All server processes were replaced')
  await more(30)
  await stop()
  expect(lost).toEqual([])
  expect(answered()).toBeGreaterThan(60)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})
