import { fork } from 'node:child_process'
import { once } from 'node:events'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { explainSqliteError } from '../../../src/write/sqlite/sqlite-errors.ts'
import { adoptHistory } from '../../support/adopt-history.ts'
import { Archive, put, site } from '../../support/archive.ts'
import { articleRows, fileRow, picture, showing } from '../../support/article-rows.ts'

const titles = 'SELECT title FROM Article ORDER BY title'

test('an import counts its changes', () => {
  using archive = new Archive()
  expect(archive.put({ 'a.md': {}, 'b.md': {}, 'c.md': {} })).toEqual({
    revision: 1,
    created: 3,
    updated: 0,
    deleted: 0,
    unchanged: 0,
    diagnostics: [],
    redirects: { count: 0, first: [] },
  })
  const result = archive.import((writer) => {
    put(writer, 'a.md', { article: { title: 'again' } })
    writer.removeFile('b.md')
    put(writer, 'd.md')
  })
  expect(result).toMatchObject({ revision: 2, created: 1, updated: 1, deleted: 1, unchanged: 1 })
})

test('if nothing changed, the revision stays and the file is not written', () => {
  using archive = new Archive()
  const first = (writer: Parameters<Parameters<Archive['import']>[0]>[0]) => writer.putSite(site)
  archive.import(first)
  const watching = new Sqlite(archive.file)
  const version = () => watching.pragma('data_version', { simple: true })
  const before = version()
  expect(archive.import(first)).toMatchObject({ revision: 1, created: 0, updated: 0, deleted: 0, unchanged: 0 })
  expect(version()).toBe(before)
  watching.close()
})

test('a touched file updates its row, and the revision stays', () => {
  using archive = new Archive()
  archive.put({ 'a.md': {} })
  expect(archive.import((writer) => writer.touchFile({ ...fileRow('a.md'), modifiedAt: 7 })).revision).toBe(1)
  expect(archive.rows('SELECT modifiedAt FROM File')).toEqual([[7]])
  expect(archive.rows('SELECT COUNT(*) FROM Article')).toEqual([[1]])
})

test('readers see no part of an import before its commit', () => {
  using archive = new Archive()
  archive.put({ 'a.md': {} })
  const writer = archive.database.beginImport()
  put(writer, 'b.md')
  expect(archive.rows(titles)).toEqual([['a']])
  writer.commit(1)
  expect(archive.rows(titles)).toEqual([['a'], ['b']])
})

test('a rolled back import leaves no trace, and can be rolled back twice', () => {
  using archive = new Archive()
  const writer = archive.database.beginImport()
  put(writer, 'a.md')
  writer.rollback()
  writer.rollback()
  expect(archive.rows(titles)).toEqual([])
})

