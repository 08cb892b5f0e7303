import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { runCommand } from '../../src/cli/run-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { article, testArchive } from '../support/test-archive.ts'

afterEach(() => vi.unstubAllEnvs())

/** Runs a command in a folder. Replaces the folder's path and all durations in its output. */
async function run(cwd: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const context = {
    out: (text: string) => void out.push(text),
    err: { write: (text: string) => void err.push(text) },
    cwd,
  }
  const code = await runCommand(args, { ...context, signal: new AbortController().signal })
  return {
    code,
    out: out
      .join('\n')
      .replaceAll(cwd, '…')
      .replace(/\([\d.]+ s\)/g, '(0 s)'),
    err: err.join(''),
  }
}

const bad = {
  'posts/a.md': article('A', ['updated: 30 Juli 2022']),
  'site.yml': 'title: Times\n',
}

test('check prints diagnostics like a compiler, and their counts', async () => {
  using folder = temporaryFolder(bad)
  const { code, out } = await run(folder.path, 'check', '.')
  expect(code).toBe(0)
  expect(out).toMatchInlineSnapshot(`
    "posts/a.md:4:1 WARNING date-unreadable updated: "30 Juli 2022" is not a date in a known format
          3 | date: 2022-07-30
        > 4 | updated: 30 Juli 2022
            | ^
          5 | ---
        write it as 2022-07-30 or 2022-07-30T09:44:07Z

    site.yml INFO site-assumed The folder is read as hexo, the default: a list of categories is one path; dates without a time zone are in UTC
        if a guess is wrong, set the value in site.yml in the content folder

    …: 1 file, 1 article: 1 warning, 1 note (0 s)
      WARNING  date-unreadable       1
      INFO     site-assumed          1
    What would fix most:
      1. 1 × date-unreadable: dates like 99 Juli 9999 cannot be read
         write them as 2022-07-30 or 2022-07-30T09:44:07Z"
  `)
})

test('check finds conflicts between articles, as an import does, and lists skipped files', async () => {
  using folder = temporaryFolder({
    'a.md': article('A', ['id: 1', 'aliases: [/c/]'], 'See [this](nowhere.md).'),
    'b.md': article('B', ['id: 1', 'permalink: /a/']),
    'c.md': article('C'),
    'old.md': '---\nredirect_to: /a/\n---\n',
    '_private/d.md': article('D'),
    'e.txt': '',
  })
  const { out } = await run(folder.path, 'check', '.')
  expect(out.split('\n').filter((line) => !line.startsWith('    '))).toMatchInlineSnapshot(`
    [
      "b.md ERROR id-taken The id “1” belongs to a.md, so this article is identified by the path of its file.",
      "",
      "a.md WARNING alias-taken The alias /c/ is the path of c.md, so it does not lead to this article.",
      "",
      "a.md:8:12 WARNING link-broken The link to “nowhere.md” leads nowhere: no article is made from this file.",
      "",
      "b.md WARNING path-taken The path /a/ belongs to a.md, so this article gets the path /a-2/.",
      "",
      "e.txt INFO no-front-matter a .txt file without front matter is not an article, so it is skipped",
      "",
      "old.md:2:1 INFO redirect-only The file is a redirect to /a/ and not an article",
      "",
      "site.yml INFO site-assumed The folder is read as hexo, the default: a list of categories is one path; dates without a time zone are in UTC",
      "",
      "Skipped: 1",
      "  the folder _private begins with _ and is not a collection of this site: _private/d.md",
      "…: 5 files, 3 articles: 1 error, 3 warnings, 3 notes (0 s)",
      "  ERROR    id-taken              1",
      "  WARNING  alias-taken           1",
      "  WARNING  link-broken           1",
      "  WARNING  path-taken            1",
      "  INFO     no-front-matter       1",
      "  INFO     redirect-only         1",
      "  INFO     site-assumed          1",
      "What would fix most:",
      "  1. 1 × id-taken, for example in b.md",
      "  2. 1 × alias-taken, for example in a.md",
      "  3. 1 × link-broken: links below the article’s folder lead nowhere",
    ]
  `)
})

