import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../src/processes/run-process.mjs'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'broadsheet-mirror-')))
const main = join(import.meta.dirname, '../src/main.ts')
const dot = Buffer.from('R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=', 'base64')

/** A host with an image and a page. It never answers requests for `/silent…`. */
const host = createServer(({ url = '' }, response) => {
  if (url.startsWith('/silent')) host.emit('asked')
  else if (url === '/dot.gif') response.writeHead(200, { 'Content-Type': 'image/gif' }).end(dot)
  else if (url === '/page') response.end('<!doctype html><title>Page</title>')
  else response.writeHead(404).end()
})
let origin = ''

const environment = { ...process.env, CONTENT_DIR: '', DATABASE_URL: '', PORT: '0', MIRROR_ALLOW: '127.0.0.0/8' }
const quick = ['--rate', '100']

async function tool(...args: string[]) {
  return ran(args, environment)
}
async function ran(args: string[], env: NodeJS.ProcessEnv) {
  const { code, output } = await run(process.execPath, [main, ...args], { cwd: folder, quiet: true, env })
  return { code, output: output.replaceAll(folder, '…').replaceAll(origin, 'HOST').replaceAll(origin.slice(7), 'HOST') }
}

/** Writes an archive of one article, and imports it into a database with its name. */
async function archive(name: string, body: string, settings = ''): Promise<string[]> {
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'a.md'), `---\ntitle: A\ndate: 2022-07-30\n---\n${body}\n`)
  if (settings) writeFileSync(join(folder, name, 'site.yml'), settings)
  const database = ['--database', `${name}.db`]
  expect(await tool('import', name, ...database)).toMatchObject({ code: 0 })
  return [name, ...database]
}

/** Runs the tool, and interrupts it when the host is asked for what it never answers. */
async function interrupted(...args: string[]) {
  const asked = once(host, 'asked')
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const [errors, ended] = [text(child.stderr), once(child, 'close')]
  await asked
  child.kill('SIGINT')
  return { code: (await ended)[0], output: await errors }
}

beforeAll(async () => {
  await once(host.listen(0, '127.0.0.1'), 'listening')
  origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}` // The server listens on a port of TCP.
})
afterAll(() => {
  host.closeAllConnections()
  host.close()
  rmSync(folder, { recursive: true })
})

test('mirror says what it would fetch, then fetches and imports it, and names what has no copy', async () => {
  const images = await archive('images', `![A](${origin}/dot.gif) ![B](${origin}/gone.gif)`)
  expect(await tool('mirror', ...images, '--dry-run', ...quick)).toEqual({
    code: 0,
    output: expect.stringMatching(/^2 images on 1 host would be fetched: /),
  })
  const { code, output } = await tool('mirror', ...images, ...quick)
  expect(output).toContain('Fetched 1 image, 0.0 MB; 1 dead.\n  1 × HOST answered 404\n')
  expect(code).toBe(0)
  expect(readdirSync(join(folder, 'data/mirror'))).toContain('index.jsonl')
  expect((await tool('mirror', ...images, '--dry-run')).output).toBe('No image is missing from the mirror.\n')
})

test('mirror says why it cannot work', async () => {
  mkdirSync(join(folder, 'empty'))
  expect(await tool('mirror', 'empty', '--database', 'empty.db')).toMatchObject({
    code: 1,
    output: expect.stringContaining('The database is empty: run `broadsheet import` first'),
  })
  const off = await archive('off', `![A](${origin}/dot.gif)`, 'mirror: off\n')
  expect(await tool('mirror', ...off)).toEqual({
    code: 1,
    output: 'site.yml has `mirror: off`; write `mirror: keep` or `mirror: serve`\n',
  })
  expect(await tool('mirror', '--rate', '0')).toEqual({
    code: 2,
    output: '--rate must be a number from 0.01 to 100, not "0"\n',
  })
})

test('check --links names dead links with their articles, and those whose host did not say', async () => {
  const links = await archive('links', `[a](${origin}/page) [b](${origin}/gone) [c](http://169.254.169.254/x)`)
  const dead = `HOST/gone: HOST answered 404\n  a.md\n  perhaps at https://web.archive.org/web/2022*/HOST/gone\n`
  const unknown = 'Unknown:\nhttp://169.254.169.254/x: 169.254.169.254 is not a public address\n'
  const output = `${dead}${unknown}3 links: 1 dead, 1 unknown, 1 answered.\n`
  expect(await tool('check', ...links, '--links', ...quick)).toEqual({ code: 0, output })
  const json = await tool('check', ...links, '--links', '--json', '--strict', ...quick)
  expect(json.code).toBe(1)
  expect(JSON.parse(json.output)).toMatchObject([
    { url: 'HOST/gone', kind: 'dead', files: ['a.md'], archived: 'https://web.archive.org/web/2022*/HOST/gone' },
    { url: 'http://169.254.169.254/x', kind: 'refused', files: ['a.md'], archived: null },
  ])
})

test('a wrong MIRROR_ALLOW is refused with its value', async () => {
  const wrong = await archive('wrong', `[a](${origin}/page) ![A](${origin}/dot.gif)`)
  const env = { ...environment, MIRROR_ALLOW: '127.0.0.0/99' }
  for (const command of [['check', '--links'], ['mirror']])
    expect(await ran([...command, ...wrong], env)).toEqual({
      code: 2,
      output: expect.stringMatching(/^MIRROR_ALLOW: .*127\.0\.0\.0\/99/),
    })
})

test('an interrupted run ends with 130, and a mirror says that it continues later', async () => {
  const silent = await archive('silent', `[a](${origin}/silent) ![A](${origin}/silent.gif)`)
  expect(await interrupted('check', ...silent, '--links')).toEqual({ code: 130, output: 'Interrupted\n' })
  expect(await interrupted('mirror', ...silent)).toEqual({
    code: 130,
    output: 'Interrupted: the copies so far are kept, and the next run continues\n',
  })
})
