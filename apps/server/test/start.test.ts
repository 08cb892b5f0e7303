import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { temporaryDatabase } from '@broadsheet/database/testing'
import { expect, test, vi } from 'vitest'
import { article, createTestSite } from './test-site.ts'

// Each test starts programs.

const main = join(import.meta.dirname, '../src/main.ts')

interface Run {
  process: ChildProcess
  /** The output so far. */
  output: () => string
  /** Resolves when the output contains the text. */
  prints: (text: string) => Promise<void>
  /** Resolves to the exit code. */
  ended: Promise<number>
}

function run(environment: Record<string, string>): Run {
  const child = spawn(process.execPath, [main], { env: { ...process.env, ...environment } })
  let text = ''
  const events = new EventTarget()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk
      events.dispatchEvent(new Event('more'))
    })
  }
  return {
    process: child,
    output: () => text,
    prints: async (part) => {
      while (!text.includes(part)) await once(events, 'more')
    },
    ended: once(child, 'close').then(([code]) => code),
  }
}

/** Starts the server, expects it to fail and returns its output. */
async function startError(environment: Record<string, string>): Promise<string> {
  const { ended, output } = run({ PORT: '0', ...environment })
  expect(await ended).toBe(1)
  return output()
}

test('the server prints its URLs and the number of articles, and stops at a signal', async () => {
  await using site = await createTestSite({ '_posts/a.md': article('A'), '_posts/b.md': article('B', ['draft: true']) })
  const {
    process: child,
    ended,
    output,
    prints,
  } = run({ DATABASE_URL: site.databaseUrl, CONTENT_DIR: site.contentDir, PORT: '0' })
  await prints('Reader')
  const [url = ''] = /http:\S+/.exec(output()) ?? []
  expect(
    output()
      .replaceAll(new URL(url).origin, 'URL')
      .replace(/from .*/, 'from …'),
  ).toBe('1 article from …\nAPI       URL/graphql\nGraphiQL  the same address, in a browser\nReader    URL/\n')
  const answer = await fetch(`${url}?query={articles{nodes{title}}}`)
  expect(await answer.json()).toEqual({ data: { articles: { nodes: [{ title: 'A' }] } } })
  const query = 'subscription { contentChanged { revision } }'
  const stream = await fetch(`${url}?${new URLSearchParams({ query })}`, { headers: { accept: 'text/event-stream' } })
  child.kill('SIGINT')
  // The subscription gets its last event and does not delay the stop.
  expect(await stream.text()).toMatch(/event: complete\n.*\n\n$/)
  expect(await ended).toBe(0)
})

test('the server says that its media come from another folder than its articles', async () => {
  await using site = await createTestSite({ '_posts/a.md': article('A') })
  await using other = await createTestSite({ '_posts/b.md': article('B') })
  const {
    process: child,
    ended,
    output,
    prints,
  } = run({
    DATABASE_URL: site.databaseUrl,
    CONTENT_DIR: other.contentDir,
    PORT: '0',
  })
  await prints('Reader')
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(output()).toMatch(
    /^1 article from (.*)\nMedia {5}from (?!\1\n).*, which is not the folder that was imported\n/,
  )
})

test('a server for all networks without PUBLIC_URL says that other machines cannot open its images', async () => {
  await using site = await createTestSite({ '_posts/a.md': article('A') })
  const own = { DATABASE_URL: site.databaseUrl, CONTENT_DIR: site.contentDir, HOST: '0.0.0.0', PORT: '0' }
  const printed = async (settings: Record<string, string>) => {
    const { process: child, ended, output, prints } = run({ ...own, ...settings })
    await prints('Reader')
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    return output()
  }
  expect(await printed({})).toContain('set PUBLIC_URL for clients on others')
  expect(await printed({ PUBLIC_URL: 'https://archive.example' })).not.toContain('PUBLIC_URL')
})

test('two server processes share a port; both see an import, and another replaces one that was killed', async () => {
  await using site = await createTestSite({ '_posts/a.md': article('A') })
  const server = run({ DATABASE_URL: site.databaseUrl, CONTENT_DIR: site.contentDir, PORT: '0', WORKERS: '2' })
  await server.prints('2 processes share the port')
  const [url = ''] = /http:\S+/.exec(server.output()) ?? []
  const titles = async () => {
    // Each connection goes to the next process.
    const response = await fetch(`${url}?query={articles{nodes{title}}}`, { headers: { connection: 'close' } })
    // The query names the shape.
    const { data } = (await response.json()) as { data: { articles: { nodes: { title: string }[] } } }
    return data.articles.nodes.map(({ title }) => title).join()
  }
  const eightTimes = async () => new Set(await Promise.all(Array.from({ length: 8 }, titles)))
  expect(await eightTimes()).toEqual(new Set(['A']))

  const subscription = new URLSearchParams({ query: 'subscription { contentChanged { created } }' })
  const streams = await Promise.all(
    Array.from({ length: 4 }, () => fetch(`${url}?${subscription}`, { headers: { accept: 'text/event-stream' } })),
  )
  const readers = streams.map(({ body }) => body?.pipeThrough(new TextDecoderStream()).getReader())
  const readUntil = async (reader: (typeof readers)[number], text: string) => {
    for (let read = ''; !read.includes(text); ) read += (await reader?.read())?.value
  }
  // The comment at the start of a stream.
  for (const reader of readers) await readUntil(reader, ':')
  site.write({ '_posts/b.md': article('B').replace('2022', '2021') })
  await site.import()
  expect(await eightTimes()).toEqual(new Set(['A,B']))
  for (const reader of readers) await readUntil(reader, '"created":1')
  for (const reader of readers) await reader?.cancel()

  const [killed = 0] = childrenOf(server.process)
  process.kill(killed, 'SIGKILL')
  await server.prints(`server process ${killed} ended; another one starts`)
  await vi.waitUntil(() => childrenOf(server.process).length === 2, { timeout: 10_000 })
  expect(await eightTimes()).toEqual(new Set(['A,B']))

  server.process.kill('SIGTERM')
  expect(await server.ended).toBe(0)
})