test('a first import of many files leaves the same indexes as one of few files, and so does a rolled back one', () => {
  const indexes = `SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name`
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.md`, { tags: [`tag ${at % 7}`] }]))
  using archive = new Archive()
  const before = archive.rows(indexes)
  const writer = archive.database.beginImport()
  for (const path of Object.keys(many)) put(writer, path)
  writer.rollback()
  expect(archive.rows(indexes)).toEqual(before)
  expect(archive.put(many)).toMatchObject({ created: 300 })
  expect(archive.rows(indexes)).toEqual(before)
  expect(archive.rows('PRAGMA integrity_check')).toEqual([['ok']])
})

test('a second import at the same time waits, and fails with an explanation after the timeout', () => {
  using archive = new Archive()
  const first = archive.database.beginImport()
  expect(() => archive.database.beginImport({ waitMs: 20 })).toThrow(
    /^Another import is running on .*broadsheet\.db\. Wait/,
  )
  first.rollback()
  archive.database.beginImport({ waitMs: 0 }).rollback()
})

test('a process that is killed during an import leaves the old revision, and the next import works', async () => {
  using archive = new Archive()
  archive.put({ 'a.md': {} })
  const child = fork(new URL('../../support/killed-import.ts', import.meta.url), [archive.file], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await once(child, 'message')
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(archive.rows(titles)).toEqual([['a']])
  expect(archive.put({ 'b.md': {} })).toMatchObject({ revision: 2, created: 1 })
  expect(archive.rows('PRAGMA integrity_check')).toEqual([['ok']])
})

test('a process that is killed during the first import leaves no trace, and the next import works', async () => {
  using archive = new Archive()
  const child = fork(new URL('../../support/killed-import.ts', import.meta.url), [archive.file], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await once(child, 'message')
  child.kill('SIGKILL')
  await once(child, 'exit')
  // The first who reads the file undoes what was written to it.
  expect(archive.database.obstacle()).toBe('unimported')
  expect(archive.rows(titles)).toEqual([])
  expect(archive.put({ 'b.md': {} })).toMatchObject({ revision: 1, created: 1 })
  expect(archive.rows('PRAGMA integrity_check')).toEqual([['ok']])
})

test('a full disk and a read-only file give errors that explain them', () => {
  using archive = new Archive()
  const full = new Sqlite(archive.file)
  full.pragma('max_page_count = 1')
  expect(messageOf(() => full.exec(`CREATE TABLE t AS SELECT zeroblob(100000)`))).toBe(
    'The disk of x.db is full. This import was rolled back. Free some space and start it again.',
  )
  full.close()
  const readonly = new Sqlite(archive.file, { readonly: true })
  expect(messageOf(() => readonly.exec('DELETE FROM Site'))).toBe(
    'x.db is read-only. Give this user write permission for the file and its folder, and start the import again.',
  )
  readonly.close()
})

function messageOf(write: () => void): string {
  try {
    write()
  } catch (error) {
    return String((explainSqliteError(error, 'x.db') as Error).message) // Both are errors.
  }
  throw new Error('Nothing went wrong')
}

test('front matter is stored as single values', () => {
  using archive = new Archive()
  const frontMatter = {
    tags: ['a', 'b', 'a'],
    n: 1,
    yes: true,
    none: null,
    geo: { lat: 1.5, names: ['x'] },
    long: 'x'.repeat(513),
  }
  archive.put({ 'a.md': { body: { frontMatter } } })
  expect(archive.rows('SELECT key, value FROM FrontMatterValue ORDER BY position')).toEqual([
    ['tags', '"a"'],
    ['tags', '"b"'],
    ['n', '1'],
    ['yes', 'true'],
    ['none', 'null'],
    ['geo.lat', '1.5'],
    ['geo.names', '"x"'],
  ])
  expect(JSON.parse(String(archive.rows('SELECT frontMatter FROM Body')[0]?.[0]))).toEqual(frontMatter)
})

test('the join tables repeat the columns that lists are ordered and filtered by', () => {
  using archive = new Archive()
  const hangingOn = {
    authors: [{ name: 'A', spelling: 'A' }],
    categories: [['C']],
    tags: ['t'],
    images: [showing(picture('https://x.example/a.png'))],
  }
  archive.put({ 'a.md': { ...hangingOn, article: { hidden: true, publishedAt: 5, expiresAt: 9 } } })
  const joins = ['Article', 'ArticleAuthor', 'ArticleCategory', 'ArticleTag', 'ImageUse']
  const listing = () => joins.map((table) => archive.rows(`SELECT listed, sortAt, expiresAt FROM "${table}"`)[0])
  expect(listing()).toEqual(Array(5).fill([0, 5, 9]))
  archive.put({ 'a.md': hangingOn })
  expect(listing()).toEqual(Array(5).fill([1, -62135596800000, null]))
})

test('the diagnostics of a file are replaced with it, and the notes of the scan with the next scan', () => {
  using archive = new Archive()
  const finding = (message: string) => ({
    severity: 'INFO',
    code: 'c',
    message,
    line: 1,
    column: null,
    frame: null,
    hint: null,
    cause: null,
  })
  const all = () => archive.rows('SELECT file, message FROM Diagnostic ORDER BY file, position')
  archive.import((writer) => {
    writer.putFile(fileRow('a.md'), articleRows('a.md'), [finding('one'), finding('two')])
    writer.putNotes([
      { ...finding('passed over'), file: '_x' },
      { ...finding('assumed'), file: 'a.md' },
    ])
  })
  expect(all()).toEqual([
    ['_x', 'passed over'],
    ['a.md', 'one'],
    ['a.md', 'two'],
    ['a.md', 'assumed'],
  ])
  const result = archive.import((writer) => writer.putFile(fileRow('a.md'), articleRows('a.md'), [finding('three')]))
  expect(all()).toEqual([
    ['_x', 'passed over'],
    ['a.md', 'three'],
    ['a.md', 'assumed'],
  ])
  expect(result.diagnostics).toEqual([{ severity: 'INFO', code: 'c', count: 3 }])
  archive.import((writer) => writer.moveFile('a.md', fileRow('b.md')))
  expect(all()).toEqual([
    ['_x', 'passed over'],
    ['a.md', 'assumed'],
    ['b.md', 'three'],
  ])
  archive.import((writer) => {
    writer.putNotes([])
    writer.removeFile('b.md')
  })
  expect(all()).toEqual([])
})

test('an updated archive equals a new one with the same ids and paths, in any order of files', () => {
  const files = Object.fromEntries(
    Array.from({ length: 24 }, (_, at) => [
      `${at % 3}/${at}.md`,
      {
        article: {
          path: `/${at % 7}/`,
          slug: `s${at % 5}`,
          publishedAt: at % 4 === 0 ? null : at % 6,
          aliases: [`/${at % 11}/`, `/old/${at % 5}/`],
          ...(at % 8 === 0 ? { key: 'id:same' } : {}),
        },
        authors: [{ name: ['Ada', 'ADA', 'Bo'][at % 3] ?? '', spelling: ['Ada', 'ADA', 'Bo'][at % 3] ?? '' }],
        categories: [[['A', 'a'][at % 2] ?? '', `c${at % 4}`]],
        tags: [['x y', 'X-Y', 'x_y'][at % 3] ?? '', `x-y-${at % 2}`, `x.y`],
        images: [showing(picture(`https://x.example/${at % 6}.png`))],
        links: [`file:${at % 3}/${at + 1}.md`, `slug:s${at % 6}`, `path:/${at % 9}/`].map((target) => ({
          target,
          otherwise: [`file:${at % 4}/${at + 2}.md`, `path:/${at % 10}`],
          line: 1,
          column: 1,
        })),
        body: { text: `正文 ${at}` },
      },
    ]),
  )
  using fresh = new Archive()
  fresh.put(files)
  using kept = new Archive()
  const paths = Object.keys(files)
  kept.put({ ...files, 'gone.md': { article: { path: '/0/' }, tags: ['gone', 'x y'] }, '1/1.md': { tags: ['other'] } })
  kept.remove(...paths.filter((_, at) => at % 5 === 0), 'gone.md')
  for (const path of paths.toReversed()) kept.put({ [path]: files[path] })
  adoptHistory(fresh.file, kept.file)
  fresh.put(files)
  const { order, ...rows } = kept.dump()
  expect(rows).toEqual({ ...fresh.dump(), order: undefined })
  expect(order).toEqual(kept.rows('SELECT key FROM Article ORDER BY sortAt, id'))
})
