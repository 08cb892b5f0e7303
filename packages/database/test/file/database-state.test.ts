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

test('The change token moves with a commit of another connection, not with a rollback or with time', () => {
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

test('Before anything is imported no article will come due', () => {
  expect(opened().database.nextChangeAt(0)).toBe(Number.POSITIVE_INFINITY)
})
