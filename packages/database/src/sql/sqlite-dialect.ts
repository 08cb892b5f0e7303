import type { Dialect, NestedParts } from './dialect.ts'
import { type Cell, type Sql, sql } from './sql.ts'

/** SQLite's words: lists go in as JSON, nested pages as a correlated list with its own LIMIT. */
export const sqlite: Dialect = {
  parents: (ids) => sql`json_each(${JSON.stringify(ids)}) p`,
  gathered: (column) => sql`json_group_array(${column})`,
  idsIn: (gathered) => sql`SELECT value AS id FROM json_each(${gathered})`,
  spans: (spans) =>
    sql`(SELECT key AS place, value ->> 0 AS "from", value ->> 1 AS "to" FROM json_each(${JSON.stringify(spans)})) t`,
  among: (column: Sql, values: readonly Cell[]) =>
    sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`,
  aside: (column: Sql) => sql`+${column}`,
  members: (column) => sql`json_each(${column}) e`,
  // Not LIKE: it has wildcards of its own, and folds ASCII.
  contains: (text: Sql, part: string) => sql`instr(${text}, ${part}) > 0`,
  folded: (column: Sql) => sql`fold(${column})`,
  // CROSS JOIN keeps the order of the tables: without statistics SQLite may else begin at the far end.
  nested: ({ ids, columns, from, picked, key, selection }: NestedParts) =>
    sql`SELECT p.value AS parent, ${columns} FROM ${sqlite.parents(ids)} CROSS JOIN ${from} WHERE ${key} IN (${selection}) AND ${picked}`,
}
