import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, globSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { emptyPostgres } from '@broadsheet/database/testing/postgres'
import Sqlite from 'better-sqlite3'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { run } from '../src/processes/run-process.mjs'

const fixtures = join(import.meta.dirname, 'fixtures/upgrade')
const main = join(import.meta.dirname, '../src/main.ts')
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'broadsheet-upgrade-')))
afterAll(() => rmSync(folder, { recursive: true }))

/** The databases of earlier versions, by their last migrations. */
const named = (ending: string) =>
  globSync(`*${ending}`, { cwd: fixtures })
    .map((name) => name.replace(ending, ''))
    .sort()
const earlier = named('.db.gz')
const earlierPostgres = named('.sql.gz')

/**
 * Everything that a client may ask about the archive, without what depends on its history: an article that was renamed keeps
 * the id of its first name. The test compares these ids in the tables.
 */
const everything = `{
  articles(orderBy: { field: TITLE }) { totalCount nodes {
    title path publishedAt html text lang toc { text id } frontMatter stats { words } category { name }
    authors { id name } tags { id name path } cover { url width height } outgoingLinks { url text kind article { title } }
  } }
  ship: search(query: "ship") { nodes { title } }
  chinese: search(query: "港口") { nodes { title } }
  categories { nodes { id name path articleCount } }
  images { nodes { id url width height } }
  draft: article(by: { path: "/posts/draft/" }) { title }
}`
const history = `{
  site { revision }
  former: route(path: "/posts/the-keeper/") { ... on Redirect { to } }
  changes(after: "0", first: 100) { resetRequired nodes { node { ... on Article { title } } } }
}`

/** @param database the name of a SQLite file in the folder, or `postgresql://…` */
const environment = (database: string) => ({
  ...process.env,
  CONTENT_DIR: join(folder, 'blog'),
  DATABASE_URL: database.startsWith('postgresql:') ? database : `file:${join(folder, database)}`,
  PORT: '0',
  WATCH: 'off',
})

const tool = (database: string, ...args: string[]) =>
  run(process.execPath, [main, ...args], { cwd: folder, quiet: true, env: environment(database) })

/** Starts the program with a database. It ends with the test. */
async function started(database: string, command: 'start' | 'serve') {
  const child = spawn(process.execPath, [main, command], {
    cwd: folder,
    env: environment(database),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      printed += part
    })
  }
  while (!printed.includes('Reader') && child.exitCode === null) await Promise.race([once(child.stdout, 'data'), ended])
  const url = /API +(\S+)/.exec(printed)?.[1] ?? ''
  if (url === '') throw new Error(printed)
  return async (query: string) => (await fetch(`${url}?${new URLSearchParams({ query })}`)).json()
}

function rows(database: string, sql: string): unknown[] {
  const connection = new Sqlite(join(folder, database), { readonly: true })
  try {
    return connection.prepare(sql).raw().all()
  } finally {
    connection.close()
  }
}

/** Puts the database of an earlier version into the folder, and returns the name of the file. */
function place(migration: string): string {
  const name = `${migration}.db`
  writeFileSync(join(folder, name), gunzipSync(readFileSync(join(fixtures, `${name}.gz`))))
  const connection = new Sqlite(join(folder, name))
  // The import was from a folder of the same files on another machine.
  connection.prepare('UPDATE Site SET contentDir = ?').run(join(folder, 'blog'))
  connection.close()
  return name
}

/** Runs the SQL of an earlier version in an empty PostgreSQL database, and returns the connection. */
async function restored(url: string, migration: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  await client.connect()
  onTestFinished(() => client.end())
  await client.query(gunzipSync(readFileSync(join(fixtures, `${migration}.sql.gz`))).toString())
  await client.query('UPDATE "Site" SET "contentDir" = $1', [join(folder, 'blog')])
  return client
}

let fresh: unknown
beforeAll(async () => {
  cpSync(join(fixtures, 'blog'), join(folder, 'blog'), { recursive: true })
})

test('a fresh import answers with the articles of the folder', async () => {
  const ask = await started('fresh.db', 'start')
  fresh = await ask(everything)
  expect(fresh).toMatchObject({
    data: { articles: { totalCount: 3 }, draft: null, ship: { nodes: [{}] }, chinese: { nodes: [{}] } },
  })
})

