import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, expect, it } from 'vitest'
import { run } from '../../apps/broadsheet/src/processes/run-process.mjs'

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-tasks-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a task to its end, as `npm run` does. */
async function task(words: string[], environment: Record<string, string> = {}) {
  const { code, output } = await run(process.execPath, [join(import.meta.dirname, '../tasks.ts'), ...words], {
    quiet: true,
    env: { ...process.env, DATABASE_URL: `file:${folder}/none.db`, ...environment },
  })
  return { code, output: output.replaceAll(folder, '…') }
}

/** Returns the error that `npm start` prints. */
async function refusal(environment: Record<string, string>): Promise<string> {
  const { code, output } = await task(['start'], environment)
  expect(code).toBe(1)
  return output
}

it('prints the help or a usage error without creating a database or starting a server', async () => {
  for (const name of ['start', 'dev', 'seed', 'check']) {
    expect(await task([name, '--help'])).toEqual({ code: 0, output: expect.stringMatching(/^Usage: broadsheet /) })
    expect(await task([name, 'a', 'b'])).toEqual({ code: 2, output: 'Only one folder is allowed; remove "b"\n' })
  }
  expect(await task(['start', '--forse'])).toEqual({
    code: 2,
    output:
      "Unknown option '--forse'; the options are --watch, --quiet, --force, --full, --dry-run, --strict, --json, --database, --port, --host, --workers\n",
  })
  expect(existsSync(join(folder, 'none.db'))).toBe(false)
}, 180_000)

it('rejects options that make no sense with a server, and names the right command', async () => {
  expect(await task(['start', '--watch'])).toEqual({
    code: 2,
    output: '--watch is not an option of this command; use broadsheet dev\n',
  })
  expect(await task(['dev', '--dry-run'])).toEqual({
    code: 2,
    output: '--dry-run is not an option of this command; use broadsheet import --dry-run\n',
  })
})

it('reports a port in use and a missing content folder before it creates anything', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  // A listening server has an AddressInfo.
  const { port } = other.address() as AddressInfo
  const taken = `PORT: ${port} is in use by another program; stop that program, or set PORT to another number\n`
  expect(await refusal({ PORT: String(port) })).toBe(taken)
  expect(await task(['dev'], { PORT: String(port) })).toEqual({ code: 1, output: taken })
  other.close()
  const missing = `CONTENT_DIR: there is no folder …/posts; set it to the folder of your articles\n`
  expect(await refusal({ PORT: '0', CONTENT_DIR: join(folder, 'posts') })).toBe(missing)
  expect(await task(['start', join(folder, 'posts')], { PORT: '0' })).toEqual({ code: 1, output: missing })
  expect(existsSync(join(folder, 'none.db'))).toBe(false)
}, 180_000)

it('reports wrong server settings before the import', async () => {
  expect(await refusal({ DATABASE_URL: `file:${folder}/a.db`, PORT: 'abc' })).toBe(
    'PORT: "abc" is not a port; write a whole number from 0 to 65535, such as 4000\n',
  )
})

it('starts as many server processes as --workers says, and reports a wrong number before the import', async () => {
  const settings = { DATABASE_URL: `file:${folder}/workers.db`, PORT: '0' }
  expect(await task(['start', '--workers', 'all'], settings)).toEqual({
    code: 1,
    output: 'WORKERS: "all" is not a number of processes; write a whole number from 1 to 64, such as 2\n',
  })
  expect(await task(['start', '--workers'], settings)).toEqual({
    code: 2,
    output: "Option '--workers <value>' argument missing\n",
  })
  expect(existsSync(join(folder, 'workers.db'))).toBe(false)
  writeFileSync(join(folder, 'a.md'), '---\ntitle: A\n---\nText')
  const started = spawn(
    process.execPath,
    [join(import.meta.dirname, '../tasks.ts'), 'start', folder, '--workers=2', '--full'],
    { env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = once(started, 'close')
  let printed = ''
  for await (const part of started.stdout.setEncoding('utf8')) {
    printed += part
    if (printed.includes('processes share the port')) started.kill()
  }
  expect(printed).toContain('2 processes share the port')
  expect(await ended).toEqual([0, null])
}, 180_000)

it('imports a file that is saved while the server runs, unless WATCH is off', async () => {
  const articles = join(folder, 'watched')
  mkdirSync(articles)
  writeFileSync(join(articles, 'a.md'), '---\ntitle: A\n---\nText')
  const settings = { DATABASE_URL: `file:${folder}/watched.db`, PORT: '0', CONTENT_DIR: articles }
  const start = async (environment: Record<string, string>, until: string) => {
    const started = spawn(process.execPath, [join(import.meta.dirname, '../tasks.ts'), 'start'], {
      env: { ...process.env, ...settings, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(started, 'close')
    let printed = ''
    for await (const part of started.stdout.setEncoding('utf8')) {
      printed += part
      if (printed.includes('GraphiQL')) writeFileSync(join(articles, 'b.md'), '---\ntitle: B\n---\nText')
      if (printed.includes(until)) started.kill()
    }
    expect(await ended).toEqual([0, null])
    return printed
  }
  expect(await start({}, 'b.md')).toMatch(/revision 2 .*\n {2}added {2,}b\.md\n/)
  rmSync(join(articles, 'b.md'))
  expect(await start({ WATCH: 'off' }, 'GraphiQL')).not.toContain('added')
}, 180_000)

it('reports in one line a database that cannot be created or was not created by migrations', async () => {
  writeFileSync(join(folder, 'note.txt'), '')
  expect(await refusal({ DATABASE_URL: `file:${folder}/note.txt/a.db` })).toMatch(
    /^DATABASE_URL: …\/note\.txt\/a\.db cannot be written \(EEXIST[^\n]*\n$/,
  )
  new Sqlite(join(folder, 'pushed.db')).exec('CREATE TABLE Article (id INTEGER PRIMARY KEY)').close()
  expect(await refusal({ DATABASE_URL: `file:${folder}/pushed.db` })).toBe(
    'DATABASE_URL: …/pushed.db contains tables that were not created by migrations, for example by `prisma db push`; use another database, or delete this one if nothing else is in it\n',
  )
})
