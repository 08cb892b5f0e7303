import type { Span } from './range.ts'
import type { Cell, Sql } from './sql.ts'

/** The SQL that differs between databases. */
export interface Dialect {
  /** A table `p` with one column, `value`. */
  parents(ids: readonly number[]): Sql
  /** A table `t` of spans, with columns `place` (from 0), `from` and `to`. */
  spans(spans: readonly Span[]): Sql
  /** All values of a column of ids, as one text. */
  gathered(column: Sql): Sql
  /** SELECT of the `id`s in such a text. */
  idsIn(gathered: string): Sql
  /**
   * Whether the column has one of these values. The SQL text does not depend on their number, so it is prepared once.
   */
  isOneOf(column: Sql, values: readonly Cell[]): Sql
  /** The column, written so that the planner uses no index for it. For statements where another index is better. */
  withoutIndex(column: Sql): Sql
  /** A table `e` of the members of a column that holds a JSON list of texts, with a column `value`. */
  members(column: Sql): Sql
  /** Whether the text contains this part, without folding. */
  contains(text: Sql, part: string): Sql
  /** The column's text as `fold` returns it. */
  folded(column: Sql): Sql
  /**
   * The rows of a bounded selection for each parent, in any order, with the parent's id as `parent`. The statement must
   * not read rows outside of the selection, so it cannot number whole partitions.
   */
  nested(parts: NestedParts): Sql
}

export interface NestedParts {
  ids: readonly number[]
  columns: Sql
  /** The tables of the columns. */
  from: Sql
  /** The condition that joins these tables to `key`. */
  picked: Sql
  /** One or more columns, in `picked` and in the selection. */
  key: Sql
  /** SELECT of the key's columns, ordered and limited, for the parent `p.value`. */
  selection: Sql
}
