import { copyFileSync, existsSync, rmSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { createDatabase } from '@broadsheet/database'
import { temporaryDatabase } from '@broadsheet/database/testing'
import { afterAll, expect, test } from 'vitest'
import { importFolder } from '../../src/operations/import-folder.ts'
import { databaseContent, integrityErrors } from '../support/database-content.ts'
import { startImport, waitForSuccess } from '../support/import-process.ts'
import { randomArticle, randomIntegers } from '../support/random-archive.ts'
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts'

/** `KILLS=50 KILL_SEED=1 npx vitest run killed` runs the test longer. */
const kills = Number(process.env.KILLS ?? 5)
const randomInteger = randomIntegers(Number(process.env.KILL_SEED ?? 1))
const articles = 150

/** How often each outcome occurred. `first import, old revision`: a first import was killed before its commit. */
const outcomes = new Map<string, number>()
afterAll(() => {
  if (kills > 5) console.log([...outcomes].map(([outcome, times]) => `${outcome}: ${times}`).join('\n'))
})

test(`an import killed at a random moment (${kills} times) leaves the old revision or the new one`, async () => {
  using folder = temporaryFolder()
  let files = newArchive(folder)
  using empty = temporaryDatabase()
  using current = temporaryDatabase()
  using complete = temporaryDatabase()
  const first = await measure(folder, empty.file)
  await waitForSuccess(startImport(folder.path, current.url))
  files = edit(folder, files)
  const later = await measure(folder, current.file)

  for (let kill = 1; kill <= kills; kill++) {
    // Odd kills start with an empty database, even ones with the current database.
    const isFirst = kill % 2 === 1
    if (isFirst) copyDatabase(empty.file, current.file)
    else files = edit(folder, files)
    const before = databaseContent(current.file)
    copyDatabase(current.file, complete.file)
    await importInto(folder, complete.url)
    const after = databaseContent(complete.file)

    await killAtRandom(folder, current, isFirst ? first : later)
    look(current.url)
    expect(integrityErrors(current.file)).toEqual([])
    const found = databaseContent(current.file)
    const which = JSON.stringify(found) === JSON.stringify(before) ? 'old' : 'new'
    countOutcome(`${isFirst ? 'first' : 'later'} import, ${which} revision`)
    expect(found).toEqual(which === 'old' ? before : after)

    await waitForSuccess(startImport(folder.path, current.url))
    expect(databaseContent(current.file)).toEqual(after)
    expect(integrityErrors(current.file)).toEqual([])
  }
}, 600_000)

function newArchive(folder: TemporaryFolder): string[] {
  const files = Array.from({ length: articles }, (_, at) => `_posts/${at % 7}/${at}.md`)
  for (const file of files) folder.write({ [file]: randomArticle(randomInteger, files, longBody()) })
  return files
}

/** Edits, renames, deletes or adds more than a third of the articles. Returns the new list of files. */
function edit(folder: TemporaryFolder, files: string[]): string[] {
  const [stamp, deleted, added] = [randomInteger(1e9), new Set<string>(), [] as string[]]
  for (let left = articles / 3; left > 0; left--) {
    const file = files[randomInteger(files.length)] ?? ''
    if (deleted.has(file)) continue
    const action = randomInteger(10)
    if (action < 7) folder.write({ [file]: randomArticle(randomInteger, files, longBody()) })
    else deleted.add(file)
    if (action === 7) folder.remove(file)
    if (action <= 7) continue
    const name = `_posts/${randomInteger(7)}/${stamp}-${left}.md`
    folder.rename(file, name)
    added.push(name)
  }
  while (files.length - deleted.size + added.length < articles) {
    const name = `_posts/new/${stamp}-${added.length}.md`
    folder.write({ [name]: randomArticle(randomInteger, files, longBody()) })
    added.push(name)
  }
  return [...files.filter((file) => !deleted.has(file)), ...added]
}

/** Makes the archive larger than SQLite's cache, so that SQLite writes to the disk before the commit. */
function longBody(): string {
  return Array.from(
    { length: 20 + randomInteger(300) },
    () => `word${randomInteger(5000)} 渔港${randomInteger(5000)}`,
  ).join(' ')
}

/** Reads the database as a server does. This undoes what a killed first import has written. */
function look(url: string): void {
  const database = createDatabase(url)
  expect(database.schemaState()).toBe('current')
  database.close()
}

/** Copies a database with its write-ahead log, and removes the logs of the replaced one. */
function copyDatabase(from: string, to: string): void {
  for (const ending of ['-wal', '-shm', '-journal']) rmSync(to + ending, { force: true })
  copyFileSync(from, to)
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`)
}

async function importInto(folder: TemporaryFolder, url: string): Promise<void> {
  const database = createDatabase(url)
  await importFolder({ folder: folder.path, database, force: true })
  database.close()
}

interface ImportCost {
  /** From the start of the process to its exit. */
  milliseconds: number
  /** The most bytes that were written: to the file in a first import, to the write-ahead log in a later one. */
  bytes: number
}

/** Measures one import on a copy of the database. */
async function measure(folder: TemporaryFolder, file: string): Promise<ImportCost> {
  using copy = temporaryDatabase()
  copyDatabase(file, copy.file)
  const started = performance.now()
  let bytes = 0
  const child = startImport(folder.path, copy.url)
  const ended = waitForSuccess(child)
  for (; child.exitCode === null; await wait(1)) bytes = Math.max(bytes, written(copy.file))
  await ended
  return { milliseconds: performance.now() - started, bytes }
}

/** Kills half of the imports at a random time, and half when they have written a random number of bytes. */
async function killAtRandom(folder: TemporaryFolder, { file, url }: { file: string; url: string }, cost: ImportCost) {
  const child = startImport(folder.path, url)
  const ended = waitForSuccess(child).catch(() => {})
  const part = randomInteger(1000) / 1000
  const whileWriting = randomInteger(2) === 0
  const started = performance.now()
  const isNow = () =>
    whileWriting ? written(file) > part * cost.bytes : performance.now() - started > part * cost.milliseconds * 1.1
  while (child.exitCode === null && !isNow()) await wait(1)
  child.kill('SIGKILL')
  await ended
}

function written(file: string): number {
  const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0
  // A later import changes the file only when it is over.
  return sizeOf(`${file}-wal`) || (existsSync(`${file}-journal`) ? sizeOf(file) : 0)
}

function countOutcome(outcome: string): void {
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
}
