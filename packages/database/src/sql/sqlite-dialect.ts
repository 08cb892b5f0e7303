import type { Dialect, NestedParts } from './dialect.ts'
import { type Cell, type Sql, sql } from './sql.ts'

/** The dialect of SQLite: lists are passed as JSON, and nested pages are a correlated subquery with its own LIMIT. */
export const sqlite: Dialect = {
  parents: (ids) => sql`json_each(${JSON.stringify(ids)}) p`,
  gathered: (column) => sql`json_group_array(${column})`,
  idsIn: (gathered) => sql`SELECT value AS id FROM json_each(${gathered})`,
  spans: (spans) =>
    sql`(SELECT key AS place, value ->> 0 AS "from", value ->> 1 AS "to" FROM json_each(${JSON.stringify(spans)})) t`,
  isOneOf: (column: Sql, values: readonly Cell[]) =>
    sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`,
  withoutIndex: (column: Sql) => sql`+${column}`,
  members: (column) => sql`json_each(${column}) e`,
  // Not LIKE, because it has wildcards and folds ASCII.
  contains: (text: Sql, part: string) => sql`instr(${text}, ${part}) > 0`,
  folded: (column: Sql) => sql`fold(${column})`,
  // CROSS JOIN fixes the order of the tables. Without statistics, SQLite may otherwise begin with the wrong one.
  nested: ({ ids, columns, from, picked, key, selection }: NestedParts) =>
    sql`SELECT p.value AS parent, ${columns} FROM ${sqlite.parents(ids)} CROSS JOIN ${from} WHERE ${key} IN (${selection}) AND ${picked}`,
}
