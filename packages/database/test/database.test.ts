import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createDatabase } from '../src/database.ts'
import { databaseFile, databaseName } from '../src/file/database-url.ts'
import { migrate } from '../src/file/migrate.ts'
import { Archive, put, site } from './support/archive.ts'
import { temporaryDatabase } from './support/temporary-database.ts'

test.each([
  ['file:./data/broadsheet.db', './data/broadsheet.db'],
  ['file:/var/lib/broadsheet.db', '/var/lib/broadsheet.db'],
  ['file:///var/lib/broadsheet.db', '/var/lib/broadsheet.db'],
  ['file:档案 1.db', '档案 1.db'],
])('%s names a file', (url, file) => expect(databaseFile(url)).toBe(file))

test.each([
  ['mysql://me:secret@host/db', 'DATABASE_URL: unknown kind of database (mysql:); '],
  ['./broadsheet.db', 'DATABASE_URL: unknown kind of database; '],
  ['', 'DATABASE_URL: unknown kind of database; '],
  ['file:', 'DATABASE_URL: “file:” does not name a file; '],
  ['file:./data/', 'DATABASE_URL: “file:./data/” does not name a file; '],
  ['file::memory:', 'DATABASE_URL: a database in memory is lost when its connection closes; '],
  ['file:a.db?mode=ro', 'DATABASE_URL: “file:a.db?mode=ro” has parameters, which are not supported for SQLite; '],
])('%j is refused in one line that says what to write', (url, line) => {
  expect(() => createDatabase(url)).toThrow(
    new Error(`${line}write it as file:./data/broadsheet.db, or as postgresql://user:password@host:5432/database`),
  )
})

test('messages name a PostgreSQL database without its password', () => {
  expect(databaseName('postgresql://me:secret@host:5432/db')).toBe('postgresql://host:5432/db')
  expect(() => databaseName('postgresql://me:secret@host:port/db')).toThrow(/^DATABASE_URL: this is not a URL; write/)
})

test('migrations create the database, and reading its state creates only its folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'))
  const file = join(folder, 'new', 'broadsheet.db')
  const database = createDatabase(`file:${file}`)
  expect([database.schemaState(), database.isReady(), database.revision()]).toEqual(['missing', false, 0])
  expect(() => database.beginImport()).toThrow(/broadsheet\.db does not have the tables .* npx prisma migrate deploy$/)
  expect([existsSync(join(folder, 'new')), existsSync(file)]).toEqual([true, false])
  migrate(file)
  expect([database.schemaState(), database.isReady(), database.revision()]).toEqual(['current', false, 0])
  database.beginImport().commit(1)
  expect(database.isReady()).toBe(false)
  // Calls without a pause between them see one state.
  await null
  const writer = database.beginImport()
  writer.putSite(site)
  writer.commit(1)
  expect([database.isReady(), database.revision()]).toEqual([true, 1])
  database.close()
  rmSync(folder, { recursive: true })
})

test('migrations that the database or the program does not have are reported', () => {
  using temporary = temporaryDatabase()
  const migrations = mkdtempSync(join(tmpdir(), 'broadsheet-'))
  const state = () => {
    const database = createDatabase(temporary.url, { migrations })
    const schemaState = database.schemaState()
    database.close()
    return schemaState
  }
  expect(state()).toBe('ahead')
  mkdirSync(join(migrations, '20990101000000_later'))
  expect(state()).toBe('behind')
  rmSync(migrations, { recursive: true })
})

test('tables without migrations are distinguished from an empty database', () => {
  using folder = new Archive()
  const file = `${folder.file}.pushed`
  const sqlite = new Sqlite(file)
  const database = createDatabase(`file:${file}`)
  expect(database.schemaState()).toBe('missing')
  sqlite.exec('CREATE TABLE Article (id INTEGER PRIMARY KEY)')
  sqlite.close()
  expect(database.schemaState()).toBe('unmigrated')
  expect(() => database.beginImport()).toThrow('does not have the tables')
  database.close()
})

test('imports of any process increase the revision', async () => {
  using archive = new Archive()
  const other = createDatabase(`file:${archive.file}`)
  expect(other.revision()).toBe(0)
  await null
  archive.put({ 'a.md': {} })
  expect(other.revision()).toBe(1)
  const writer = archive.database.beginImport()
  put(writer, 'b.md')
  expect(other.revision()).toBe(1)
  await null
  writer.commit(1)
  expect(other.revision()).toBe(2)
  other.close()
})

test('the tables match the data model', () => {
  using temporary = temporaryDatabase()
  const schema = readFileSync(new URL('../../../prisma/schema.prisma', import.meta.url), 'utf8')
  const models = [...schema.matchAll(/^model (\w+)/gm)].map(([, name]) => name)
  const rows = new Sqlite(temporary.file, { readonly: true })
  const tables = rows.prepare(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')`,
  )
  const names = tables
    .pluck()
    .all()
    .filter((name) => !/^(sqlite_|_prisma)/.test(String(name)))
  expect(names.toSorted()).toEqual([...models, 'ArticleSearch', 'HeadSearch'].toSorted())
  rows.close()
})
