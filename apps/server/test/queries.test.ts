import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { queriesFolder } from '../src/graphiql/example-queries.ts'
import { type Answered, queriesPage, readExample } from './queries-page.ts'
import { article, asPreview, createTestSite, publicUrl, type TestSite } from './test-site.ts'

const examples = readdirSync(queriesFolder)
  .sort()
  .map((name) => readExample(name, readFileSync(join(queriesFolder, name), 'utf8')))

let site: TestSite
let url: string

/** Imports an earlier state of the sample archive and then the current one, so that `changes` has results. */
beforeAll(async () => {
  const seeds = sampleFiles()
  const { '_posts/2026-05-20-old-town-photographs.md': _newer, ...earlier } = seeds
  const about = 'pages/about.md'
  const before = { ...earlier, [about]: article('About'), '_posts/notice.md': article('A notice that was taken down') }
  site = await createTestSite(before, { now: Date.UTC(2026, 4, 19) })
  site.remove('_posts/notice.md')
  site.write(seeds)
  site.now = Date.UTC(2026, 4, 20, 2)
  await site.import()
  site.now = Date.UTC(2026, 10, 1)
  url = await site.listen()
})
afterAll(() => site[Symbol.asyncDispose]())

function sampleFiles(): Record<string, Uint8Array> {
  const folder = join(import.meta.dirname, '../../../seeds')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [path.slice(folder.length + 1), readFileSync(path)]
    }),
  )
}

const answered: Answered[] = []

/** Sends the query twice, and counts the statements of the second time: then the names of terms are cached. */
async function ask(query: string, headers: Record<string, string> = {}) {
  await post(query, 'first', headers)
  site.statements.length = 0
  return post(query, 'second', headers)
}

/** `time` is a variable that no query uses. It keeps the second response from coming out of the response cache. */
async function post(query: string, time: string, headers: Record<string, string>) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables: { time } }),
  })
  return response.json()
}

test.each(examples)('$name: $title', async (example) => {
  const { data, errors } = await ask(example.operation, example.preview ? asPreview : {})
  expect(errors).toBeUndefined()
  answered.push({ ...example, data, statements: site.statements.length })
})

test('docs/queries.md shows the queries with their answers and their SQL statements', async () => {
  expect(answered.length).toBe(examples.length)
  await expect(queriesPage(answered)).toMatchFileSnapshot('../../../docs/queries.md')
})

test('README shows its query with the real answer and its SQL statements', async () => {
  const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8')
  const [, query = '', shown = ''] = /```graphql\n(.*?)```.*?```json\n(.*?)```/s.exec(readme) ?? []
  const answer = JSON.stringify(await ask(query)).replaceAll(publicUrl, 'http://127.0.0.1:4000')
  expect(JSON.parse(answer)).toEqual(JSON.parse(shown))
  expect(site.statements.length).toBe(1)
  expect(readme).toContain('That cost one SQL statement,')
})
