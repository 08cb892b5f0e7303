import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase, createPrismaClient } from '@broadsheet/database'
import { temporaryDatabase } from '@broadsheet/database/testing'
import { importsInto } from '@broadsheet/database/testing/both-databases'
import { temporaryPostgres } from '@broadsheet/database/testing/postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFolder } from '../src/operations/import-folder.ts'
import { temporaryFolder } from './support/temporary-folder.ts'
import { article } from './support/test-archive.ts'

const root = join(import.meta.dirname, '../../..')
const page = readFileSync(join(root, 'docs/database.md'), 'utf8')
const scripts = [...page.matchAll(/```ts\n\/\/ (.+?)\n(.*?)```(?:[^`#]*```text\n(.*?)```)?/gs)].map(
  ([, name = '', code = '', output = '']) => ({ name, code, output }),
)

const sqlite = temporaryDatabase()
let postgres: Awaited<ReturnType<typeof temporaryPostgres>>
beforeAll(async () => {
  postgres = await temporaryPostgres()
  await importBoth(join(root, 'seeds'), { sqlite: sqlite.url, postgres: postgres.url })
})
afterAll(async () => {
  sqlite[Symbol.dispose]()
  await postgres[Symbol.asyncDispose]()
})

const engines: [name: string, url: () => string][] = [
  ['SQLite', () => sqlite.url],
  ['PostgreSQL', () => postgres.url],
]

/** Runs a script as a file in the project's folder. */
function run(code: string, url: string) {
  return spawnSync(process.execPath, ['--input-type=module-typescript', '-'], {
    cwd: root,
    input: code,
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: url },
  })
}

/** Imports the same folder into both databases. */
async function importBoth(folder: string, urls: { sqlite: string; postgres: string }): Promise<void> {
  const file = createDatabase(urls.sqlite)
  for (const database of [file, importsInto(urls.postgres)]) await importFolder({ folder, database })
  file.close()
}

test('docs/database.md has three scripts, and shows output of the first two', () => {
  const [authors, csv, images] = scripts
  expect(scripts.map(({ name }) => name)).toEqual(['count-by-author.ts', 'export-csv.ts', 'images-without-alt.ts'])
  expect([authors?.output, csv?.output].every((output) => (output ?? '').split('\n').length > 3)).toBe(true)
  expect(images?.output).toBe('')
})

describe.each(scripts)('$name prints what docs/database.md shows for the sample archive', ({ code, output }) => {
  test.each(engines)('on %s', (_, url) => {
    const { stdout, stderr } = run(code, url())
    expect(stderr).toBe('')
    const lines = stdout.replace('\ufeff', '').replaceAll('\r', '').split('\n')
    const shown = output === '' ? lines : lines.slice(0, output.split('\n').length - 1)
    expect(shown.join('\n')).toBe(output.trimEnd())
  })
})

test('images-without-alt.ts finds images without a description, and no others', async () => {
  using folder = temporaryFolder({
    'b.md': article('B', [], '![](https://images.example/one.jpg) ![fog](https://images.example/two.jpg)'),
    'a.md': article('A', [], '<img src="https://images.example/three.jpg">'),
  })
  using file = temporaryDatabase()
  await using server = await temporaryPostgres()
  await importBoth(folder.path, { sqlite: file.url, postgres: server.url })
  const expected = 'a.md: https://images.example/three.jpg\nb.md: https://images.example/one.jpg\n'
  for (const url of [file.url, server.url]) expect(run(scripts[2]?.code ?? '', url).stdout).toBe(expected)
})

test.each([
  ['SQLite', () => sqlite.url, /readonly database/],
  ['PostgreSQL', () => postgres.url, /read-only transaction/],
])('a script cannot change the rows of %s', async (_, url, message) => {
  const client = await createPrismaClient(url())
  await expect(client.tag.deleteMany({})).rejects.toThrow(message)
  await client.$disconnect()
})

test('a script for a database that does not exist gets one line with the command that makes it', async () => {
  const message = /there is no file .*no-such-archive\.db; create it with: npm run seed/
  await expect(createPrismaClient('file:./no-such-archive.db')).rejects.toThrow(message)
})
