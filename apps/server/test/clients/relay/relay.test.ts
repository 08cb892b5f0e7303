import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ConcreteRequest, createOperationDescriptor, fetchQuery, type Variables } from 'relay-runtime'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Live, live, oneHeading } from '../live.ts'
import { relayEnvironment } from './environment.ts'

let archive: Live
let environment: ReturnType<typeof relayEnvironment>
const project = realpathSync(mkdtempSync(join(tmpdir(), 'broadsheet-relay-')))

beforeAll(async () => {
  archive = await live()
  for (const folder of ['src', 'made']) mkdirSync(join(project, folder))
  cpSync(join(import.meta.dirname, 'archive.ts'), join(project, 'src/archive.js'))
  cpSync(join(import.meta.dirname, '../../../schema.graphql'), join(project, 'schema.graphql'))
  const config = {
    src: 'src',
    schema: 'schema.graphql',
    language: 'javascript',
    eagerEsModules: true,
    artifactDirectory: 'made',
  }
  writeFileSync(join(project, 'relay.config.json'), JSON.stringify(config))
  writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module' }))
  const compiler = createRequire(import.meta.url).resolve('relay-compiler/cli.js')
  execFileSync(process.execPath, [compiler, 'relay.config.json'], { cwd: project })
})
beforeEach(() => {
  environment = relayEnvironment(archive.url, archive.fetch)
  archive.requests = 0
})
afterAll(async () => {
  rmSync(project, { recursive: true })
  await archive[Symbol.asyncDispose]()
})

/** Loads a compiled query. In an application Babel's plugin replaces the query by it. */
async function compiled(name: string): Promise<ConcreteRequest> {
  return (await import(join(project, `made/${name}.graphql.js`))).default
}

async function ask(name: string, variables: Variables = {}) {
  const query = await compiled(name)
  return fetchQuery<{
    variables: Variables
    response: Record<string, unknown>
  }>(environment, query, variables, { fetchPolicy: 'store-or-network' }).toPromise()
}

interface List {
  articles: { edges: { node: { id: string; title: string } }[]; pageInfo: { endCursor: string } }
}

/** Reads the list from the store, as a component would. */
async function listInStore(): Promise<List> {
  const { fragment } = createOperationDescriptor(await compiled('archiveNewestQuery'), {})
  // The query names the shape.
  return environment.lookup(fragment).data as unknown as List
}

test('the next page is merged with the first one in the connection', async () => {
  await ask('archiveNewestQuery')
  await ask('archiveNewestQuery', { after: (await listInStore()).articles.pageInfo.endCursor })
  expect((await listInStore()).articles.edges.map(({ node }) => node.title)).toEqual([
    '征集：你家抽屉里的旧城照片',
    'What the Electric Tug Costs',
    '第一条电动拖轮“听潮一号”下水',
    "A Reader's Guide to Getting Lost",
    '创刊三十年，编辑部致读者',
    'The Net Menders of Gull Point',
  ])
  expect(archive.requests).toBe(2)
})

test('an article of a list is read by id without a request', async () => {
  await ask('archiveNewestQuery')
  const id = (await listInStore()).articles.edges[1]?.node.id
  expect(await ask('archiveByIdQuery', { id })).toMatchObject({
    node: { title: 'What the Electric Tug Costs', author: { name: 'Tomás Okafor' } },
  })
  expect(archive.requests).toBe(1)
})

test('the same article by slug is requested once', async () => {
  await ask('archiveBySlugQuery', { slug: 'electric-tug' })
  const again = await ask('archiveBySlugQuery', { slug: 'electric-tug' })
  expect(again).toMatchObject({ article: { title: '第一条电动拖轮“听潮一号”下水' } })
  expect(archive.requests).toBe(1)
})

test('headings with equal ids are stored per article', async () => {
  await using archive = await live(oneHeading)
  environment = relayEnvironment(archive.url, archive.fetch)
  const answer = JSON.stringify(await ask('archiveHeadingsQuery'))
  expect(answer).toContain('Of tea')
  expect(answer).toContain('Of bread')
})

test('search returns the ranges to highlight', async () => {
  expect(await ask('archiveSearchQuery', { query: '地震' })).toMatchObject({
    search: {
      edges: [
        { node: { title: '地震之后，第一班电车晚了四分钟' }, highlights: [{ ranges: [{ start: 0, length: 2 }] }] },
        { node: { title: '凌晨3.9级地震，屿津人醒了又睡' } },
      ],
    },
  })
})

test('an error has the message of the server', async () => {
  await expect(ask('archiveTooManyQuery')).rejects.toThrow(/100/)
})
