import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, expect, it } from 'vitest'
import { run } from '../run-process.mjs'

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-tasks-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A task as `npm run` starts it, to its end. */
async function task(words: string[], environment: Record<string, string> = {}) {
  const { code, output } = await run(process.execPath, [join(import.meta.dirname, '../tasks.ts'), ...words], {
    quiet: true,
    env: { ...process.env, DATABASE_URL: `file:${folder}/none.db`, ...environment },
  })
  return { code, output: output.replaceAll(folder, '…') }
}

/** What `npm start` says where it refuses. */
async function refusal(environment: Record<string, string>): Promise<string> {
  const { code, output } = await task(['start'], environment)
  expect(code).toBe(1)
  return output
}

it('answers a question for help, or a word too many, with nothing else: no database is made, and no server starts', async () => {
  for (const name of ['start', 'dev', 'seed', 'check']) {
    expect(await task([name, '--help'])).toEqual({ code: 0, output: expect.stringMatching(/^Usage: import \[DIR\]/) })
    expect(await task([name, 'a', 'b'])).toEqual({ code: 2, output: 'Only one folder is allowed; remove "b"\n' })
  }
  expect(await task(['start', '--forse'])).toEqual({
    code: 2,
    output: "Unknown option '--forse'; the options are --watch, --force, --full, --dry-run, --strict, --json\n",
  })
  expect(existsSync(join(folder, 'none.db'))).toBe(false)
}, 60_000)

it('sends to another command what would never come to serve anything', async () => {
  expect(await task(['start', '--watch'])).toEqual({
    code: 2,
    output: '--watch goes with another command: npm run dev\n',
  })
  expect(await task(['dev', '--dry-run'])).toEqual({
    code: 2,
    output: '--dry-run goes with another command: npm run seed -- --dry-run\n',
  })
}, 30_000)

it('tells before anything is made that the port is taken, or that the folder of articles is not there', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  // A server on a port has an address with one.
  const { port } = other.address() as AddressInfo
  const taken = `PORT: ${port} is in use by another program; stop that program, or set PORT to another number\n`
  expect(await refusal({ PORT: String(port) })).toBe(taken)
  expect(await task(['dev'], { PORT: String(port) })).toEqual({ code: 1, output: taken })
  other.close()
  const missing = `CONTENT_DIR: there is no folder …/posts; name the one that the articles are in\n`
  expect(await refusal({ PORT: '0', CONTENT_DIR: join(folder, 'posts') })).toBe(missing)
  expect(await task(['start', join(folder, 'posts')], { PORT: '0' })).toEqual({ code: 1, output: missing })
  expect(existsSync(join(folder, 'none.db'))).toBe(false)
}, 60_000)

it('tells before the import what the server would refuse', async () => {
  expect(await refusal({ DATABASE_URL: `file:${folder}/a.db`, PORT: 'abc' })).toBe(
    'PORT: "abc" is not a port; write a whole number from 0 to 65535, such as 4000\n',
  )
}, 30_000)

it('tells in a line that a database cannot be made, or was not made by migrations', async () => {
  writeFileSync(join(folder, 'note.txt'), '')
  expect(await refusal({ DATABASE_URL: `file:${folder}/note.txt/a.db` })).toMatch(
    /^DATABASE_URL: …\/note\.txt\/a\.db cannot be written \(EEXIST[^\n]*\n$/,
  )
  new Sqlite(join(folder, 'pushed.db')).exec('CREATE TABLE Article (id INTEGER PRIMARY KEY)').close()
  expect(await refusal({ DATABASE_URL: `file:${folder}/pushed.db` })).toBe(
    'DATABASE_URL: …/pushed.db holds tables that no migration made, as `prisma db push` does; empty it with `npx prisma migrate reset` if nothing else is in it, or name another file\n',
  )
}, 30_000)
