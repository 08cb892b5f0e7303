import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '../../src/index.ts'
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

test('a commit of another connection changes the change token; a rollback or time does not', () => {
  const { database, file } = opened()
  const other = new Sqlite(file)
  const empty = database.changeToken()
  expect(database.changeToken()).toBe(empty)

  other.exec("BEGIN; INSERT INTO Site (id, title) VALUES (1, 'Unfinished'); ROLLBACK")
  expect(database.changeToken()).toBe(empty)

  other.exec("INSERT INTO Site (id, title) VALUES (1, 'First')")
  const first = database.changeToken()
  expect(first).not.toBe(empty)

  other.exec("UPDATE Site SET title = 'Second'")
  expect(database.changeToken()).not.toBe(first)
  other.close()
})

test('before the first import, no article will become visible', () => {
  expect(opened().database.nextChangeAt(0)).toBe(Number.POSITIVE_INFINITY)
})