test('check reports an unknown shortcode once, with its first place and the number of its uses', async () => {
  using folder = temporaryFolder({
    'a.md': '---\ntitle: A\n---\n{{< house 1 >}}\n',
    'b.md': '---\ntitle: B\n---\nText\n\n{{< house 1 >}} {{< house 2 >}}\n\n{{< yard 1 >}}\n',
  })
  const { out } = await run(folder.path, 'check', '.', '--json')
  const found = JSON.parse(out).diagnostics.filter(({ code }: { code: string }) => code === 'template-tag-left-out')
  expect(found).toMatchObject([
    { file: 'a.md', line: 4, message: '{{< house >}} is left out of html and text (3 times in 2 files)' },
    { file: 'b.md', line: 8, message: '{{< yard >}} is left out of html and text' },
  ])
})

test('check reports a folder whose files want one path once, and says what to set', async () => {
  const colliding = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`notes/${index}.md`, `---\ntitle: ${index}\npermalink: /same/\n---\n`]),
  )
  const two = { 'other/a.md': '---\npermalink: /two/\n---\n# A', 'other/b.md': '---\npermalink: /two/\n---\n# B' }
  using folder = temporaryFolder({ ...colliding, ...two })
  const { out } = await run(folder.path, 'check', '.', '--json')
  const found = JSON.parse(out).diagnostics.filter(({ code }: { code: string }) => code === 'path-taken')
  expect(found).toMatchObject([
    {
      file: expect.stringMatching(/^notes\//),
      message: expect.stringMatching(/\/same\/.*\(and 10 more files of this folder\)$/),
      hint: expect.stringMatching(/^Set permalink in site.yml/),
    },
    { file: expect.stringMatching(/^other\//), message: expect.not.stringContaining('more files') },
  ])
})

test('check reports once that no file has the key of the permalink pattern', async () => {
  using folder = temporaryFolder({
    '_config.yml': 'title: T\npermalink: posts/:abbrlink/\n',
    'source/_posts/a.md': '---\ntitle: A\ndate: 2024-01-01\n---\n',
    'source/_posts/b.md': '---\ntitle: B\ndate: 2024-01-02\n---\n',
    'source/_posts/c.md': '---\ntitle: C\ndate: 2024-01-03\n---\n',
  })
  const { out } = await run(folder.path, 'check', '.', '--json')
  const { diagnostics, counts } = JSON.parse(out)
  const found = diagnostics.filter(({ code }: { code: string }) => code === 'permalink-value-missing')
  expect(found).toMatchObject([
    { file: 'source/_posts/a.md', message: expect.stringMatching(/uses :abbrlink.*\(in 3 files\)$/) },
  ])
  expect(counts).toContainEqual({ severity: 'INFO', code: 'permalink-value-missing', count: 1 })
})

test('check prints annotations for code hosts', async () => {
  using folder = temporaryFolder({ 'content/posts/a%b.md': article('A', ['updated: 30 Juli 2022']) })
  const { out } = await run(folder.path, 'check', 'content', '--format', 'github')
  expect(out).toMatchInlineSnapshot(`
    "::warning file=content/posts/a%25b.md,line=4,col=1,title=date-unreadable::updated: "30 Juli 2022" is not a date in a known format%0Awrite it as 2022-07-30 or 2022-07-30T09:44:07Z
    ::notice file=content/site.yml,title=site-assumed::The folder is read as hexo, the default: a list of categories is one path; dates without a time zone are in UTC%0Aif a guess is wrong, set the value in site.yml in the content folder"
  `)
})

test('check prints JSON', async () => {
  using folder = temporaryFolder(bad)
  const { out } = await run(folder.path, 'check', '.', '--json')
  expect(JSON.parse(out)).toMatchObject({
    files: 1,
    articles: 1,
    diagnostics: expect.any(Array),
    counts: expect.any(Array),
  })
})

test('--strict fails only if there is an ERROR', async () => {
  using warned = temporaryFolder(bad)
  using broken = temporaryFolder({ 'a.md': '---\n- [\n  }: "\n---\nText.\n' })
  expect((await run(warned.path, 'check', '.', '--strict')).code).toBe(0)
  expect((await run(broken.path, 'check', '.', '--strict')).code).toBe(1)
})

test('import takes its folder and database from the environment, and prints a summary', async () => {
  using archive = testArchive({ 'a.md': article('A'), 'b.md': article('B'), 'notes.pdf': '' })
  vi.stubEnv('DATABASE_URL', archive.databaseUrl)
  vi.stubEnv('CONTENT_DIR', archive.folder.path)
  const { path } = archive.folder
  expect(await run(path, 'import')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "…: articles: 2 created; revision 1 (0 s)
      from 2 files, plus 1 file that articles may show
      new database: only the redirects in the folder are known, no former paths of articles
    Found: 1 note (\`npm run check\` or \`broadsheet check\` shows each with its source lines)
      INFO     site-assumed       1",
    }
  `)
  expect((await run(path, 'import')).out.split('\n', 1)).toEqual([
    '…: no article changed; 2 articles, revision 1 (0 s)',
  ])
  archive.folder.write({ 'c.md': article('C') })
  expect((await run(path, 'import', '--dry-run')).out.split('\n', 2)).toEqual([
    expect.stringMatching(/^Dry run of …: 1 file would change \(1 parsed, [\d.]+ s\)$/),
    '  added   c.md',
  ])
})

test('import shows the first diagnostics: errors with their source lines, warnings in one line', async () => {
  using archive = testArchive({ ...bad, 'b.md': '---\n- [\n  }: "\n---\nText.\n' })
  vi.stubEnv('DATABASE_URL', archive.databaseUrl)
  const { out } = await run(archive.folder.path, 'import', '.')
  expect(out.split('\n').slice(2).join('\n')).toMatchInlineSnapshot(`
    "  new database: only the redirects in the folder are known, no former paths of articles
    Found: 1 error, 1 warning, 2 notes (\`npm run check\` or \`broadsheet check\` shows each with its source lines)
      ERROR    front-matter-unreadable       1
      WARNING  date-unreadable               1
      INFO     site-assumed                  1
      INFO     title-from-file-name          1
    b.md:3:3 ERROR front-matter-unreadable the YAML cannot be read: missed comma between flow collection entries
          2 | - [
        > 3 |   }: "
            |   ^
          4 | ---
        put the value in quotes if it contains a colon or a quote, or starts with one of @ \` % * & ! [ {
    posts/a.md:4:1 WARNING date-unreadable updated: "30 Juli 2022" is not a date in a known format"
  `)
})

test('check --redirects lists former paths as front matter, as lines for hosts and as JSON', async () => {
  using archive = testArchive({
    'site.yml': 'permalink: /:title/\n',
    'a.md': article('A', ['permalink: /a/']),
    'b.md': article('B', ['permalink: "/b c: d/"']),
  })
  vi.stubEnv('DATABASE_URL', archive.databaseUrl)
  const list = async (...args: string[]) => (await run(archive.folder.path, 'check', '--redirects', ...args)).out
  await run(archive.folder.path, 'import', '.')
  expect(await list()).toBe(
    'No former path redirects to an article: no published article has lost its path in this database',
  )
  archive.folder.write({ 'a.md': article('A', ['permalink: /a-2024/']), 'b.md': article('B', ['permalink: /b/']) })
  expect((await run(archive.folder.path, 'import', '.')).out).toMatch(
    'former paths that redirect now: 2 (`npm run check -- --redirects` lists them)',
  )
  expect(await list()).toMatchInlineSnapshot(`
    "# a.md (now /a-2024/)
    aliases:
      - /a/

    # b.md (now /b/)
    aliases:
      - "/b c: d/"

    Former paths: 2. Only this database knows them. Add the lines to the front matter of each file,
    or give \`--format netlify\` to your host. A new database knows only the paths in the folder."
  `)
  expect(await list('--format', 'netlify')).toBe('/a/ /a-2024/ 301\n/b%20c:%20d/ /b/ 301')
  expect(JSON.parse(await list('--json'))).toEqual([
    { from: '/a/', to: '/a-2024/', file: 'a.md' },
    { from: '/b c: d/', to: '/b/', file: 'b.md' },
  ])
  archive.folder.write({
    'a.md': article('A', ['permalink: /a-2024/', 'aliases: [/a/]']),
    'b.md': article('B', ['permalink: /b/', 'draft: true']),
  })
  await run(archive.folder.path, 'import', '.')
  expect(await list('--format', 'netlify')).toBe('')
  expect(JSON.parse(await list('--json'))).toEqual([{ from: '/b c: d/', to: '/b/', file: 'b.md' }])
  using fresh = testArchive({})
  await fresh.import({ folder: archive.folder.path })
  expect(fresh.query('SELECT "from" FROM Redirect')).toEqual([{ from: '/a/' }])
})

test('check --redirects writes redirect_from for Jekyll', async () => {
  using archive = testArchive({ '_config.yml': 'theme: minima\n', '_posts/2024-01-01-a.md': article('A') })
  vi.stubEnv('DATABASE_URL', archive.databaseUrl)
  await archive.import()
  archive.folder.rename('_posts/2024-01-01-a.md', '_posts/2024-01-01-b.md')
  await archive.import()
  const { out } = await run(archive.folder.path, 'check', '--redirects')
  expect(out.split('\n').slice(1, 3)).toEqual(['redirect_from:', '  - /2022/07/30/a.html'])
})

test('an error that the user can fix is one line without a stack trace', async () => {
  using archive = testArchive({ 'a.md': article('A') })
  using empty = temporaryFolder()
  vi.stubEnv('DATABASE_URL', archive.databaseUrl)
  mkdirSync(join(empty.path, 'there'))
  expect(await run(empty.path, 'import', 'nowhere')).toMatchObject({
    code: 1,
    err: `${empty.path}/nowhere: the content folder cannot be read: it does not exist\n`,
  })
  expect(await run(empty.path, 'import', 'there')).toMatchObject({
    code: 1,
    err: `${empty.path}/there: this folder contains no articles: files in Markdown or HTML, such as .md and .html. The database has not changed; to import it anyway, import with --force\n`,
  })
  expect(await run(empty.path, 'check', 'there')).toMatchObject({
    code: 1,
    out: '',
    err: `${empty.path}/there: this folder contains no articles: files in Markdown or HTML, such as .md and .html\n`,
  })
  vi.stubEnv('DATABASE_URL', `file:${empty.path}/new.db`)
  expect(await run(archive.folder.path, 'import', '.')).toMatchObject({
    code: 1,
    err: 'The database has no tables yet: create them with `npx prisma migrate deploy`\n',
  })
  vi.stubEnv('DATABASE_URL', 'mysql://localhost')
  expect((await run(archive.folder.path, 'import', '.')).err).toMatch(
    /^DATABASE_URL: unknown kind of database[^\n]*\n$/,
  )
})

test('an invalid command exits with 2', async () => {
  using folder = temporaryFolder()
  expect(await run(folder.path, 'improt')).toMatchObject({
    code: 2,
    err: 'Unknown command "improt". The commands are import and check; --help explains them\n',
  })
  expect((await run(folder.path, 'import', '--forse')).code).toBe(2)
  expect((await run(folder.path, 'check', 'a', 'b')).err).toBe('Only one folder is allowed; remove "b"\n')
  expect((await run(folder.path, 'check', '--format', 'xml')).err).toBe(
    '--format must be text, json or github, not "xml"\n',
  )
  expect((await run(folder.path, 'check', '--redirects', 'a')).err).toBe(
    '--redirects reads the database, not a folder; remove "a"\n',
  )
  expect((await run(folder.path, '--help')).out).toMatch('Exit codes: 0 success; 1 error')
})

test('check and import count ignored diagnostics and do not show them', async () => {
  using folder = temporaryFolder({
    'a.md': article('A', ['updated: 30 Juli 2022'], 'See [this](nowhere.md).'),
    'site.yml': 'diagnostics: {ignore: [link-broken, date-*, site-assumed]}\n',
  })
  const { out } = await run(folder.path, 'check', '.')
  expect(out).toBe('…: 1 file, 1 article: no problems (0 s)\n  ignored by diagnostics in site.yml: 3')
  const { ignored, diagnostics } = JSON.parse((await run(folder.path, 'check', '.', '--json')).out)
  expect({ ignored, diagnostics }).toEqual({ ignored: 3, diagnostics: [] })
})
