import Sqlite from 'better-sqlite3'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { temporaryPostgres } from '../support/postgres/temporary-postgres.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'

/** The tables that only one database has: the search indexes, and what SQLite's program does itself. */
const own = /^(sqlite_|_prisma_migrations|Folding|ArticleSearch|HeadSearch)/

const kinds: Record<string, string> = {
  TEXT: 'text',
  INTEGER: 'integer',
  BIGINT: 'bigint',
  BOOLEAN: 'boolean',
  DATETIME: 'timestamp with time zone',
  REAL: 'double precision',
}

async function postgresRows(sql: string): Promise<string[]> {
  await using postgres = await temporaryPostgres()
  const client = new Client(postgres.url)
  await client.connect()
  const { rows } = await client.query<{ table: string; what: string }>(sql)
  await client.end()
  return sorted(rows)
}

function sqliteRows(sql: string): string[] {
  using database = temporaryDatabase()
  const sqlite = new Sqlite(database.file)
  const rows = sqlite.prepare<[], { table: string; what: string }>(sql).all()
  sqlite.close()
  return sorted(rows)
}

function sorted(rows: readonly { table: string; what: string }[]): string[] {
  return rows
    .filter(({ table }) => !own.test(table))
    .map(({ table, what }) => `${table}: ${what}`)
    .toSorted()
}

test('both databases have the same tables with the same columns', async () => {
  const columns =
    sqliteRows(`SELECT t.name AS "table", c.name || ' ' || c.type || iif(c."notnull" OR c.pk, ' NOT NULL', '') AS what
    FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'`)
  const same = columns.map((column) => column.replace(/[A-Z]+(?=$| NOT NULL$)/, (kind) => kinds[kind] ?? kind))
  expect(same.length).toBeGreaterThan(100)
  expect(same).toEqual(
    await postgresRows(`SELECT table_name AS "table", column_name || ' ' || data_type || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END AS what
      FROM information_schema.columns WHERE table_schema = 'public'`),
  )
})

test('both databases have the same keys and indexes', async () => {
  const indexes = sqliteRows(`SELECT t.name AS "table", iif(i.origin = 'pk', 'KEY ', iif(i."unique", 'UNIQUE ', '')) ||
      (SELECT group_concat(c.name) FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno) c) AS what
    FROM sqlite_schema t JOIN pragma_index_list(t.name) i WHERE t.type = 'table'
    UNION ALL SELECT t.name, 'KEY ' || c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
      WHERE t.type = 'table' AND c.pk = 1 AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) i WHERE i.origin = 'pk')`)
  expect(indexes.length).toBeGreaterThan(60)
  expect(indexes).toEqual(
    await postgresRows(`SELECT t.relname AS "table", CASE WHEN i.indisprimary THEN 'KEY ' WHEN i.indisunique THEN 'UNIQUE ' ELSE '' END ||
        (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(i.indkey::int[]) WITH ORDINALITY AS k(number, place)
          JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number) AS what
      FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid WHERE t.relnamespace = 'public'::regnamespace`),
  )
})

test('both databases have the same foreign keys', async () => {
  const keys =
    sqliteRows(`SELECT t.name AS "table", group_concat(k."from") || ' -> ' || k."table" || ' ' || k.on_delete AS what
    FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) k WHERE t.type = 'table' GROUP BY t.name, k.id`)
  expect(keys.length).toBeGreaterThan(15)
  expect(keys).toEqual(
    await postgresRows(`SELECT t.relname AS "table", (SELECT string_agg(a.attname, ',' ORDER BY k.place)
          FROM unnest(c.conkey) WITH ORDINALITY AS k(number, place) JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number)
        || ' -> ' || f.relname || ' ' || CASE c.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' ELSE c.confdeltype::text END AS what
      FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class f ON f.oid = c.confrelid WHERE c.contype = 'f'`),
  )
})

test('every text of PostgreSQL compares by its bytes, as in SQLite', async () => {
  const others = await postgresRows(`SELECT table_name AS "table", column_name AS what FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'`)
  expect(others).toEqual([])
})
