import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { temporaryDatabase } from '@broadsheet/database/testing'
import { expect, test, vi } from 'vitest'
import { article, world } from './world.ts'

// Each test starts programs.
vi.setConfig({ testTimeout: 30_000 })

const main = join(import.meta.dirname, '../src/main.ts')

interface Run {
  process: ChildProcess
  /** What it has said so far. */
  said: () => string
  /** Until it says this. */
  says: (text: string) => Promise<void>
  /** Until it ends: its exit code. */
  ended: Promise<number>
}

function run(environment: Record<string, string>): Run {
  const child = spawn(process.execPath, [main], { env: { ...process.env, ...environment } })
  let output = ''
  const heard = new EventTarget()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
      heard.dispatchEvent(new Event('more'))
    })
  }
  return {
    process: child,
    said: () => output,
    says: async (text) => {
      while (!output.includes(text)) await once(heard, 'more')
    },
    ended: once(child, 'close').then(([code]) => code),
  }
}

/** Runs it to its end, and answers with all that it said. */
async function refusal(environment: Record<string, string>): Promise<string> {
  const { ended, said } = run({ PORT: '0', ...environment })
  expect(await ended).toBe(1)
  return said()
}

test('it says where the API and GraphiQL are and how many articles there are, and ends at a signal', async () => {
  await using site = await world({ '_posts/a.md': article('A'), '_posts/b.md': article('B', ['draft: true']) })
  const {
    process: child,
    ended,
    said,
    says,
  } = run({ DATABASE_URL: site.databaseUrl, CONTENT_DIR: site.contentDir, PORT: '0' })
  await says('GraphiQL')
  const [url = ''] = /http:\S+/.exec(said()) ?? []
  expect(
    said()
      .replace(url, 'URL')
      .replace(/from .*/, 'from …'),
  ).toBe('1 article from …\nAPI       URL\nGraphiQL  the same address, in a browser\n')
  const answer = await fetch(`${url}?query={articles{nodes{title}}}`)
  expect(await answer.json()).toEqual({ data: { articles: { nodes: [{ title: 'A' }] } } })
  const query = 'subscription { contentChanged { revision } }'
  const stream = await fetch(`${url}?${new URLSearchParams({ query })}`, { headers: { accept: 'text/event-stream' } })
  child.kill('SIGINT')
  // Who listens is told, and keeps the server no longer.
  expect(await stream.text()).toMatch(/event: complete\n.*\n\n$/)
  expect(await ended).toBe(0)
})

test('a busy port is told in a line', async () => {
  await using site = await world({ '_posts/a.md': article('A') })
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  // A server on a port has an address with one.
  const { port } = other.address() as { port: number }
  const environment = { DATABASE_URL: site.databaseUrl, CONTENT_DIR: site.contentDir, PORT: String(port) }
  expect(await refusal(environment)).toBe(
    `PORT: ${port} is in use by another program; stop that program, or set PORT to another number\n`,
  )
  other.close()
})

test('a database that is unknown, empty or none is told in a line', async () => {
  using file = temporaryDatabase()
  const line = await refusal({ DATABASE_URL: 'mysql://host/db' })
  expect(line).toMatch(/^DATABASE_URL: unknown kind of database \(mysql:\); .*\n$/)
  expect(await refusal({ DATABASE_URL: `${file.url}.missing` })).toBe(
    `DATABASE_URL: ${file.file}.missing holds no archive yet; run npm start, or pnpm prisma migrate deploy and pnpm prisma db seed\n`,
  )
  expect(await refusal({ DATABASE_URL: `file:${main}` })).toBe(`DATABASE_URL: ${main}: file is not a database\n`)
})

test('a content folder that is not there is told in a line', async () => {
  using file = temporaryDatabase()
  expect(await refusal({ DATABASE_URL: file.url, CONTENT_DIR: '/nowhere/at/all' })).toBe(
    'CONTENT_DIR: there is no folder /nowhere/at/all; name the one that the articles are in\n',
  )
})
