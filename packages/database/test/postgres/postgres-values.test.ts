import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { columnTypes } from '../../src/postgres/column-types.ts'
import { numberedSql } from '../../src/postgres/numbered-sql.ts'
import { UNDATED } from '../../src/schema/undated.ts'
import { arrayOf } from '../../src/sql/postgres-values.ts'
import { instant, type Sql, sql } from '../../src/sql/sql.ts'
import { fold } from '../../src/text/folding.ts'
import { type TemporaryPostgres, temporaryPostgres } from '../support/postgres/temporary-postgres.ts'
import { random } from '../support/random.ts'

let postgres: TemporaryPostgres
let client: Client

beforeAll(async () => {
  postgres = await temporaryPostgres()
  client = new Client({ connectionString: postgres.url, types: columnTypes })
  await client.connect()
  await client.query("SET TimeZone = 'UTC'")
}, 120_000)

afterAll(async () => {
  await client?.end()
  await postgres?.[Symbol.asyncDispose]()
})

async function valueOfStatement(query: Sql): Promise<unknown> {
  const { text, values } = numberedSql(query)
  const { rows } = await client.query(text, [...values])
  return rows[0].value
}

test('instants come back to the millisecond, from the year 1 on', async () => {
  const next = random(7)
  const instants = [UNDATED, 0, -1, 1, Date.UTC(9999, 11, 31), Date.UTC(2024, 1, 29, 23, 59, 59, 999)]
  for (let count = 0; count < 200; count++) instants.push(Math.round(UNDATED + next() * 3e14))
  for (const value of instants) expect(await valueOfStatement(sql`SELECT ${instant(value)} AS value`)).toBe(value)
})

test('instants that no row can have compare as before or after all others', async () => {
  const isEarlier = (one: number, other: number) =>
    valueOfStatement(sql`SELECT ${instant(one)} < ${instant(other)} AS value`)
  expect(await isEarlier(Number.MIN_SAFE_INTEGER, UNDATED)).toBe(1)
  expect(await isEarlier(Date.UTC(9999, 0), Number.MAX_SAFE_INTEGER)).toBe(1)
  expect(await isEarlier(Date.UTC(-4000, 0), UNDATED)).toBe(1)
})

test('ids, counts, fractions, booleans and nulls come back as JavaScript values', async () => {
  expect(await valueOfStatement(sql`SELECT ${Number.MAX_SAFE_INTEGER} AS value`)).toBe(Number.MAX_SAFE_INTEGER)
  expect(await valueOfStatement(sql`SELECT ${2.5} + 1 AS value`)).toBe(3.5)
  expect(await valueOfStatement(sql`SELECT COUNT(*) = 0 AS value FROM "Article"`)).toBe(1)
  expect(await valueOfStatement(sql`SELECT ${null} AS value`)).toBe(null)
})

test('texts in lists keep quotes, braces, backslashes and commas, and lose only NUL', async () => {
  const texts = ['a,b', '{x}', '"q"', 'back\\slash', 'NULL', '', ' 空 ', 'nul\0', "it's"]
  const list = arrayOf(texts)
  const found = await valueOfStatement(sql`SELECT to_json(${list}::text[]) AS value`)
  expect(found).toEqual(texts.map((text) => text.replace('\0', '\ufffd')))
})

test('the database folds every character as the program does', async () => {
  const characters = Array.from({ length: 0x1ffff }, (_, index) => index + 1)
    .filter((code) => !(code >= 0xd800 && code < 0xe000))
    .map((code) => String.fromCodePoint(code))
    // The database knows the letters of Unicode 17, and Node 22 those of Unicode 16.
    .filter((character) => !/\p{Unassigned}/u.test(character))
    .filter((character, index) => fold(character) !== character || index % 16 === 0)
  const query = 'SELECT c AS text, fold(c) AS folded, normalize(c, NFKC) AS normal FROM unnest($1::text[]) AS c'
  const { rows } = await client.query<{ text: string; folded: string; normal: string }>(query, [characters])
  // Node and PostgreSQL may know different versions of Unicode.
  const known = rows.filter(({ text, normal }) => normal === text.normalize('NFKC'))
  expect(known.length).toBeGreaterThan(10_000)
  expect(known.filter(({ text, folded }) => folded !== fold(text))).toEqual([])
})

test('the database folds texts as the program does', async () => {
  const texts = [
    'ÉTÉ e\u0301te\u0301',
    'Ｎｏｄｅ．ＪＳ',
    '臺灣與中國',
    'ΟΔΥΣΣΕΥΣ',
    'Straße',
    'İstanbul',
    'が か\u3099',
    'مُحَمَّد',
    '👍🏽',
    'ﬁn',
    '서울',
  ]
  const query = 'SELECT fold(t) AS folded FROM unnest($1::text[]) AS t'
  const { rows } = await client.query<{ folded: string }>(query, [texts])
  expect(rows.map(({ folded }) => folded)).toEqual(texts.map(fold))
})
