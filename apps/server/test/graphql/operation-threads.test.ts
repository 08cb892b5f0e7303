import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OperationThreads, type OperationThreadsOptions } from '../../src/graphql/operation-threads.ts'
import { schema } from '../../src/graphql/schema.ts'
import { threadedExecution } from '../../src/graphql/threaded-execution.ts'
import { defaultSizes } from '../../src/transforms/image-transform.ts'
import { RandomQueries } from '../limits/random-query.ts'
import { article, asPreview, createTestSite, type TestSite, type TestSiteOptions } from '../test-site.ts'

const seeds = join(import.meta.dirname, '../../../../seeds')
const day = 86_400_000
const start = Date.UTC(2026, 0, 1)

/** A site whose operations all run in threads, even the cheapest. */
async function threadedSite(
  files: Record<string, string>,
  { threadOptions, ...options }: TestSiteOptions & { threadOptions?: Partial<OperationThreadsOptions> } = {},
) {
  const threads = new OperationThreads({ threads: 1, ...threadOptions })
  const site = await createTestSite(files, { ...options, threads, costlyPoints: 0 })
  return {
    site,
    async [Symbol.asyncDispose]() {
      await threads.close()
      await site[Symbol.asyncDispose]()
    },
  }
}

test('an invalid variable has the same answer from a thread and from the main thread', async () => {
  await using threaded = await threadedSite({ 'a.md': article('A') })
  await using plain = await createTestSite({ 'a.md': article('A') })
  const query = 'query ($day: Date!) { onThisDay(date: $day) { totalCount } }'
  const answer = await threaded.site.execute(query, { day: 'harbour' })
  expect(answer).toEqual(await plain.execute(query, { day: 'harbour' }))
  expect(Object.keys(answer)).toEqual(['errors'])
})

test('random queries have the same answer from a thread and from the main thread', async () => {
  await using threaded = await threadedSite({}, { contentDir: seeds })
  await using plain = await createTestSite({}, { contentDir: seeds })
  const random = new RandomQueries(schema, ['harbour', 'a', '2026', 'en'], 20261128)
  const counts = { data: 0, errors: 0 }
  for (let count = 0; count < 150; count++) {
    const { query, variables } = random.next()
    if (validate(schema, parse(query)).length > 0) continue
    const expected = await plain.execute(query, variables)
    expect(await threaded.site.execute(query, variables)).toEqual(expected)
    if (expected.errors) counts.errors++
    else counts.data++
  }
  expect(counts.data).toBeGreaterThan(20)
  expect(counts.errors).toBeGreaterThan(5)
  expect(threaded.site.statements).toEqual([])
  expect(threaded.site.reported).toEqual([])
}, 120_000)

test('an operation that has ended no longer waits for its client to leave, because a page needs many operations', async () => {
  await using site = await createTestSite({ 'a.md': article('A') })
  const threads = new OperationThreads({ threads: 1 })
  const images = { sizes: defaultSizes, template: null, isOn: true }
  const shared = { databaseUrl: site.databaseUrl, publicUrl: 'https://a.example', clock: () => start }
  const execute = threadedExecution({ ...shared, threads, images, isPreview: () => false })
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  const query = '{ articles { nodes { title } } }'
  const contextValue = { request: new Request('https://a.example/'), params: { query }, res: response }
  const answer = await execute({ schema, document: parse(query), contextValue }, 10)
  expect(answer.data).toEqual({ articles: { nodes: [{ title: 'A' }] } })
  expect(response.listenerCount('close')).toBe(0)
  await threads.close()
})