test.for(earlier)(
  'a database that ends with %s is migrated at the start, and nothing in it is lost',
  async (migration) => {
    const name = place(migration)
    const ids = 'SELECT id, key, path FROM Article ORDER BY id'
    const before = rows(name, ids)
    const [[revision]] = rows(name, 'SELECT revision FROM Site') as [[number]] // A site has one row.
    const keepsPaths = rows(name, "SELECT 1 FROM sqlite_schema WHERE name = 'FormerPath'").length > 0
    const changes = rows(name, 'SELECT nodeId FROM Change ORDER BY nodeId')
    const ask = await started(name, 'start')
    expect(await ask(everything)).toEqual(fresh)
    expect(before).toHaveLength(4)
    expect(rows(name, ids)).toEqual(before)
    expect(rows(name, 'SELECT nodeId FROM Change ORDER BY nodeId')).toEqual(expect.arrayContaining(changes))
    const { data } = await ask(history)
    expect(Number(data.site.revision)).toBeGreaterThanOrEqual(revision)
    expect(data.former).toEqual(keepsPaths ? { to: '/posts/keeper/' } : null)
  },
)

test.for(earlierPostgres)(
  'a PostgreSQL database that ends with %s is migrated at the start, and nothing in it is lost',
  async (migration) => {
    const postgres = await emptyPostgres()
    onTestFinished(() => postgres[Symbol.asyncDispose]())
    const client = await restored(postgres.url, migration)
    const read = async (sql: string) => (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows
    const [ids, changed] = [
      'SELECT id, key, path FROM "Article" ORDER BY id',
      'SELECT "nodeId" FROM "Change" ORDER BY 1',
    ]
    const [before, changes] = [await read(ids), await read(changed)]
    const [site] = await read('SELECT revision FROM "Site"')
    const ask = await started(postgres.url, 'start')
    expect(await ask(everything)).toEqual(fresh)
    expect(before).toHaveLength(4)
    expect(await read(ids)).toEqual(before)
    expect(await read(changed)).toEqual(expect.arrayContaining(changes))
    const { data } = await ask(history)
    expect(Number(data.site.revision)).toBeGreaterThanOrEqual(Number(site?.[0]))
    expect(data.former).toEqual({ to: '/posts/keeper/' })
  },
)

test('the migrations of earlier versions keep their names', () => {
  const migrations = (folder: string) => readdirSync(join(import.meta.dirname, '../../../prisma', folder))
  expect(migrations('migrations')).toEqual(expect.arrayContaining(earlier))
  expect(migrations('postgres/migrations')).toEqual(expect.arrayContaining(earlierPostgres))
  expect([earlier.length > 5, earlierPostgres.length > 2]).toEqual([true, true])
})

test('a database of a later version is refused in one line, and stays as it is', async () => {
  const name = place(earlier.at(-1) ?? '')
  await tool(name, 'import')
  const connection = new Sqlite(join(folder, name))
  connection.exec(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_later', 1)`,
  )
  connection.close()
  const state = () => rows(name, 'SELECT revision, importedAt FROM Site')
  const before = state()
  const message = `DATABASE_URL: ${join(folder, name)} was migrated by a later version of Broadsheet; update Broadsheet, or use another database\n`
  for (const command of ['start', 'import']) expect(await tool(name, command)).toEqual({ code: 1, output: message })
  expect((await tool(name, 'serve')).code).toBe(1)
  expect(state()).toEqual(before)
})

test('while an import fills the search index again for a new version, the server answers from the old one', async () => {
  await tool('indexed.db', 'import')
  const connection = new Sqlite(join(folder, 'indexed.db'))
  connection.exec('UPDATE Site SET tokenVersion = 0')
  const ask = await started('indexed.db', 'serve')
  const hits = async () => (await ask('{ search(query: "ship") { totalCount } articles { totalCount } }')).data
  const complete = { search: { totalCount: 1 }, articles: { totalCount: 3 } }
  expect(await hits()).toEqual(complete)
  const answers: unknown[] = []
  let importing = true
  const imported = tool('indexed.db', 'import').finally(() => {
    importing = false
  })
  while (importing) answers.push(await hits())
  expect((await imported).code).toBe(0)
  expect(answers.filter((answer) => JSON.stringify(answer) !== JSON.stringify(complete))).toEqual([])
  expect(connection.prepare('SELECT tokenVersion FROM Site').pluck().get()).not.toBe(0)
  connection.close()
  expect(await hits()).toEqual(complete)
})
