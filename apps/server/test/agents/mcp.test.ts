import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, type TestSite, token } from '../test-site.ts'

const pier =
  'The pier was built in a summer without rain by men who had never built one. It stands where the charts say that nothing can stand, and each winter the sea takes one plank of it and brings back another.'
const table = '| a | b |\n| --- | --- |\n| 1 | 2 |'

let site: TestSite
let url: string
beforeAll(async () => {
  site = await createTestSite({
    'site.yml': 'title: The archive\nlang: en\n',
    'pier.md': article('The pier', ['date: 2022-01-01', 'categories: [Harbour]'], `## How\n\n${pier}\n\n${table}`),
    'pier-again.md': article(
      'The old pier',
      ['date: 2022-01-02', 'categories: [Harbour]'],
      `## How\n\n${pier} Still.\n\n${table}`,
    ),
    'long.md': article(
      'Long',
      ['date: 2021-01-01'],
      Array.from({ length: 900 }, (_, at) => `Paragraph ${at} of the long text.`).join('\n\n'),
    ),
    'draft.md': article('Secret pier', ['draft: true'], 'Nobody knows of the pier.'),
  })
  url = await site.listen()
})
afterAll(() => site[Symbol.asyncDispose]())

async function connected(headers: Record<string, string> = {}) {
  const client = new Client({ name: 'test', version: '1' })
  const transport = new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers } })
  // The transport declares `undefined` where the client's type omits.
  await client.connect(transport as Parameters<typeof client.connect>[0])
  return client
}

/** The texts that a tool returns. */
async function call(client: Client, name: string, args: object = {}) {
  const { content, isError = false } = await client.callTool({ name, arguments: { ...args } })
  return { isError, texts: (content as { text: string }[]).map(({ text }) => text) }
}

test('a program lists the tools, searches, and reads an article as Markdown with its tables', async () => {
  const client = await connected()
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual([
    'search',
    'list',
    'read_article',
    'article_versions',
    'browse',
    'whats_new',
  ])
  expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true)
  const { texts } = await call(client, 'search', { query: 'pier', category: 'Harbour' })
  const { search } = JSON.parse(texts[0] ?? '')
  expect(search.nodes).toMatchObject([{ title: 'The old pier' }])
  const read = await call(client, 'read_article', { path: search.nodes[0].path })
  expect(JSON.parse(read.texts[0] ?? '')).toMatchObject({ title: 'The old pier', categories: [{ name: 'Harbour' }] })
  expect(read.texts[1]).toContain('## How')
  expect(read.texts[1]).toMatch(/\| 1 +\| 2 +\|/)
  await client.close()
})

test('a program sees what changed between versions, the categories, and the changes of the archive', async () => {
  const client = await connected()
  const list = JSON.parse((await call(client, 'list', { allVersions: true })).texts[0] ?? '')
  expect(list.articles.totalCount).toBe(3)
  const versions = (await call(client, 'article_versions', { path: list.articles.nodes[0].path })).texts[0] ?? ''
  expect(JSON.parse(versions).versions[1].textChanges.ranges).toMatchObject([{ kind: 'INSERTED', text: ' Still.' }])
  expect((await call(client, 'browse')).texts[0]).toContain('"name": "Harbour"')
  expect(JSON.parse((await call(client, 'whats_new')).texts[0] ?? '').changes.endCursor).toEqual(expect.any(String))
  await client.close()
})

test('a long article comes in parts that lose nothing', async () => {
  const client = await connected()
  const list = JSON.parse((await call(client, 'list', { until: '2021-12-31' })).texts[0] ?? '')
  let [text, offset, calls] = ['', 0, 0]
  for (let next: number | undefined = 0; next !== undefined; calls++) {
    const part =
      (await call(client, 'read_article', { path: list.articles.nodes[0].path, offset: next })).texts[1] ?? ''
    const more = /\n\n\[The article continues\. Call read_article again with offset (\d+)\.\]$/.exec(part)
    text += part.slice(0, more?.index)
    offset = next
    next = more ? Number(more[1]) : undefined
  }
  expect(calls).toBe(2)
  expect(offset).toBeGreaterThan(0)
  expect(text.match(/Paragraph \d+/g)).toHaveLength(900)
  await client.close()
})

test('drafts need the preview token, and a missing article or a wrong argument is an error in words', async () => {
  const [client, preview] = [await connected(), await connected({ authorization: `Bearer ${token}` })]
  expect((await call(client, 'search', { query: 'secret' })).texts[0]).toContain('"totalCount": 0')
  expect((await call(preview, 'search', { query: 'secret' })).texts[0]).toContain('"totalCount": 1')
  expect(await call(client, 'read_article', { path: '/nowhere/' })).toMatchObject({
    isError: true,
    texts: ['There is no article at /nowhere/. Use a path that search or list returned.'],
  })
  expect(await call(client, 'list', { limit: 5_000 })).toMatchObject({ isError: true })
  expect(await call(client, 'list', { cursor: 'x' })).toMatchObject({
    isError: true,
    texts: [expect.stringContaining('cursor')],
  })
  await Promise.all([client.close(), preview.close()])
})

test('GET, a body that is not JSON and one that is too long are refused', async () => {
  const post = (body: string) => fetch(`${url}/mcp`, { method: 'POST', body })
  expect((await fetch(`${url}/mcp`)).status).toBe(405)
  expect((await post('{')).status).toBe(400)
  expect((await post(JSON.stringify('x'.repeat(100_001)))).status).toBe(413)
})

test('a program that speaks over stdio gets the tools from a running server', async () => {
  const client = new Client({ name: 'test', version: '1' })
  const main = join(import.meta.dirname, '../../src/mcp.ts')
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [main, url] }))
  expect((await call(client, 'search', { query: 'pier' })).texts[0]).toContain('The old pier')
  await client.close()
})
