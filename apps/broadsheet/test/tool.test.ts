import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { run } from '../src/processes/run-process.mjs'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'broadsheet-tool-')))
afterAll(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, 'blog'))
writeFileSync(join(folder, 'blog/a.md'), '---\ntitle: A\ndate: 2022-07-30\n---\nText')

const main = join(import.meta.dirname, '../src/main.ts')
const { DATABASE_URL: _database, CONTENT_DIR: _folder, ...inherited } = process.env
const environment = { ...inherited, XDG_CACHE_HOME: join(folder, 'cache'), PORT: '0' }

/** Runs the tool in the folder to its end. */
async function tool(...args: string[]) {
  const { code, output } = await run(process.execPath, [main, ...args], { cwd: folder, quiet: true, env: environment })
  return { code, output: output.replaceAll(folder, '…') }
}

/** Starts the tool in the folder, and stops it when its output holds the text. Returns the output and the exit code. */
async function until(text: string, use: (url: string) => Promise<void>, ...args: string[]) {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  let printed = ''
  for await (const part of child.stdout.setEncoding('utf8')) {
    const before = printed
    printed += part
    if (before.includes(text) || !printed.includes(text)) continue
    await use(/API +(\S+)/.exec(printed)?.[1] ?? '')
    child.kill('SIGTERM')
  }
  return { printed, code: (await ended)[0] }
}

const titles = async (url: string) => (await fetch(`${url}?query={articles{nodes{title}}}`)).json()
const onlyA = { data: { articles: { nodes: [{ title: 'A' }] } } }

test('broadsheet DIR imports a folder into a database in the cache folder, and serves it', async () => {
  const { printed, code } = await until('Reader', async (url) => expect(await titles(url)).toEqual(onlyA), 'blog')
  expect(printed).toContain('articles: 1 created')
  expect(code).toBe(0)
  expect(readdirSync(join(folder, 'cache/broadsheet')).filter((name) => name.endsWith('.db'))).toEqual([
    expect.stringMatching(/^blog-[0-9a-f]{8}\.db$/),
  ])
})

test('import fills a database of its own, and serve serves it', async () => {
  expect(await tool('import', 'blog', '--database', 'a/site.db')).toMatchObject({
    code: 0,
    output: expect.stringContaining('articles: 1 created'),
  })
  const { code } = await until(
    'Reader',
    async (url) => expect(await titles(url)).toEqual(onlyA),
    ...['serve', 'blog', '--database', 'a/site.db'],
  )
  expect(code).toBe(0)
})

test('serve says how to make a database that is missing', async () => {
  expect(await tool('serve', 'blog', '--database', 'none.db')).toEqual({
    code: 1,
    output: 'DATABASE_URL: …/none.db holds no archive yet; import a folder first: npm run seed, or broadsheet import\n',
  })
})

test('the working directory is the folder if none is named, and .env can name another', async () => {
  expect((await tool('check')).output).toContain('1 article')
  mkdirSync(join(folder, 'empty'))
  writeFileSync(join(folder, '.env'), 'CONTENT_DIR=empty\n')
  expect((await tool('check')).output).toContain('…/empty: this folder contains no articles')
  rmSync(join(folder, '.env'))
})

test('relative paths in settings start at the working directory, and made images are in the cache folder', async () => {
  const settings = pathToFileURL(join(import.meta.dirname, '../src/settings/settings.ts')).href
  const script = `const { chooseSettings } = await import(${JSON.stringify(settings)})
chooseSettings({ dir: 'blog' })
const { IMAGE_CACHE_DIR, MIRROR_DIR, TRUSTED_DOCUMENTS } = process.env
console.log([IMAGE_CACHE_DIR, MIRROR_DIR, TRUSTED_DOCUMENTS].join('\\n'))`
  const chosen = async (own: Record<string, string>) => {
    const options = { cwd: folder, quiet: true, env: { ...environment, ...own } }
    const { output } = await run(process.execPath, ['--input-type=module', '-e', script], options)
    return output.replaceAll(folder, '…').split('\n').slice(0, 3)
  }
  expect(await chosen({})).toEqual([
    expect.stringMatching(/^…\/cache\/broadsheet\/blog-[0-9a-f]{8}-images$/),
    '…/data/mirror',
    '',
  ])
  const own = { IMAGE_CACHE_DIR: 'made', MIRROR_DIR: 'copies', TRUSTED_DOCUMENTS: 'documents.json' }
  expect(await chosen(own)).toEqual(['…/made', '…/copies', '…/documents.json'])
})

