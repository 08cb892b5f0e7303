import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { startServer } from '../started-server.ts'
import { article, createTestSite } from '../test-site.ts'

const query = 'query Titles($first: Int) { articles(first: $first) { nodes { title } } }'

test('at level info each request is one line with what it cost, and no secret', async () => {
  await using site = await createTestSite({ '_posts/a.md': article('A') })
  await using server = await startServer(site, { LOG_LEVEL: 'info', PREVIEW_TOKEN: 'secret-token' })
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
  const send = (variables: object) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        traceparent: `00-${trace}-00f067aa0ba902b7-01`,
      },
      body: JSON.stringify({ query, variables }),
    })
  expect((await send({ first: 7 })).headers.get('x-request-id')).toBe(trace)
  await send({ first: 7 })
  await send({ first: 101 })
  await fetch(`${server.url}/reader/preview/?token=secret-token`, { redirect: 'manual' })
  await fetch(`${server.url}/health`)
  await vi.waitUntil(() => server.errors().length === 4)
  // On a busy machine a request can be slow, which is another message.
  const lines = server.errors().map((line) => ({ ...JSON.parse(line), msg: 'request', level: 30 }))
  const expected = { id: trace, method: 'POST', path: '/graphql', msg: 'request', level: 30, ms: expect.any(Number) }
  expect(lines[0]).toMatchObject({
    ...expected,
    status: 200,
    operation: 'Titles',
    cost: expect.any(Number),
    cacheHit: false,
  })
  expect(lines[1]).toMatchObject({ ...expected, status: 200, cacheHit: true })
  expect(lines[2]).toMatchObject({ ...expected, operation: 'Titles', errors: ['BAD_USER_INPUT'] })
  expect(lines[3]).toMatchObject({ path: '/reader/preview/', status: 303 })
  expect(server.errors().join()).not.toMatch(/secret-token|"first"/)
})

test('a slow request is logged with its statements and with where its time went, also if it is a page', async () => {
  await using site = await createTestSite({ '_posts/a.md': article('A') })
  await using server = await startServer(site, { LOG_SLOW: '0' })
  await fetch(`${server.url}/graphql?${new URLSearchParams({ query })}`)
  await fetch(server.url)
  await vi.waitUntil(() => server.errors().length === 2)
  const [list, page] = server.errors().map((line) => JSON.parse(line))
  const ms = expect.any(Number)
  expect(list).toMatchObject({
    msg: 'slow request',
    level: 40,
    operation: 'Titles',
    statements: expect.any(Number),
    time: { parse: ms, validate: ms, cost: ms, run: ms, sql: ms, serialise: ms },
  })
  expect(list.time.sql).toBeLessThanOrEqual(list.time.run + 0.1)
  expect(page).toMatchObject({ path: '/', statements: expect.any(Number), time: { run: ms, sql: ms } })
  expect(page.statements).toBeGreaterThan(list.statements)
})

test('without settings the log has neither requests nor metrics', async () => {
  await using site = await createTestSite({ '_posts/a.md': article('A') })
  await using server = await startServer(site)
  await fetch(`${server.url}/graphql?query={articles{totalCount}}`)
  expect((await fetch(`${server.url}/metrics`)).status).toBe(404)
  // On a busy machine a request can be slow, and slow ones are logged.
  expect(server.errors().filter((line) => JSON.parse(line).msg !== 'slow request')).toEqual([])
})

test('metrics count requests by operation, errors by code, the cache and the state of the archive', async () => {
  await using site = await createTestSite({ '_posts/a.md': article('A') })
  await using server = await startServer(site, { METRICS: '/metrics' })
  const send = (text: string) => fetch(`${server.url}/graphql?${new URLSearchParams({ query: text })}`)
  await send('query Titles { articles { nodes { title } } }')
  await send('query Titles { articles { nodes { title } } }')
  await send('{ unknown }')
  const read = async () => (await fetch(`${server.url}/metrics`)).text()
  await vi.waitUntil(async () => /requests_total\{kind="graphql",status="200"\} [23]/.test(await read()))
  const text = await read()
  const value = (series: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${series} `))
        ?.split(' ')
        .at(-1),
    )
  expect(value('broadsheet_request_seconds_count{kind="graphql",operation="Titles"}')).toBe(1)
  expect(value('broadsheet_cache_lookups_total{result="hit"}')).toBe(1)
  expect(text).toMatch(/broadsheet_errors_total\{code="\w+"\} 1/)
  expect(value('broadsheet_ready')).toBe(1)
  expect(value('broadsheet_revision')).toBe(1)
  expect(value('broadsheet_articles')).toBe(1)
  expect(value('broadsheet_sql_statements_total')).toBeGreaterThan(0)
  expect(value('broadsheet_work_seconds_total{step="sql"}')).toBeGreaterThan(0)
  expect(value('broadsheet_database_connections{state="used"}')).toBe(0)
  expect(value('broadsheet_database_connections{state="idle"}')).toBeGreaterThan(0)
  expect(value('broadsheet_import_timestamp_seconds')).toBeGreaterThan(1_700_000_000)
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds')
})

test.each(['deploy/alerts.yml', 'deploy/dashboard.json', 'docs/operations.md'])(
  'every metric that %s names is one of the server',
  async (file) => {
    await using site = await createTestSite({ '_posts/a.md': article('A') })
    await using server = await startServer(site, { METRICS: '/metrics' })
    const metrics = await (await fetch(`${server.url}/metrics`)).text()
    const names = new Set([...metrics.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name))
    const text = readFileSync(join(import.meta.dirname, '../../../..', file), 'utf8')
    const named = text.match(/\b(broadsheet|nodejs|process)_\w+/g) ?? []
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((name) => !names.has(name.replace(/_bucket$/, '')))).toEqual([])
  },
)
