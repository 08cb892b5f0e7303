import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyPostgres } from '@broadsheet/database/testing/postgres'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { run } from '../src/processes/run-process.mjs'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'broadsheet-doctor-')))
const main = join(import.meta.dirname, '../src/main.ts')
const write = (name: string, title: string) =>
  writeFileSync(join(folder, 'blog', name), `---\ntitle: ${title}\ndate: 2022-07-30\n---\nText`)

/** Milliseconds. Long, so that a correct test does not fail on a busy machine. */
const patience = { timeout: 60_000 }

async function tool(...args: string[]) {
  const env = { ...process.env, CONTENT_DIR: 'blog', DATABASE_URL: 'file:a.db', PORT: '0' }
  const { code, output } = await run(process.execPath, [main, ...args], { cwd: folder, quiet: true, env })
  return { code, output: output.replaceAll(folder, '…') }
}

beforeAll(async () => {
  mkdirSync(join(folder, 'blog'))
  write('a.md', 'A')
  await tool('import')
})
afterAll(() => rmSync(folder, { recursive: true }))

test('doctor finds nothing wrong with a sound archive', async () => {
  const { code, output } = await tool('doctor')
  expect(output).toMatch(/ok {6}integrity: ok\nok {6}references: ok\nok {6}search index ArticleSearch: ok\n/)
  expect(output).toContain('ok      archive: revision 1, articles: 1, images: 0\nNo problem was found\n')
  expect(code).toBe(0)
})

test('doctor finds that the database holds the articles of another folder, which an import refuses', async () => {
  mkdirSync(join(folder, 'other'))
  const { code, output } = await tool('doctor', 'other')
  expect(output).toContain('PROBLEM origin: the database was imported from …/blog, not from …/other\n')
  expect(code).toBe(1)
  expect(await tool('import', 'other')).toEqual({
    code: 1,
    output: expect.stringContaining('the database was imported from …/blog, not from …/other. '),
  })
})

test('doctor advises to import if the PostgreSQL server has no database of this name', async () => {
  await using postgres = await emptyPostgres()
  const url = new URL(postgres.url)
  url.pathname = '/nothing-of-this-name'
  const { code, output } = await tool('doctor', '--database', url.href)
  expect(output).toMatch(/PROBLEM database: .* does not exist\n {8}import the folder: broadsheet import\n/)
  expect(code).toBe(1)
})

test.for([
  ['a missing folder', ['doctor', 'nowhere'], 'PROBLEM content folder: there is no folder …/nowhere'],
  [
    'a database that was never imported',
    ['doctor', '--database', 'none.db'],
    'PROBLEM database: there is no file …/none.db',
  ],
  ['a wrong setting', ['doctor', '--port', 'x'], 'PROBLEM setting: PORT: "x" is not a port'],
  ['a PostgreSQL server that does not run', ['doctor', '--database', 'postgresql://127.0.0.1:9/x'], 'start PostgreSQL'],
] as const)('doctor finds %s', async ([, args, expected]) => {
  const { code, output } = await tool(...args)
  expect(output).toContain(expected)
  expect(code).toBe(1)
})

test('doctor finds a damaged file, and an index that lost an article', async () => {
  const damaged = join(folder, 'damaged.db')
  await tool('backup', 'damaged.db')
  const file = openSync(damaged, 'r+')
  writeSync(file, Buffer.alloc(60_000, 7), 0, 60_000, 16_384)
  closeSync(file)
  expect(await tool('doctor', '--database', 'damaged.db')).toEqual({
    code: 1,
    output: expect.stringMatching(/PROBLEM integrity: .*\n {8}delete the file and import again, or restore a backup/),
  })

  await tool('backup', 'unindexed.db')
  new Sqlite(join(folder, 'unindexed.db')).exec('UPDATE Article SET searchId = searchId + 1').close()
  expect((await tool('doctor', '--database', 'unindexed.db')).output).toContain(
    'PROBLEM search index ArticleSearch: 1 articles are missing, 1 rows belong to no article',
  )
})

