import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { temporaryDatabase } from '../support/temporary-database.ts'

/**
 * Lists the foreign keys whose columns do not lead an index. Each delete in the table that such a key refers to reads the
 * whole table of the key, so an import takes a time that grows with the square of the archive's size.
 */
function unindexedForeignKeys(connection: Sqlite.Database): string[] {
  const keys = connection
    .prepare<[], { table: string; columns: string }>(
      `SELECT t.name AS "table", json_group_array(k."from" ORDER BY k.seq) AS columns
      FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) k WHERE t.schema = 'main' GROUP BY t.name, k.id`,
    )
    .all()
  // The key of a table can be its rowid, which has no index of its own.
  const indexes = connection.prepare<{ table: string }, { columns: string }>(
    `SELECT json_group_array(c.name ORDER BY c.seqno) AS columns
    FROM pragma_index_list(:table) i JOIN pragma_index_info(i.name) c WHERE i.partial = 0 GROUP BY i.name
    UNION ALL SELECT json_group_array(name ORDER BY pk) FROM pragma_table_info(:table) WHERE pk > 0`,
  )
  const leads = (index: string[], key: string[]) => key.every((column) => index.slice(0, key.length).includes(column))
  return keys.flatMap(({ table, columns }) => {
    const key: string[] = JSON.parse(columns)
    const indexed = indexes.all({ table }).some((index) => leads(JSON.parse(index.columns), key))
    return indexed ? [] : [`${table} (${key.join(', ')})`]
  })
}

test('the columns of every foreign key lead an index', () => {
  using database = temporaryDatabase()
  const connection = new Sqlite(database.file)
  expect(unindexedForeignKeys(connection)).toEqual([])
  connection.exec(
    'DROP INDEX "LinkMeaning_target_idx"; DROP INDEX "Article_coverId_idx"; DROP INDEX "Link_toId_fromId_idx"',
  )
  expect(unindexedForeignKeys(connection)).toEqual(['Article (coverId)', 'Link (toId)'])
  connection.close()
})
