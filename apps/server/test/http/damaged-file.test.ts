import { closeSync, copyFileSync, openSync, statSync, truncateSync, writeSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type StartedServer, startServer } from '../started-server.ts'
import { article, createTestSite } from '../test-site.ts'

const words = 'Some words. '.repeat(900)
const files = Object.fromEntries(
  Array.from({ length: 60 }, (_, at) => [`_posts/${at}.md`, article(`Article ${at}`, [], words)]),
)

/** A server in a process of its own, because the system would end a process that reads what a file does not have any more. */
async function serveOneCopy() {
  const site = await createTestSite(files)
  const file = site.databaseUrl.replace('file:', '')
  copyFileSync(file, `${file}.copy`)
  const server = await startServer(site)
  return {
    file,
    server,
    restore: () => copyFileSync(`${file}.copy`, file),
    async [Symbol.asyncDispose]() {
      await server.stop()
      await site[Symbol.asyncDispose]()
    },
  }
}

/** The status and the code of three answers. `request` keeps the second out of the response cache. */
async function answers({ url }: StartedServer) {
  const query = '{ articles(first: 60) { nodes { title text } totalCount } }'
  const statuses: string[] = []
  for (const variables of [{}, { request: performance.now() }, {}]) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = JSON.parse(await response.text())
    statuses.push(`${response.status} ${errors?.[0].extensions.code ?? data.articles.totalCount}`)
  }
  return statuses
}

const ready = async ({ url }: StartedServer) => (await fetch(`${url}/ready`)).text()
const whole = ['200 60', '200 60', '200 60']

test('a server whose file another program cuts off continues, names the remedy, and serves the file that comes back', async () => {
  await using site = await serveOneCopy()
  expect(await answers(site.server)).toEqual(whole)
  for (const share of [0.9, 0.3]) {
    truncateSync(site.file, Math.floor(statSync(site.file).size * share))
    expect(await answers(site.server)).toEqual(Array(3).fill('503 DATABASE_UNAVAILABLE'))
    expect(await ready(site.server)).toBe(
      'not ready: its database cannot be read; its operator can run broadsheet doctor\n',
    )
  }
  expect((await fetch(`${site.server.url}/health`)).status).toBe(200)
  site.restore()
  expect(await answers(site.server)).toEqual(whole)
})

test('a server whose file another program empties says that the archive is missing, and serves the file that comes back', async () => {
  await using site = await serveOneCopy()
  expect(await answers(site.server)).toEqual(whole)
  truncateSync(site.file, 0)
  expect(await answers(site.server)).toEqual(Array(3).fill('503 NOT_READY'))
  expect(await ready(site.server)).toBe('not ready: its database is missing\n')
  site.restore()
  expect(await answers(site.server)).toEqual(whole)
})

test('a server whose file is overwritten with other bytes continues, and serves the file that comes back', async () => {
  await using site = await serveOneCopy()
  expect((await answers(site.server))[1]).toBe('200 60')
  const descriptor = openSync(site.file, 'r+')
  writeSync(descriptor, Buffer.alloc(statSync(site.file).size, 'x'), 0, undefined, 0)
  closeSync(descriptor)
  // The first answer may still come from the cache, as the server has no sign of a change.
  expect((await answers(site.server))[1]).toBe('503 DATABASE_UNAVAILABLE')
  site.restore()
  expect((await answers(site.server))[1]).toBe('200 60')
})
