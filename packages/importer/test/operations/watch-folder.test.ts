import { appendFileSync, linkSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase } from '@broadsheet/database'
import { expect, test } from 'vitest'
import type { ImportReport } from '../../src/operations/import-folder.ts'
import { watchFolder } from '../../src/operations/watch-folder.ts'
import { watchLines } from '../../src/report/watch-summary.ts'
import { article, type TestArchive, testArchive } from '../support/test-archive.ts'

/** Watches an archive. `next` returns the next report or error of the watcher. */
function startWatching(archive: TestArchive, walkAfterMs?: number) {
  const stop = new AbortController()
  const messages: string[] = []
  let received = Promise.withResolvers<void>()
  const addMessage = (line: string) => {
    messages.push(line)
    received.resolve()
    received = Promise.withResolvers()
  }
  const changes = (report: ImportReport) => [...report.changes].map(({ kind, path }) => `${kind} ${path}`).join(', ')
  const database = createDatabase(archive.databaseUrl)
  const ended = watchFolder({
    folder: archive.folder.path,
    database,
    signal: stop.signal,
    ...(walkAfterMs !== undefined && { walkAfterMs }),
    onImport: (report) => changes(report) && addMessage(changes(report)),
    onRefusal: (error) => addMessage(error.message),
  })
  return {
    async next(): Promise<string> {
      for (;;) {
        const line = messages.shift()
        if (line !== undefined) return line
        await received.promise
      }
    },
    async [Symbol.asyncDispose]() {
      stop.abort()
      await ended
      database.close()
    },
  }
}

test('saved, renamed and deleted files are imported, in new folders too', async () => {
  using archive = testArchive({ 'a.md': article('A'), 'b.md': article('B'), 'c.md': article('C') })
  await using watcher = startWatching(archive)
  expect(await watcher.next()).toBe('added a.md, added b.md, added c.md')

  archive.folder.write({ 'a.md': article('A2') })
  expect(await watcher.next()).toBe('changed a.md')
  archive.folder.write({ 'new/deep/d.md': article('D') })
  expect(await watcher.next()).toBe('added new/deep/d.md')
  archive.folder.write({ 'new/deep/d.md': article('D2') })
  expect(await watcher.next()).toBe('changed new/deep/d.md')
  archive.folder.rename('new/deep/d.md', 'd.md')
  expect(await watcher.next()).toBe('moved d.md')
  archive.folder.remove('b.md')
  expect(await watcher.next()).toBe('removed b.md')
  expect(archive.query('SELECT title FROM Article ORDER BY title')).toEqual([
    { title: 'A2' },
    { title: 'C' },
    { title: 'D2' },
  ])
})

test('an editor that writes a temporary file and renames it causes one change', async () => {
  using archive = testArchive({ 'a.md': article('A'), 'b.md': article('B') })
  await using watcher = startWatching(archive)
  await watcher.next()
  const beside = join(archive.folder.path, '.a.md.swp')
  writeFileSync(beside, article('A2'))
  renameSync(beside, join(archive.folder.path, 'a.md'))
  expect(await watcher.next()).toBe('changed a.md')
  expect(archive.revision()).toBe(2)
})

test('a change without an event, as on a network folder, is found by the next walk', async () => {
  using archive = testArchive({ 'a.md': article('A') })
  // The system sends no event for a change through a link in another folder.
  archive.folder.write({ '.hidden/note': '' })
  const elsewhere = join(archive.folder.path, '.hidden/a.md')
  linkSync(join(archive.folder.path, 'a.md'), elsewhere)
  await using watcher = startWatching(archive, 20)
  await watcher.next()
  appendFileSync(elsewhere, 'More text')
  expect(await watcher.next()).toBe('changed a.md')
})

test('a missing folder is reported once, and watched again when it comes back', async () => {
  using archive = testArchive({ 'a.md': article('A'), 'b.md': article('B') })
  await using watcher = startWatching(archive)
  await watcher.next()
  const elsewhere = `${archive.folder.path}-elsewhere`
  renameSync(archive.folder.path, elsewhere)
  expect(await watcher.next()).toBe(`${archive.folder.path}: the content folder cannot be read: it does not exist`)
  writeFileSync(join(elsewhere, 'b.md'), article('B2'))
  renameSync(elsewhere, archive.folder.path)
  expect(await watcher.next()).toBe('changed b.md')
  archive.folder.write({ 'a.md': article('A2') })
  expect(await watcher.next()).toBe('changed a.md')
  expect(archive.query('SELECT count(*) AS n FROM Article')).toEqual([{ n: 2 }])
})

test('a refused deletion is reported, and the archive stays', async () => {
  using archive = testArchive({ 'a.md': article('A'), 'b.md': article('B'), 'c.md': article('C') })
  await using watcher = startWatching(archive)
  await watcher.next()
  archive.folder.rename('a.md', '.trash/a.md')
  expect(await watcher.next()).toBe('removed a.md')
  archive.folder.remove('b.md')
  archive.folder.remove('c.md')
  expect(await watcher.next()).toMatch(/this folder contains no articles: .*\. The database has not changed/)
  expect(archive.query('SELECT count(*) AS n FROM Article')).toEqual([{ n: 2 }])
})

test('a new problem in the settings, and articles changed by a setting, are reported once', async () => {
  using archive = testArchive({ 'a.md': article('A', ['categories: [X, Y]']), 'site.yml': 'categories: path\n' })
  const importAgain = async (before: ImportReport) => {
    const report = await archive.import()
    return { report, lines: watchLines(report, before).map((line) => line.replace(/^[\d:]{8}|\(.*\)$/g, '…')) }
  }
  const first = await archive.import()
  archive.folder.write({ 'site.yml': 'categories: path\ntimezon: UTC\n' })
  const wrong = await importAgain(first)
  expect(wrong.lines.slice(0, 2)).toEqual([
    '… revision 2 …',
    'site.yml:2:1 WARNING setting-unknown timezon is not a setting',
  ])
  const again = await importAgain(wrong.report)
  expect(again.lines).toEqual([])
  archive.folder.write({ 'site.yml': 'categories: flat\n' })
  expect((await importAgain(again.report)).lines).toEqual(['… revision 3 …', '  parsed again: 1 article changed'])
})

test('the watcher says at once that a path is taken, and which old paths redirect', async () => {
  using archive = testArchive({ 'b.md': article('B'), 'c.md': article('C') })
  const importAgain = async (before: ImportReport) => {
    const report = await archive.import()
    return { report, lines: watchLines(report, before).slice(1) }
  }
  const first = await archive.import()
  const [b, c] = archive.query('SELECT path FROM Article ORDER BY file').map(({ path }) => String(path))
  archive.folder.write({ 'a.md': article('Copy', [`permalink: ${b}`]) })
  const copied = await importAgain(first)
  expect(copied.lines).toEqual([
    '  added   a.md',
    expect.stringMatching(
      /^a\.md WARNING path-taken The path .*b\/ belongs to b\.md, so this article gets the path .*b-2\/\.$/,
    ),
    '    Change the slug or path in one of the two files.',
  ])
  archive.folder.rename('c.md', 'd.md')
  const moved = await importAgain(copied.report)
  expect(moved.lines).toEqual(['  moved   c.md → d.md', `  redirect ${c} → ${c?.replace('c/', 'd/')} (d.md)`])
  expect((await importAgain(moved.report)).lines).toEqual([])
})
