import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createPrismaClient } from '@broadsheet/database'
import { emptyPostgres, temporaryPostgres } from '@broadsheet/database/testing/postgres'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { article } from '../support/test-archive.ts'

const main = join(import.meta.dirname, '../../src/main.ts')
const tasks = join(import.meta.dirname, '../../../../scripts/tasks.ts')

/** Starts a command as users do, with a PostgreSQL database in the environment. */
function start(url: string, program: string, ...args: string[]): ChildProcess {
  const env = { ...process.env, DATABASE_URL: url }
  return spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function run(url: string, program: string, ...args: string[]): Promise<{ code: unknown; output: string }> {
  const child = start(url, program, ...args)
  const parts: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => parts.push(text))
  const [code] = await once(child, 'close')
  return { code, output: parts.join('') }
}

async function titles(url: string): Promise<string[]> {
  const client = await createPrismaClient(url)
  const articles = await client.article.findMany({ orderBy: { file: 'asc' } })
  await client.$disconnect()
  return articles.map(({ title }) => title)
}

test('seed creates the tables of an empty PostgreSQL database and imports the folder', async () => {
  await using postgres = await emptyPostgres()
  using folder = temporaryFolder({ 'a.md': article('A'), 'b.md': article('B') })
  const { code, output } = await run(postgres.url, tasks, 'seed', folder.path)
  expect(output).toMatch(/Creating the database …/)
  expect(code).toBe(0)
  expect(await titles(postgres.url)).toEqual(['A', 'B'])
  const again = await run(postgres.url, tasks, 'seed', folder.path)
  expect(again.output).not.toMatch(/Creating|Migrating/)
  expect(again.code).toBe(0)
})

test('import says which migrations are missing, and where the database cannot be reached', async () => {
  await using postgres = await emptyPostgres()
  using folder = temporaryFolder({ 'a.md': article('A') })
  const unmigrated = await run(postgres.url, main, 'import', folder.path)
  expect(unmigrated).toEqual({
    code: 1,
    output: 'The database has no tables yet: create them with `npx prisma migrate deploy`\n',
  })
  const away = new URL(postgres.url)
  away.port = '1'
  const unreachable = await run(away.href, main, 'import', folder.path)
  expect(unreachable.code).toBe(1)
  expect(unreachable.output).toMatch(/ECONNREFUSED/)
  expect(unreachable.output).not.toContain(away.password)
})

test('check reports problems and changes nothing in PostgreSQL', async () => {
  await using postgres = await temporaryPostgres()
  using folder = temporaryFolder({ 'a.md': article('A', ['updated: someday']) })
  const { code, output } = await run(postgres.url, main, 'check', folder.path)
  expect(output).toMatch(/a\.md:4:1 WARNING date-unreadable/)
  expect(code).toBe(0)
  expect(await titles(postgres.url)).toEqual([])
})

test('import --watch follows a folder into PostgreSQL until it is stopped', async () => {
  await using postgres = await temporaryPostgres()
  using folder = temporaryFolder({ 'a.md': article('A') })
  const watcher = start(postgres.url, main, 'import', '--watch', folder.path)
  const closed = once(watcher, 'close')
  const lines = createInterface({ input: watcher.stdout ?? process.stdin })[Symbol.asyncIterator]()
  const printed = async (pattern: RegExp) => {
    for (let line = await lines.next(); !line.done; line = await lines.next()) if (pattern.test(line.value)) return
    throw new Error('The watcher ended')
  }
  await printed(/revision 1/i)
  folder.write({ 'b.md': article('B') })
  await printed(/b\.md/)
  expect(await titles(postgres.url)).toEqual(['A', 'B'])
  folder.remove('a.md')
  await printed(/a\.md/)
  expect(await titles(postgres.url)).toEqual(['B'])
  watcher.kill('SIGINT')
  const [code] = await closed
  expect(code).toBe(0)
})
