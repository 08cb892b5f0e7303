import type { Span } from './range.ts'
import type { SearchExpression, SearchTable } from './search-expression.ts'
import type { Cell, Sql } from './sql.ts'

/** The SQL that differs between databases. */
export interface Dialect {
  /** A table `p` with one column, `value`. */
  parents(ids: readonly number[]): Sql
  /** A table `t` of spans, with columns `place` (from 0), `from` and `to`. */
  spans(spans: readonly Span[]): Sql
  /** A table `c` of ids and their counts, with columns `id` and `count`. */
  counts(counts: readonly (readonly [id: number, count: number])[]): Sql
  /** All values of a column of ids, as one text. */
  gathered(column: Sql): Sql
  /** Such a text of these ids. */
  gatheredOf(ids: readonly number[]): string
  /** The numbers in such a text. Null if this process does not count what they identify. */
  numbersIn: ((gathered: string) => Float64Array) | null
  /** SELECT of the `id`s in such a text. */
  idsIn(gathered: string): Sql
  /**
   * Whether the column has one of these values. The SQL text does not depend on their number, so it is prepared once.
   */
  isOneOf(column: Sql, values: readonly Cell[]): Sql
  /** The column, written so that the planner uses no index for it. For statements where another index is better. */
  withoutIndex(column: Sql): Sql
  /** The table in FROM, so that it is read from its start to its end. Null if the planner decides well without it. */
  scanOf(table: Sql): Sql | null
  /** A table `e` of the members of a column that holds a JSON list of texts, with a column `value`. */
  members(column: Sql): Sql
  /** Whether a member of a column that holds a JSON object is `true`. */
  isTrueIn(column: Sql, key: string): Sql
  /** The place of a part in the text, from 1, without folding. 0 if the text does not contain it. */
  placeIn(text: Sql, part: string): Sql
  /** The column of a long text, as `textOf` takes it. */
  longText(column: Sql): Sql
  /** Whether the text ends with this part. */
  endsWith(text: Sql, part: string): Sql
  /** The column's text as `fold` returns it. */
  folded(column: Sql): Sql
  /**
   * FROM and WHERE of the rows that a bounded selection picks for each row of another table. The statement must not read
   * rows outside of the selection, so it cannot number whole partitions.
   */
  picked(parts: PickedParts): Sql
  /** A number that identifies the row of a table, under an alias, within one snapshot. */
  rowNumber(alias: string): Sql
  /** The number of an article in a search table: `Article.searchId`. */
  searchId(alias: string): Sql
  /** Whether the row of a search table, under an alias, matches. */
  matches(table: SearchTable, alias: string, expression: SearchExpression): Sql
}

export interface PickedParts {
  /** The other tables. */
  outer: Sql
  /** The condition that joins these tables, if they are several. */
  joined: Sql
  /** The tables to pick rows from. */
  from: Sql
  /** The condition that joins these tables to `key`. */
  where: Sql
  /** The columns that identify a row of `from`. */
  key: readonly Sql[]
  /** SELECT of the key's columns, ordered and limited, for one row of the other tables. */
  selection: Sql
}