describe('a threaded operation', () => {
  let threaded: Awaited<ReturnType<typeof threadedSite>>
  let site: TestSite
  let url: string
  beforeAll(async () => {
    threaded = await threadedSite(
      {
        '_posts/first.md': article('First'),
        '_posts/draft.md': article('Draft', ['draft: true']),
        '_posts/due.md': '---\ntitle: Due tomorrow\ndate: 2026-01-02T00:00:00Z\n---\nText.\n',
      },
      { now: start },
    )
    site = threaded.site
    url = `${await site.listen()}/graphql`
  })
  afterAll(() => threaded[Symbol.asyncDispose]())

  const query = '{ articles { nodes { title } } }'
  const ask = async (headers: HeadersInit = {}) => {
    const response = await fetch(`${url}?${new URLSearchParams({ query })}`, { headers })
    // The query names the shape.
    const { data } = (await response.json()) as { data: { articles: { nodes: { title: string }[] } } }
    return data.articles.nodes.map(({ title }) => title).toSorted()
  }

  test('sees drafts only with the preview token', async () => {
    expect(await ask()).toEqual(['First'])
    expect(await ask(asPreview)).toEqual(['Draft', 'Due tomorrow', 'First'])
    expect(await ask()).toEqual(['First'])
  })

  test('sees what is published at the time of the request, and what the last import wrote', async () => {
    site.now = start + day
    expect(await ask()).toEqual(['Due tomorrow', 'First'])
    site.now = start
    site.write({ '_posts/new.md': article('New') })
    await site.import()
    expect(await ask()).toEqual(['First', 'New'])
    site.remove('_posts/new.md')
    await site.import()
  })

  test('is answered from the response cache the next time, with the same ETag', async () => {
    const get = (headers: HeadersInit = {}) => fetch(`${url}?${new URLSearchParams({ query })}`, { headers })
    const first = await get()
    const etag = first.headers.get('etag') ?? ''
    expect(await first.json()).toEqual({ data: { articles: { nodes: [{ title: 'First' }] } } })
    expect((await get()).headers.get('etag')).toBe(etag)
    expect((await get({ 'if-none-match': etag })).status).toBe(304)
  })

  test('runs once for each operation of a batch, and tells its cost', async () => {
    const send = async (body: unknown) => {
      const headers = { 'content-type': 'application/json', 'x-query-cost': '1' }
      return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json()
    }
    const titles = (id: string) => ({ query: `query ${id} { articles { totalCount } }`, operationName: id })
    const answer = { data: { articles: { totalCount: 1 } }, extensions: { cost: { limit: 70_000 } } }
    expect(await send([titles('A'), titles('B')])).toMatchObject([answer, answer])
  })
})

const count = (body: object = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: '{ articles { totalCount } }', ...body }),
})

test('an operation is refused at once while too many wait', async () => {
  await using threaded = await threadedSite({ 'a.md': article('A') }, { threadOptions: { maxWaitingPoints: 1 } })
  const url = `${await threaded.site.listen()}/graphql`
  // The variables make each request another one. The thread starts with the first, and one more may wait.
  const answers = await Promise.all(
    [1, 2, 3, 4].map(async (number) => {
      const response = await fetch(url, count({ variables: { number } }))
      return [response.status, response.headers.get('retry-after'), (await response.json()).errors?.[0].extensions]
    }),
  )
  const refused = [503, '1', { code: 'SERVER_BUSY' }]
  expect(answers.toSorted()).toEqual([[200, null, undefined], [200, null, undefined], refused, refused])
})

test('an operation that takes too long is stopped, and the next one is answered', async () => {
  let limit = 1
  await using threaded = await threadedSite({ 'a.md': article('A') }, { threadOptions: { timeLimit: () => limit } })
  const { errors } = await threaded.site.execute('{ articles { totalCount } }')
  expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TIMEOUT' } }])
  limit = 60_000
  expect(await threaded.site.execute('{ articles { totalCount } }')).toEqual({ data: { articles: { totalCount: 1 } } })
})

test('an operation that is cancelled while it waits is not started', async () => {
  await using site = await createTestSite({ 'a.md': article('A') })
  const threads = new OperationThreads({ threads: 1 })
  const task = {
    databaseUrl: site.databaseUrl,
    publicUrl: '',
    images: { sizes: [320, 640], template: null, isOn: true },
    query: '{ articles { totalCount } }',
    operationName: undefined,
    variables: {},
    preview: false,
    now: start,
    hasTags: false,
    isObserved: false,
  }
  const ended: string[] = []
  const run = async (name: string, isCancelled: boolean) => {
    const { data, errors } = await threads.run(task, 1, { onCancel: (cancel) => isCancelled && cancel() })
    ended.push(`${name} ${data ? 'has data' : errors?.[0]?.extensions.code}`)
  }
  await Promise.all([run('running', true), run('waiting', true), run('last', false)])
  expect(ended).toEqual(['waiting CANCELLED', 'running has data', 'last has data'])
  await threads.close()
})
