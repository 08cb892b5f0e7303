import { copyFileSync, renameSync, rmSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { article, createTestSite, type TestSite } from '../test-site.ts'

const list = '{ articles { nodes { title } } site { articleCount } }'

/** Sends the query by each way that the server has for it, and returns what all answers have in common. */
async function answers(url: string) {
  const body = JSON.stringify({ query: list })
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
  const all = [
    await fetch(`${url}/graphql`, post),
    await fetch(`${url}/graphql?${new URLSearchParams({ query: list })}`),
    // Goes to Yoga's own HTTP layer.
    await fetch(`${url}/graphql`, { ...post, headers: { ...post.headers, 'x-query-cost': '1' } }),
  ]
  const read = await Promise.all(
    all.map(async (response) => ({
      status: response.status,
      cache: response.headers.get('cache-control'),
      retry: response.headers.get('retry-after'),
      body: JSON.parse(await response.text()),
    })),
  )
  return read.map(({ body: { data, errors }, ...rest }) => ({ ...rest, data, code: errors?.[0].extensions.code }))
}

const refused = Array.from({ length: 3 }, () => ({
  status: 503,
  cache: 'no-store',
  retry: '5',
  data: undefined,
  code: 'NOT_READY',
}))

const fileOf = ({ databaseUrl }: TestSite) => databaseUrl.replace('file:', '')

test('before the first import, every operation is refused, and afterwards it is answered', async () => {
  await using site = await createTestSite({ '_posts/a.md': article('A') }, { unimported: true, reader: true })
  const url = await site.listen()
  expect(await answers(url)).toEqual(refused)
  const page = await fetch(`${url}/`)
  expect([page.status, page.headers.get('cache-control'), page.headers.get('retry-after')]).toEqual([
    503,
    'no-store',
    '5',
  ])
  expect(await page.text()).toContain('Not ready yet')
  const media = await fetch(`${url}/media/a.png`)
  expect([media.status, media.headers.get('cache-control')]).toEqual([503, 'no-store'])
  const ready = await fetch(`${url}/ready`)
  expect([ready.status, await ready.text()]).toEqual([503, 'not ready: its first import has not ended\n'])
  const schema = await fetch(`${url}/graphql?query={__schema{queryType{name}}}`)
  expect(await schema.json()).toEqual({ data: { __schema: { queryType: { name: 'Query' } } } })

  await site.import()
  expect((await answers(url)).map(({ status, data }) => [status, data.site.articleCount])).toEqual(
    Array.from({ length: 3 }, () => [200, 1]),
  )
  expect((await fetch(`${url}/`)).status).toBe(200)
  expect(site.reported).toEqual([])
})

test('an archive without articles is ready once its import has ended', async () => {
  await using site = await createTestSite({ 'site.yml': 'title: Nothing yet\n' })
  const [first] = await answers(await site.listen())
  expect([first?.status, first?.data]).toEqual([200, { articles: { nodes: [] }, site: { articleCount: 0 } }])
})

test('a server whose database is deleted refuses what it had cached, and serves the file that comes back', async () => {
  await using site = await createTestSite({ '_posts/a.md': article('A') }, { reader: true })
  const url = await site.listen()
  // The third answer comes from a prepared operation, and each is in the response cache.
  for (let times = 0; times < 3; times++)
    expect((await answers(url)).map(({ status }) => status)).toEqual([200, 200, 200])
  expect((await fetch(`${url}/`)).status).toBe(200)

  const file = fileOf(site)
  copyFileSync(file, `${file}.copy`)
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  await vi.waitUntil(async () => (await fetch(`${url}/ready`)).status === 503)
  expect(await answers(url)).toEqual(refused)
  expect((await fetch(`${url}/`)).status).toBe(503)

  renameSync(`${file}.copy`, file)
  await vi.waitUntil(async () => (await fetch(`${url}/ready`)).status === 200)
  expect((await answers(url)).map(({ status }) => status)).toEqual([200, 200, 200])
})

test('a database with an unknown or a missing migration is refused until it matches the program', async () => {
  await using site = await createTestSite({ '_posts/a.md': article('A') })
  const url = await site.listen()
  const other = new Sqlite(fileOf(site))
  const name = other.prepare('SELECT max(migration_name) FROM _prisma_migrations').pluck().get()
  const rename = other.prepare('UPDATE _prisma_migrations SET rolled_back_at = ? WHERE migration_name = ?')
  rename.run(1, name)
  expect(await answers(url)).toEqual(refused)
  rename.run(null, name)
  expect((await answers(url)).map(({ status }) => status)).toEqual([200, 200, 200])
  const insert = other.prepare(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_later', 1)`,
  )
  insert.run()
  expect(await answers(url)).toEqual(refused)
  expect(await (await fetch(`${url}/ready`)).text()).toMatch(/later version of Broadsheet/)
  other.close()
})

test('a subscription is refused while there is no archive', async () => {
  await using site = await createTestSite({}, { unimported: true })
  const query = new URLSearchParams({ query: 'subscription { contentChanged { revision } }' })
  const response = await fetch(`${await site.listen()}/graphql?${query}`, { headers: { accept: 'text/event-stream' } })
  expect(await response.text()).toContain('"code":"NOT_READY"')
})
