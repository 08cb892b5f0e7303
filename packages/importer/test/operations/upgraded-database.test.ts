import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { databaseContent } from '../support/database-content.ts'
import { article, type TestArchive, testArchive } from '../support/test-archive.ts'

const migration = join(import.meta.dirname, '../../../../prisma/migrations/20261128100000_typed_forms/migration.sql')

/** Makes the database one of the version before the migration, with names and an index as that version folded them. */
function downgrade({ databaseFile }: TestArchive): void {
  const connection = new DatabaseSync(databaseFile)
  for (const table of ['Author', 'Category', 'Tag']) {
    connection.exec(`ALTER TABLE "${table}" DROP COLUMN typedForms; UPDATE "${table}" SET foldedName = name`)
  }
  connection.exec(`UPDATE Article SET foldedTitle = title; UPDATE Site SET tokenVersion = 0;
    INSERT INTO ArticleSearch(ArticleSearch) VALUES ('delete-all'); INSERT INTO HeadSearch(HeadSearch) VALUES ('delete-all')`)
  connection.close()
}

const found = (archive: TestArchive, phrase: string) =>
  archive.query(`SELECT a.title FROM ArticleSearch s JOIN Article a ON a.searchId = s.rowid
    WHERE ArticleSearch MATCH '${phrase}'`)

/** The rows and tokens that a search reads. */
function searched({ databaseFile }: TestArchive) {
  const { searchIndexes, Article, Author, Category, Tag } = databaseContent(databaseFile)
  return { searchIndexes, Article, Author, Category, Tag }
}

test('the next import after the migration indexes and folds an existing database again', async () => {
  using archive = testArchive({
    'a.md': article('臺灣', ['author: 張三', 'tags: [國標]', 'categories: [後來]'], '只隻。'),
  })
  await archive.import()
  const before = searched(archive)
  downgrade(archive)
  const connection = new DatabaseSync(archive.databaseFile)
  connection.exec(readFileSync(migration, 'utf8'))
  connection.close()
  expect(found(archive, '"台 湾"')).toEqual([])
  await archive.import()
  expect(found(archive, '"台 湾"')).toEqual([{ title: '臺灣' }])
  expect(archive.query('SELECT foldedTitle FROM Article')).toEqual([{ foldedTitle: '台湾' }])
  expect(archive.query('SELECT foldedName, typedForms FROM Author')).toEqual([
    { foldedName: '张三', typedForms: '^zhangsan^zs san' },
  ])
  expect(archive.query('SELECT foldedName FROM Tag')).toEqual([{ foldedName: '国标' }])
  expect(searched(archive)).toEqual(before)
})
