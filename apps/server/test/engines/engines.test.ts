import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase, type Database } from '@broadsheet/database'
import { type TemporaryPostgres, temporaryPostgres } from '@broadsheet/database/testing/postgres'
import { importFolder } from '@broadsheet/importer'
import { execute, parse } from 'graphql'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { queriesFolder } from '../../src/graphiql/example-queries.ts'
import { schema } from '../../src/graphql/schema.ts'
import { runAndRelease } from '../../src/graphql/snapshots.ts'
import { Context } from '../../src/schema/builder/context.ts'
import { defaultSizes } from '../../src/transforms/image-transform.ts'
import { createTestSite, type TestSite } from '../test-site.ts'
import { awkwardFiles } from './awkward-files.ts'
import { questions } from './questions.ts'

const now = Date.UTC(2026, 10, 1)

vi.setConfig({ testTimeout: 120_000 })

let site: TestSite
let postgres: TemporaryPostgres
let databases: readonly [sqlite: Database, postgres: Database]

/** Two imports into each, so that there are changes and former paths. */
beforeAll(async () => {
  site = await createTestSite({ ...sampleFiles(), ...awkwardFiles.before }, { now: Date.UTC(2026, 4, 1) })
  postgres = await temporaryPostgres()
  databases = [createDatabase(site.databaseUrl), createDatabase(postgres.url)]
  await databases[1].connect()
  await importIntoPostgres()
  site.write(awkwardFiles.after)
  site.remove(awkwardFiles.removed)
  site.now = Date.UTC(2026, 4, 20)
  await site.import()
  await importIntoPostgres()
}, 120_000)

async function importIntoPostgres() {
  await importFolder({ folder: site.contentDir, database: databases[1], force: true, clock: () => site.now })
}

afterAll(async () => {
  for (const database of databases ?? []) await database.close()
  await postgres?.[Symbol.asyncDispose]()
  await site?.[Symbol.asyncDispose]()
})

test('both databases give the same answers to all examples of docs/queries.md', async () => {
  const examples = readdirSync(queriesFolder).map((name) => readFileSync(join(queriesFolder, name), 'utf8'))
  expect(examples.length).toBeGreaterThan(0)
  for (const preview of [false, true]) for (const query of examples) await compare(query, preview)
})

test('both databases give the same answers to every filter, order, page and search', async () => {
  for (const query of questions()) await compare(query, false)
})

test('both databases give the same answers to a viewer with the preview token', async () => {
  for (const query of questions().filter((_, index) => index % 5 === 0)) await compare(query, true)
})

test('both databases give the same pages of changes, and every page after the first', async () => {
  for (const preview of [false, true]) {
    for (let after: string | null = '1'; after !== null; ) {
      const query: string = `{ changes(first: 3, after: "${after}") { nodes { kind type id at } endCursor hasNextPage resetRequired } }`
      const { changes } = await compare(query, preview)
      after = changes.hasNextPage ? changes.endCursor : null
    }
  }
})

test('both databases list every article once, forwards and backwards, in every order', async () => {
  for (const field of ['PUBLISHED_AT', 'UPDATED_AT', 'WORDS', 'TITLE']) {
    for (const direction of ['ASC', 'DESC']) {
      const order = `orderBy: { field: ${field}, direction: ${direction} }`
      let [start, end] = ['', '']
      for (let more = true; more; ) {
        const query: string = `{ down: articles(${order}, first: 6 ${start}) { ...all } up: articles(${order}, last: 6 ${end}) { ...all } }
          fragment all on ArticleConnection { nodes { path } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } }`
        const { down, up } = await compare(query, false)
        start = `, after: "${down.pageInfo.endCursor}"`
        end = `, before: "${up.pageInfo.startCursor}"`
        more = down.pageInfo.hasNextPage || up.pageInfo.hasPreviousPage
      }
    }
  }
})

// The query determines the shape.
// biome-ignore lint/suspicious/noExplicitAny: see above
async function compare(query: string, preview: boolean): Promise<any> {
  const [expected, actual] = await Promise.all(databases.map((database) => answer(database, query, preview)))
  expect(expected?.errors, query).toBeUndefined()
  expect(actual, query).toEqual(expected)
  return expected?.data
}

async function answer(database: Database, query: string, preview: boolean) {
  const refuse = () => {
    throw new Error('No question is a subscription')
  }
  const context = new Context({
    open: () => database.openSnapshot({ preview, now }),
    publicUrl: 'https://content.example.org',
    images: { sizes: defaultSizes, template: null, isOn: true },
    contentChanges: refuse,
  })
  const result = await runAndRelease(context, () => execute({ schema, document: parse(query), contextValue: context }))
  return { data: JSON.parse(JSON.stringify(result.data)), errors: result.errors }
}

function sampleFiles(): Record<string, Uint8Array> {
  const folder = join(import.meta.dirname, '../../../../seeds')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [path.slice(folder.length + 1), readFileSync(path)]
    }),
  )
}
