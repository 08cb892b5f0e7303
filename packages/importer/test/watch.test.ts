import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase } from '@broadsheet/database'
import { expect, test } from 'vitest'
import type { ImportReport } from '../src/import.ts'
import { watchFolder } from '../src/watch.ts'
import { watchLines } from '../src/watch-report.ts'
import { article, type World, world } from './world.ts'

/** Watches a world, and gives out what the watcher says, one after the other. */
function watching(archive: World) {
  const stop = new AbortController()
  const said: string[] = []
  let heard = Promise.withResolvers<void>()
  const say = (line: string) => {
    said.push(line)
    heard.resolve()
    heard = Promise.withResolvers()
  }
  const changes = (report: ImportReport) => report.changes.map(({ kind, path }) => `${kind} ${path}`).join(', ')
  const database = createDatabase(archive.databaseUrl)
  const ended = watchFolder({
    folder: archive.folder.path,
    database,
    signal: stop.signal,
    onImport: (report) => changes(report) && say(changes(report)),
    onRefusal: (error) => say(error.message),
  })
  return {
    async next(): Promise<string> {
      for (;;) {
        const line = said.shift()
        if (line !== undefined) return line
        await heard.promise
      }
    },
    async [Symbol.asyncDispose]() {
      stop.abort()
      await ended
      database.close()
    },
  }
}

test('what is saved, renamed or deleted is imported, also in a new folder', async () => {
  using archive = world({ 'a.md': article('A'), 'b.md': article('B'), 'c.md': article('C') })
  await using watcher = watching(archive)
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
  expect(archive.ask('SELECT title FROM Article ORDER BY title')).toEqual([
    { title: 'A2' },
    { title: 'C' },
    { title: 'D2' },
  ])
})

test('an editor that writes beside the file and renames makes one change', async () => {
  using archive = world({ 'a.md': article('A'), 'b.md': article('B') })
  await using watcher = watching(archive)
  await watcher.next()
  const beside = join(archive.folder.path, '.a.md.swp')
  writeFileSync(beside, article('A2'))
  renameSync(beside, join(archive.folder.path, 'a.md'))
  expect(await watcher.next()).toBe('changed a.md')
  expect(archive.revision()).toBe(2)
})

test('a folder that goes away is said once, and taken up again when it comes back', async () => {
  using archive = world({ 'a.md': article('A'), 'b.md': article('B') })
  await using watcher = watching(archive)
  await watcher.next()
  const elsewhere = `${archive.folder.path}-elsewhere`
  renameSync(archive.folder.path, elsewhere)
  expect(await watcher.next()).toBe(`${archive.folder.path}: the content folder cannot be read: it is not there`)
  writeFileSync(join(elsewhere, 'b.md'), article('B2'))
  renameSync(elsewhere, archive.folder.path)
  expect(await watcher.next()).toBe('changed b.md')
  archive.folder.write({ 'a.md': article('A2') })
  expect(await watcher.next()).toBe('changed a.md')
  expect(archive.ask('SELECT count(*) AS n FROM Article')).toEqual([{ n: 2 }])
})

test('a deletion that the guard refuses is said, and the archive stays', async () => {
  using archive = world({ 'a.md': article('A'), 'b.md': article('B'), 'c.md': article('C') })
  await using watcher = watching(archive)
  await watcher.next()
  archive.folder.rename('a.md', '.trash/a.md')
  expect(await watcher.next()).toBe('removed a.md')
  archive.folder.remove('b.md')
  archive.folder.remove('c.md')
  expect(await watcher.next()).toMatch('there is no article in this folder. Nothing was changed')
  expect(archive.ask('SELECT count(*) AS n FROM Article')).toEqual([{ n: 2 }])
})

test('of a setting that becomes wrong, and of what another setting makes of articles, a line is said once', async () => {
  using archive = world({ 'a.md': article('A', ['categories: [X, Y]']), 'site.yml': 'categories: path\n' })
  const say = async (before: ImportReport) => {
    const report = await archive.import()
    return { report, lines: watchLines(report, before).map((line) => line.replace(/^[\d:]{8}|\(.*\)$/g, '…')) }
  }
  const first = await archive.import()
  archive.folder.write({ 'site.yml': 'categories: path\ntimezon: UTC\n' })
  const wrong = await say(first)
  expect(wrong.lines.slice(0, 2)).toEqual([
    '… revision 2 …',
    'site.yml:2:1 WARNING setting-unknown timezon: no such setting',
  ])
  const again = await say(wrong.report)
  expect(again.lines).toEqual([])
  archive.folder.write({ 'site.yml': 'categories: flat\n' })
  expect((await say(again.report)).lines).toEqual(['… revision 3 …', '  read anew: 1 article is another now'])
})