test('doctor advises to delete a file only if its content is damaged', async () => {
  writeFileSync(join(folder, 'text.db'), 'This is no database. '.repeat(500))
  for (const command of ['doctor', 'import', 'serve']) {
    const { code, output } = await tool(command, '--database', 'text.db')
    expect([command, code]).toEqual([command, 1])
    expect(output).toMatch(/file is not a database;?\s+name another file, or restore a backup of this one\n/)
  }

  // A folder with the name of SQLite's second file has the effect of a folder without write permission.
  await tool('backup', 'shut.db')
  new Sqlite(join(folder, 'shut.db')).exec('PRAGMA journal_mode = WAL').close()
  mkdirSync(join(folder, 'shut.db-wal'))
  const { code, output } = await tool('doctor', '--database', 'shut.db')
  expect([code, output]).toEqual([1, expect.stringContaining('give this user read and write permission')])
  expect(output).not.toContain('delete the file')
})

test('a backup is restored while a server runs, which then serves it', async () => {
  const server = spawn(process.execPath, [main, 'serve'], {
    cwd: folder,
    env: { ...process.env, CONTENT_DIR: 'blog', DATABASE_URL: 'file:a.db', PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(server, 'close')
  let printed = ''
  server.stdout.on('data', (part) => {
    printed += part
  })
  while (!printed.includes('Reader')) await once(server.stdout, 'data')
  const url = /API +(\S+)/.exec(printed)?.[1] ?? ''
  const titles = async () => {
    const response = await fetch(`${url}?query={articles(orderBy:{field:TITLE}){nodes{title}}}`)
    return await response.text()
  }
  expect(await tool('backup', 'copy.db')).toMatchObject({
    code: 0,
    output: expect.stringMatching(/copy\.db: [\d.]+ MB/),
  })
  expect(existsSync(join(folder, 'copy.db-wal'))).toBe(false)
  write('b.md', 'B')
  await tool('import')
  await vi.waitUntil(async () => (await titles()).includes('"B"'), patience)
  const restored = await tool('restore', 'copy.db')
  const [, kept = ''] = /^The replaced database is in …\/(a\.db\.replaced-\S+); delete/.exec(restored.output) ?? []
  expect(restored).toEqual({
    code: 0,
    output: expect.stringMatching(/\nThe database holds the archive of …\/copy\.db\n$/),
  })
  await vi.waitUntil(async () => !(await titles()).includes('"B"'), patience)
  expect(await titles()).toContain('"A"')
  // The kept copy is one whole file, and restoring it brings both articles back.
  expect(existsSync(join(folder, `${kept}-wal`))).toBe(false)
  expect((await tool('restore', kept)).code).toBe(0)
  await vi.waitUntil(async () => (await titles()).includes('"B"'), patience)
  server.kill('SIGTERM')
  expect((await ended)[0]).toBe(0)
})

test('a backup overwrites nothing, and what is not an archive is not restored', async () => {
  copyFileSync(join(folder, 'blog/a.md'), join(folder, 'note.db'))
  expect(await tool('backup', 'note.db')).toEqual({
    code: 1,
    output: '…/note.db exists already; name a file that does not exist yet\n',
  })
  expect(await tool('restore', 'note.db')).toEqual({ code: 1, output: '…/note.db: file is not a database\n' })
  expect(await tool('restore', 'nothing.db')).toEqual({ code: 1, output: 'There is no file …/nothing.db\n' })
  expect((await tool('backup', 'x', '--database', 'postgresql://u:secret@h/x')).output).toBe(
    'postgresql://h/x is a PostgreSQL database; use its own tools: pg_dump --format=custom --file=…/x and its URL\n',
  )
  expect(await tool('backup')).toEqual({ code: 2, output: 'Name the file: broadsheet backup archive.backup.db\n' })
})
