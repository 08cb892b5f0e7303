import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '../../src/index.ts'
import type { ImportWriter } from '../../src/schema/import-writer.ts'
import { put } from '../support/archive.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'

function opened() {
  const { url, file, [Symbol.dispose]: remove } = temporaryDatabase()
  const database = createDatabase(url)
  onTestFinished(() => {
    database.close()
    remove()
  })
  return { database, file }
}

test('a commit of another connection changes the change token; a rollback or time does not', async () => {
  const { database, file } = opened()
  const other = new Sqlite(file)
  const empty = database.changeToken()
  expect(database.changeToken()).toBe(empty)
  // Calls without a pause between them get one token.
  await null

  other.exec("BEGIN; INSERT INTO Site (id, title) VALUES (1, 'Unfinished'); ROLLBACK")
  expect(database.changeToken()).toBe(empty)
  await null

  other.exec("INSERT INTO Site (id, title) VALUES (1, 'First')")
  const first = database.changeToken()
  expect(first).not.toBe(empty)
  await null

  other.exec("UPDATE Site SET title = 'Second'")
  expect(database.changeToken()).not.toBe(first)
  other.close()
})

test('before the first import, no article will become visible', () => {
  expect(opened().database.nextChangeAt(0)).toBe(Number.POSITIVE_INFINITY)
})

const articles = 60

/** Writes more than the memory of an import holds, so that a part is in the file before the commit. */
function putMuch(writer: ImportWriter): void {
  const source = 'x'.repeat(1_000_000)
  for (let at = 0; at < articles; at++) put(writer, `${at}.md`, { body: { source } })
}

test('while the first import is being written, the archive counts as not imported, and readers do not wait for it', async () => {
  const { database, file } = opened()
  const other = createDatabase(`file:${file}`)
  onTestFinished(() => void other.close())
  const before = other.changeToken()
  const writer = database.beginImport()
  putMuch(writer)
  expect(() => new Sqlite(file, { timeout: 0 }).prepare('SELECT * FROM Site').get()).toThrow('locked')

  expect(other.obstacle()).toBe('unimported')
  expect(other.revision()).toBe(0)
  expect(other.archiveSize()).toEqual({ articles: 0, images: 0, names: 0, tokens: 0 })
  expect(other.nextChangeAt(0)).toBe(Number.POSITIVE_INFINITY)
  expect(() => other.beginImport({ waitMs: 0 })).toThrow('Another import is running')

  await null

  writer.commit(0)
  expect(other.obstacle()).toBeNull()
  expect(other.revision()).toBe(1)
  expect(other.archiveSize().articles).toBe(articles)
  expect(other.changeToken()).not.toBe(before)
})

test('readers see the old revision while a later import is being written', () => {
  const { database, file } = opened()
  const other = createDatabase(`file:${file}`)
  onTestFinished(() => void other.close())
  const first = database.beginImport()
  put(first, 'a.md', {})
  first.commit(0)
  const writer = database.beginImport()
  putMuch(writer)
  expect(other.revision()).toBe(1)
  expect(other.archiveSize().articles).toBe(1)
  writer.rollback()
})
