import type { Dialect, PickedParts } from './dialect.ts'
import { and, type Cell, join, raw, type Sql, sql } from './sql.ts'
import { fts5Expression } from './sqlite-search.ts'

/** The dialect of SQLite: lists are passed as JSON, and nested pages are a correlated subquery with its own LIMIT. */
export const sqlite: Dialect = {
  // A page of one article has many statements for one parent, and reading a JSON list takes as long as reading its row.
  parents: (ids) => {
    const [only, another] = ids
    if (only !== undefined && another === undefined) return sql`(SELECT ${only} AS value) p`
    return sql`json_each(${JSON.stringify(ids)}) p`
  },
  // In order, because the set that a later statement makes of them is then made in half of the time.
  gathered: (column) => sql`json_group_array(${column} ORDER BY ${column})`,
  gatheredOf: (ids) => JSON.stringify(ids),
  // The text is a JSON list of whole numbers.
  numbersIn: (gathered) => Float64Array.from(JSON.parse(gathered) as number[]),
  idsIn: (gathered) => sql`SELECT value AS id FROM json_each(${gathered})`,
  spans: (spans) =>
    sql`(SELECT key AS place, value ->> 0 AS "from", value ->> 1 AS "to" FROM json_each(${JSON.stringify(spans)})) t`,
  counts: (counts) => sql`(SELECT value ->> 0 AS id, value ->> 1 AS count FROM json_each(${JSON.stringify(counts)})) c`,
  isOneOf: (column: Sql, values: readonly Cell[]) =>
    sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`,
  withoutIndex: (column: Sql) => sql`+${column}`,
  // In the order of an index, rows are read all over the file, which takes three times as long.
  scanOf: (table) => sql`${table} NOT INDEXED`,
  members: (column) => sql`json_each(${column}) e`,
  isTrueIn: (column, key) => sql`${column} ->> ${raw(`'$.${key}'`)} = 1`,
  // A long text is decoded in a third of the time from its bytes.
  longText: (column) => sql`CAST(${column} AS BLOB)`,
  // Not LIKE, because it has wildcards and folds ASCII.
  placeIn: (text: Sql, part: string) => sql`instr(${text}, ${part})`,
  endsWith: (text, part) => sql`substr(${text}, ${-[...part].length}) = ${part}`,
  // `fold` is a function of this program, and calling it takes five times as long as reading the row. Most slugs and paths
  // are ASCII, where `lower` does the same.
  folded: (column: Sql) => sql`CASE WHEN ${column} GLOB '*[^ -~]*' THEN fold(${column}) ELSE lower(${column}) END`,
  // CROSS JOIN fixes the order of the tables. Without statistics, SQLite may otherwise begin with the wrong one.
  picked: ({ outer, joined, from, where, key, selection }: PickedParts) => {
    const columns = key.length === 1 ? join(key, '') : sql`(${join(key, ', ')})`
    return sql`FROM ${outer} CROSS JOIN ${from} WHERE ${and([joined, sql`${columns} IN (${selection})`, where])}`
  },
  rowNumber: (alias) => raw(`${alias}.rowid`),
  searchId: (alias) => raw(`${alias}.rowid`),
  matches: (table, alias, expression) => sql`${raw(`${alias}."${table}"`)} MATCH ${fts5Expression(expression)}`,
}
