import { Client } from 'pg'
import { expect, test } from 'vitest'
import { emptyPostgres } from '../support/postgres/temporary-postgres.ts'

test('each test on PostgreSQL has a database of its own, with texts in UTF-8 ordered by code points', async () => {
  await using one = await emptyPostgres()
  await using other = await emptyPostgres()
  await ask(one.url, 'CREATE TABLE word (text TEXT)')
  await ask(one.url, `INSERT INTO word VALUES ('上海'), ('Zürich'), ('amsterdam'), ('北京')`)
  expect(await ask(one.url, 'SELECT text FROM word ORDER BY text')).toEqual(['Zürich', 'amsterdam', '上海', '北京'])
  expect(await ask(other.url, `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`)).toEqual([])
})

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client(url)
  await client.connect()
  const { rows } = await client.query({ text: sql, rowMode: 'array' })
  await client.end()
  return rows.flat()
}