function childrenOf({ pid }: ChildProcess): number[] {
  const { stdout } = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
  return stdout.split('\n').filter(Boolean).map(Number)
}

/** Starts two server processes. `ask` returns the status of an answer, and rejects if the connection breaks. */
async function startTwo(site: { databaseUrl: string; contentDir: string }) {
  const server = run({ DATABASE_URL: site.databaseUrl, CONTENT_DIR: site.contentDir, PORT: '0', WORKERS: '2' })
  await server.prints('2 processes share the port')
  const [url = ''] = /http:\S+/.exec(server.output()) ?? []
  return { ...server, ask: () => fetch(`${url}?query={__typename}`).then(({ status }) => status) }
}

test('a connection that a killed process had not taken is answered by another process', async () => {
  await using site = await createTestSite({ '_posts/a.md': article('A') })
  const { ask, process: first, ended } = await startTwo(site)
  const [stopped = 0] = childrenOf(first)
  // A stopped process gets a connection, but does not take it.
  process.kill(stopped, 'SIGSTOP')
  const events = new EventTarget()
  let answered = 0
  const answers = Array.from({ length: 4 }, async () => {
    const status = await ask()
    answered++
    events.dispatchEvent(new Event('answer'))
    return status
  })
  while (answered < 3) await once(events, 'answer')
  process.kill(stopped, 'SIGKILL')
  expect(await Promise.all(answers)).toEqual([200, 200, 200, 200])
  first.kill('SIGTERM')
  expect(await ended).toBe(0)
})

test('the connections of clients break if all processes are killed, so that no client waits', async () => {
  await using site = await createTestSite({ '_posts/a.md': article('A') })
  const { ask, process: first, ended } = await startTwo(site)
  const both = childrenOf(first)
  for (const pid of both) process.kill(pid, 'SIGSTOP')
  const answers = Promise.allSettled(Array.from({ length: 4 }, ask))
  for (const pid of both) process.kill(pid, 'SIGKILL')
  expect((await answers).map(({ status }) => status)).toEqual(Array(4).fill('rejected'))
  first.kill('SIGTERM')
  expect(await ended).toBe(0)
})

test('an error at the start is printed once if the settings ask for three processes', async () => {
  using file = temporaryDatabase()
  expect(await startError({ DATABASE_URL: file.url, CONTENT_DIR: '/nowhere/at/all', WORKERS: '3' })).toBe(
    'CONTENT_DIR: there is no folder /nowhere/at/all; name the one that the articles are in\n',
  )
})

test('a port in use is reported in one line', async () => {
  await using site = await createTestSite({ '_posts/a.md': article('A') })
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  // The address of a listening server has a port.
  const { port } = other.address() as { port: number }
  const environment = { DATABASE_URL: site.databaseUrl, CONTENT_DIR: site.contentDir, PORT: String(port) }
  expect(await startError(environment)).toBe(
    `PORT: ${port} is in use by another program; stop that program, or set PORT to another number\n`,
  )
  other.close()
})

test('an unknown, missing or invalid database is reported in one line', async () => {
  using file = temporaryDatabase()
  const line = await startError({ DATABASE_URL: 'mysql://host/db' })
  expect(line).toMatch(/^DATABASE_URL: unknown kind of database \(mysql:\); .*\n$/)
  expect(await startError({ DATABASE_URL: `${file.url}.missing` })).toBe(
    `DATABASE_URL: ${file.file}.missing holds no archive yet; import a folder first: npm run seed, or broadsheet import\n`,
  )
  expect(await startError({ DATABASE_URL: `file:${main}` })).toBe(
    `DATABASE_URL: ${main}: file is not a database; name another file, or restore a backup of this one\n`,
  )
})

test('a missing content folder is reported in one line', async () => {
  using file = temporaryDatabase()
  expect(await startError({ DATABASE_URL: file.url, CONTENT_DIR: '/nowhere/at/all' })).toBe(
    'CONTENT_DIR: there is no folder /nowhere/at/all; name the one that the articles are in\n',
  )
})