test('a wrong command line is refused with the reason, and --help explains each command', async () => {
  for (const args of [['serv'], ['serv', 'blog']])
    expect(await tool(...args)).toEqual({
      code: 2,
      output:
        'There is no command and no folder "serv"; the commands are start, import, check, serve, dev, doctor, backup, restore, ' +
        'mirror, export\n',
    })
  expect(await tool('./serv')).toEqual({
    code: 1,
    output: 'CONTENT_DIR: there is no folder …/serv; set it to the folder of your articles\n',
  })
  expect((await tool('blog/a.md')).output).toBe(
    'CONTENT_DIR: …/blog/a.md is a file; set it to the folder of your articles\n',
  )
  expect((await tool('~/blog')).output).toBe(
    'CONTENT_DIR: there is no folder …/~/blog; write the whole path, because only a shell knows your home folder as ~\n',
  )
  expect(await tool('serve', '--prot', '1')).toEqual({
    code: 2,
    output: "Unknown option '--prot'; the options are --database, --port, --host, --workers\n",
  })
  expect(await tool('--version')).toEqual({ code: 0, output: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
  expect((await tool('--help')).output).toMatch(/^Usage: broadsheet \[DIR\]/)
  expect((await tool('import', '--help')).output).toMatch(/^Usage: broadsheet import \[DIR\]/)
})

test('start starts another server when an error or a signal such as SIGBUS ended the first', async () => {
  const [program, list] = [join(folder, 'note-pid.mjs'), join(folder, 'pids')]
  writeFileSync(
    program,
    `import { appendFileSync } from 'node:fs'
if (process.argv[2] === 'serve') appendFileSync(${JSON.stringify(list)}, process.pid + '\\n')`,
  )
  const env = { ...environment, NODE_OPTIONS: `--import ${pathToFileURL(program).href}` }
  const child = spawn(process.execPath, [main, 'start', 'blog'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  const errors = text(child.stderr)
  let starts = 0
  for await (const line of createInterface(child.stdout)) {
    const url = /^API +(\S+)/.exec(line)?.[1]
    if (url === undefined) continue
    expect(await titles(url)).toEqual(onlyA)
    const pid = Number(readFileSync(list, 'utf8').trim().split('\n').at(-1))
    if (++starts === 1) process.kill(pid, 'SIGBUS')
    else child.kill('SIGTERM')
  }
  expect((await ended)[0]).toBe(0)
  expect(starts).toBe(2)
  expect(await errors).toContain(
    `The server ended with code ${128 + constants.signals.SIGBUS}. Another one starts in a second.`,
  )
})

test('export --site writes a static copy, and is refused together with another form or a filter', async () => {
  const targets = realpathSync(mkdtempSync(join(tmpdir(), 'broadsheet-copies-')))
  const exported = (name: string, ...options: string[]) =>
    tool('export', join(targets, name), ...options, '--database', 'a/site.db')
  expect(await exported('copy', '--site')).toMatchObject({ code: 0 })
  expect(readdirSync(join(targets, 'copy'))).toEqual(expect.arrayContaining(['index.html', '404.html', 'feed.xml']))
  expect(await exported('other', '--site', '--as', 'hugo')).toMatchObject({
    code: 2,
    output: expect.stringContaining('--site and --as name two forms; give one of them'),
  })
  expect(await exported('other', '--site', '--where', '{ "year": 2022 }')).toMatchObject({
    code: 1,
    output: expect.stringContaining('A static copy has all published articles; leave out --where'),
  })
  expect(readdirSync(targets)).toEqual(['copy'])
  rmSync(targets, { recursive: true })
})

test('export writes files of a generator, and says how the bodies were written', async () => {
  const targets = realpathSync(mkdtempSync(join(tmpdir(), 'broadsheet-files-')))
  const exported = () => tool('export', join(targets, 'hugo'), '--as', 'hugo', '--database', 'a/site.db')
  const { code, output } = await exported()
  expect(output.replace(targets, '')).toBe(`/hugo: 1 articles, 0 images and other files
Bodies: 1 as written, 0 converted to Markdown, 0 as HTML
An import of the export gives the same articles
`)
  expect(code).toBe(0)
  expect(await exported()).toMatchObject({ code: 1, output: expect.stringContaining(join(targets, 'hugo')) })
  rmSync(targets, { recursive: true })
})

test('export refuses what it cannot read in its arguments', async () => {
  expect(await tool('export')).toEqual({
    code: 2,
    output: 'Name the folder or file to make: broadsheet export backup-of-articles\n',
  })
  expect(await tool('export', 'x', '--as', 'word')).toMatchObject({
    code: 2,
    output: expect.stringMatching(/^--as must be one of hexo, .*, not "word"\n$/),
  })
  expect(await tool('export', 'x', '--where', '{')).toMatchObject({
    code: 2,
    output: expect.stringMatching(/^--where must be a filter in JSON, as .*: /),
  })
})

test('dev serves, and refuses options that make no sense with a server', async () => {
  const { printed, code } = await until(
    'Reader',
    async (url) => expect(await titles(url)).toEqual(onlyA),
    ...['dev', 'blog', '--database', 'a/site.db'],
  )
  expect(printed).toContain('Reader')
  expect(code).toBe(0)
  expect(await tool('dev', 'blog', '--dry-run')).toEqual({
    code: 2,
    output: '--dry-run is not an option of this command; use broadsheet import --dry-run\n',
  })
  expect((await tool('start', '--watch')).output).toBe('--watch is not an option of this command; use broadsheet dev\n')
})

test('without a folder for temporary files, the message says which variable names another', async () => {
  const env = { ...environment, TMPDIR: join(folder, 'blog/a.md'), TEMP: join(folder, 'blog/a.md') }
  const checked = await run(process.execPath, [main, 'check', 'blog'], { cwd: folder, quiet: true, env })
  const expected = `No temporary folder can be made in ${join(folder, 'blog/a.md')}; set ${process.platform === 'win32' ? 'TEMP' : 'TMPDIR'} to a folder`
  expect(checked).toEqual({ code: 1, output: expect.stringContaining(expected) })
  const made = ['export', join(folder, '../made'), '--as', 'hugo', '--database', 'a/site.db']
  const exported = await run(process.execPath, [main, ...made], { cwd: folder, quiet: true, env })
  expect(exported).toEqual({ code: 1, output: expect.stringContaining(expected) })
})
