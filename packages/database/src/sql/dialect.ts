import type { Span } from './range.ts'
import type { Cell, Sql } from './sql.ts'

/** What each database says in its own way. */
export interface Dialect {
  /** A table `p` of one column, `value`. */
  parents(ids: readonly number[]): Sql
  /** A table `t` of spans, with columns `place` (from 0), `from` and `to`. */
  spans(spans: readonly Span[]): Sql
  /** All values of a column of ids, as one text. */
  gathered(column: Sql): Sql
  /** SELECT of the `id`s in such a text. */
  idsIn(gathered: string): Sql
  /** The column is one of these; the text is the same however many there are, so the statement is prepared once. */
  among(column: Sql, values: readonly Cell[]): Sql
  /** The column, so written that no index is chosen for it: where another is known to be the better one. */
  aside(column: Sql): Sql
  /** A table `e` of the members of a column that holds a JSON list of texts, with a column `value`. */
  members(column: Sql): Sql
  /** The text has this part in it, compared as it is. */
  contains(text: Sql, part: string): Sql
  /** The column's text without case, width and accents, as `fold` makes it. */
  folded(column: Sql): Sql
  /**
   * For each parent the rows of a bounded selection, in any order, with the parent's id as `parent`. Must read no row
   * that the selection leaves out: no numbering of whole partitions.
   */
  nested(parts: NestedParts): Sql
}

export interface NestedParts {
  ids: readonly number[]
  columns: Sql
  /** The tables that the columns come from. */
  from: Sql
  /** What makes these tables' rows be those of `key`. */
  picked: Sql
  /** One or more columns, in `picked` and in the selection. */
  key: Sql
  /** SELECT of the key's columns, ordered and limited, that speaks of `p.value`. */
  selection: Sql
}
