import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseFile } from '@broadsheet/database'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { getNamedType, isLeafType, isNonNullType, isObjectType } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schema } from '../../src/graphql/schema.ts'
import { RandomQueries } from '../limits/random-query.ts'
import { type StartedServer, startServer } from '../started-server.ts'
import { asPreview, createTestSite, type TestSite, token } from '../test-site.ts'

/** Parts of all private texts of the archive. None may leave. */
const secrets = /private\.example|hunter2|cafe-code/i

const files = {
  'site.yml': [
    'title: The archive',
    'lang: en',
    'privateKeys: [source_contact, nested_code]',
    'authors:',
    '  ann: { name: Ann, email: ann.site@private.example }',
  ].join('\n'),
  'people.md': [
    '---',
    'title: Known people',
    'date: 2022-07-30',
    'author: "Ann Example <ann@private.example>"',
    'authors:',
    '  - { name: Bob Example, email: bob@private.example, url: "mailto:bob2@private.example" }',
    '  - carl@private.example',
    'editor: dora@private.example',
    'contact: { e-mail: emma@private.example, name: Emma }',
    'reply_to: mailto:finn@private.example',
    'people_mail: [gina@private.example, "Hans <hans@private.example>"]',
    'source_contact: hunter2-contact',
    'extra: { nested_code: cafe-code-1, shown: shown-value }',
    'list: [{ source_contact: hunter2-list }]',
    'mood: shown-mood',
    '---',
    '',
    'The text names {{ page.source_contact }} by a tag.',
  ].join('\n'),
  // A password makes a draft.
  'protected.md': '---\ntitle: Protected\npassword: hunter2-password\nmood: shown-mood\n---\n\n{{ page.password }}',
  // The problems of this file are shown with the lines around them.
  'wrong.md': [
    '---',
    'title: Wrong',
    'password: hunter2-near',
    'date: not a date',
    'source_contact: hunter2-below',
    'author: ivan@private.example',
    '---',
    'Text.',
  ].join('\n'),
  'broken.md': ['---', 'title: [Broken', 'password: hunter2-broken', 'email: jo@private.example', '---', 'Text.'].join(
    '\n',
  ),
}

let site: TestSite
let server: StartedServer
beforeAll(async () => {
  site = await createTestSite(files)
  server = await startServer(site, { LOG_LEVEL: 'debug', LOG_SLOW: '0', METRICS: '/metrics', PREVIEW_TOKEN: token })
})
afterAll(async () => {
  await server?.stop()
  await site?.[Symbol.asyncDispose]()
})

async function ask(query: string, variables: object = {}): Promise<string> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    // With the token, drafts are visible too.
    headers: { 'content-type': 'application/json', ...asPreview },
    body: JSON.stringify({ query, variables }),
  })
  return response.text()
}

/** All fields of a type that need no arguments and have no fields of their own. */
function leaves(name: string): string {
  const type = schema.getType(name)
  if (!isObjectType(type)) throw new Error(`${name} is not an object type`)
  return Object.values(type.getFields())
    .filter(({ type: of, args }) => isLeafType(getNamedType(of)) && !args.some(({ type }) => isNonNullType(type)))
    .map((field) => field.name)
    .join(' ')
}

test('no field of articles, people and diagnostics has an e-mail address or a private key', async () => {
  const answer = await ask(`{
    articles { nodes { ${leaves('Article')} authors { ${leaves('Author')} } } }
    authors { nodes { ${leaves('Author')} } }
    site { ${leaves('Site')} }
    diagnostics { nodes { ${leaves('Diagnostic')} } }
  }`)
  expect(JSON.parse(answer).errors).toBeUndefined()
  expect(answer).toContain('Known people')
  expect(answer).toContain('shown-mood')
  expect(answer).toContain('Bob Example')
  expect(answer).not.toMatch(secrets)
})

test('no random query finds one, also if it asks for its beginning', async () => {
  const random = new RandomQueries(schema, ['hunter', 'private', 'ann', 'source_contact', 'password', 'cafe'], 20261129)
  let answered = 0
  for (let count = 0; count < 80; count++) {
    const { query, variables } = random.next()
    const answer = await ask(query, variables)
    expect(answer, query).not.toMatch(secrets)
    if (!JSON.parse(answer).errors) answered++
  }
  expect(answered).toBeGreaterThan(10)
})

test('filters, facets, orders and searches tell nothing about private values', async () => {
  const counts = async (key: string, value: string) =>
    JSON.parse(
      await ask(
        `query ($where: ArticleWhere, $query: String!, $key: String!) {
          articles(where: $where) { totalCount }
          search(query: $query) { totalCount }
          facets { frontMatter(key: $key) { value count } }
        }`,
        { where: { frontMatter: [{ key, eq: value }] }, query: value, key },
      ),
    )
  const shown = await counts('mood', 'shown-mood')
  expect(shown.errors).toBeUndefined()
  expect(shown.data.articles.totalCount).toBe(2)
  for (const [key, value] of [
    ['password', 'hunter2-password'],
    ['source_contact', 'hunter2-contact'],
    ['nested_code', 'cafe-code-1'],
    ['editor', 'dora@private.example'],
    ['reply_to', 'mailto:finn@private.example'],
  ] as const) {
    const { data } = await counts(key, value)
    expect(data.articles.totalCount, key).toBe(0)
    expect(data.search.totalCount, key).toBe(0)
    expect(JSON.stringify(data.facets), key).not.toMatch(secrets)
  }
})

test('no page, feed, sitemap, Markdown file, tool, log line or metric has one', async () => {
  const { data } = JSON.parse(await ask('{ articles { nodes { path } } }'))
  const articles: string[] = data.articles.nodes.map(({ path }: { path: string }) => path)
  const fixed = ['/', '/feed.xml', '/feed.json', '/sitemap.xml', '/llms.txt', '/llms-full.txt', '/search/?q=Example']
  const paths = [...fixed, ...articles, ...articles.map((path) => `${path.replace(/\/$/, '')}.md`), '/metrics']
  for (const path of paths) {
    const response = await fetch(server.url + path)
    expect((await response.text()) + JSON.stringify([...response.headers]), path).not.toMatch(secrets)
  }
  const client = new Client({ name: 'test', version: '1' })
  const transport = new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`))
  // The transport declares `undefined` where the client's type omits.
  await client.connect(transport as Parameters<typeof client.connect>[0])
  const calls = [
    ['search', { query: 'Example' }],
    ['list', {}],
    ['browse', {}],
    ['whats_new', {}],
    ...articles.map((path) => ['read_article', { path }] as const),
  ] as const
  for (const [name, args] of calls)
    expect(JSON.stringify(await client.callTool({ name, arguments: { ...args } })), name).not.toMatch(secrets)
  await client.close()
  expect(server.errors().length).toBeGreaterThan(paths.length)
  expect(server.errors().join('\n')).not.toMatch(secrets)
})

test('the database file has none', () => {
  const file = databaseFile(site.databaseUrl)
  const parts = globSync(`${file}*`).map((path) => readFileSync(join(path), 'latin1'))
  expect(parts.join('')).toContain('shown-mood')
  expect(parts.join('')).not.toMatch(secrets)
})
