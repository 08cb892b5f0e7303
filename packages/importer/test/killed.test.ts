import { copyFileSync, existsSync, rmSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { createDatabase } from '@broadsheet/database'
import { temporaryDatabase } from '@broadsheet/database/testing'
import { afterAll, expect, test } from 'vitest'
import { importFolder } from '../src/import.ts'
import { endOf, startImport } from './command-line.ts'
import { anyArticle, dice } from './sample-archive.ts'
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts'
import { damages, wholeDatabase } from './whole-database.ts'

/** `KILLS=50 KILL_SEED=1 npx vitest run killed` is the long form. */
const kills = Number(process.env.KILLS ?? 5)
const throwOf = dice(Number(process.env.KILL_SEED ?? 1))
const articles = 150

/** What a kill left, counted: `first, old` is a first import that was killed before its end. */
const left = new Map<string, number>()
afterAll(() => {
  if (kills > 5) console.log([...left].map(([what, times]) => `${what}: ${times}`).join('\n'))
})

test(`an import that is killed, ${kills} times at random moments, leaves the old revision or the new one`, async () => {
  using folder = temporaryFolder()
  let files = newArchive(folder)
  using empty = temporaryDatabase()
  using current = temporaryDatabase()
  using undisturbed = temporaryDatabase()
  const first = await measure(folder, empty.file)
  await endOf(startImport(folder.path, current.url))
  files = edit(folder, files)
  const later = await measure(folder, current.file)

  for (let kill = 1; kill <= kills; kill++) {
    // Every other time the database is empty, else it is the one that the last kill left, brought up to date since.
    const anew = kill % 2 === 1
    if (anew) copyDatabase(empty.file, current.file)
    else files = edit(folder, files)
    const before = wholeDatabase(current.file)
    copyDatabase(current.file, undisturbed.file)
    await importInto(folder, undisturbed.url)
    const after = wholeDatabase(undisturbed.file)

    await killAtRandom(folder, current, anew ? first : later)
    expect(damages(current.file)).toEqual([])
    const found = wholeDatabase(current.file)
    const which = JSON.stringify(found) === JSON.stringify(before) ? 'old' : 'new'
    count(`${anew ? 'first' : 'later'} import, ${which} revision`)
    expect(found).toEqual(which === 'old' ? before : after)

    await endOf(startImport(folder.path, current.url))
    expect(wholeDatabase(current.file)).toEqual(after)
    expect(damages(current.file)).toEqual([])
  }
}, 600_000)

function newArchive(folder: TemporaryFolder): string[] {
  const files = Array.from({ length: articles }, (_, at) => `_posts/${at % 7}/${at}.md`)
  for (const file of files) folder.write({ [file]: anyArticle(throwOf, files, longBody()) })
  return files
}

/** More than a third of the articles are edited, renamed, deleted, or new. */
function edit(folder: TemporaryFolder, files: string[]): string[] {
  const [stamp, gone, named] = [throwOf(1e9), new Set<string>(), [] as string[]]
  for (let left = articles / 3; left > 0; left--) {
    const file = files[throwOf(files.length)] ?? ''
    if (gone.has(file)) continue
    const what = throwOf(10)
    if (what < 7) folder.write({ [file]: anyArticle(throwOf, files, longBody()) })
    else gone.add(file)
    if (what === 7) folder.remove(file)
    if (what <= 7) continue
    const name = `_posts/${throwOf(7)}/${stamp}-${left}.md`
    folder.rename(file, name)
    named.push(name)
  }
  while (files.length - gone.size + named.length < articles) {
    const name = `_posts/new/${stamp}-${named.length}.md`
    folder.write({ [name]: anyArticle(throwOf, files, longBody()) })
    named.push(name)
  }
  return [...files.filter((file) => !gone.has(file)), ...named]
}

/** Enough text in all for more than SQLite's cache holds, so that some is on the disk before the end. */
function longBody(): string {
  return Array.from({ length: 20 + throwOf(300) }, () => `word${throwOf(5000)} 渔港${throwOf(5000)}`).join(' ')
}

/** With what is written and not yet in the file itself, and with nothing that the other left. */
function copyDatabase(from: string, to: string): void {
  for (const ending of ['-wal', '-shm']) rmSync(to + ending, { force: true })
  copyFileSync(from, to)
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`)
}

async function importInto(folder: TemporaryFolder, url: string): Promise<void> {
  const database = createDatabase(url)
  await importFolder({ folder: folder.path, database, force: true })
  database.close()
}

interface Extent {
  /** From the start of the process to its end. */
  milliseconds: number
  /** The most that stood in the write-ahead log. */
  bytes: number
}

/** How far one import goes, on a copy of the database. */
async function measure(folder: TemporaryFolder, file: string): Promise<Extent> {
  using copy = temporaryDatabase()
  copyDatabase(file, copy.file)
  const started = performance.now()
  let bytes = 0
  const child = startImport(folder.path, copy.url)
  const ended = endOf(child)
  for (; child.exitCode === null; await wait(1)) bytes = Math.max(bytes, written(copy.file))
  await ended
  return { milliseconds: performance.now() - started, bytes }
}

/** Half of the kills fall on a moment between the start and the end, half on the writing: when so much of it is on the disk. */
async function killAtRandom(folder: TemporaryFolder, { file, url }: { file: string; url: string }, extent: Extent) {
  const child = startImport(folder.path, url)
  const ended = endOf(child).catch(() => {})
  const part = throwOf(1000) / 1000
  const whileWriting = throwOf(2) === 0
  const started = performance.now()
  const isNow = () =>
    whileWriting ? written(file) > part * extent.bytes : performance.now() - started > part * extent.milliseconds * 1.1
  while (child.exitCode === null && !isNow()) await wait(1)
  child.kill('SIGKILL')
  await ended
}

function written(file: string): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0
}

function count(what: string): void {
  left.set(what, (left.get(what) ?? 0) + 1)
}
