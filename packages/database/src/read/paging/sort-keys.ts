import { UNDATED } from '../../schema/undated.ts'
import { type Cell, instant, join, type Sql, sql } from '../../sql/sql.ts'

/** One of the values that a list is ordered by. The last sort key of a list is unique, and none is ever null. */
export interface SortKey {
  /** The field of the row that contains the value. */
  readonly field: string
  readonly descending: boolean
  /** The value is a text, not a number. */
  readonly text?: boolean
  /** The value is an instant, in milliseconds since 1970. */
  readonly instant?: boolean
  /** The expression of the value, if it is not a column. */
  readonly value?: Sql
  /** The key of the front matter whose value it is. */
  readonly frontMatterKey?: string
  /**
   * The key is 1 for rows without a date in this field, else 0, so that these come last in an ascending list. It comes
   * right before the key of that field.
   */
  readonly undatedIn?: string
}

/** The column of a sort key's field in a statement. */
export type ColumnOf = (field: string) => Sql

/** The value of a key with `undatedIn`. */
export function isUndated(date: Sql): Sql {
  return sql`CASE WHEN ${date} = ${instant(UNDATED)} THEN 1 ELSE 0 END`
}

export function orderBy(sortKeys: readonly SortKey[], columnOf: ColumnOf, backward: boolean): Sql {
  return join(
    sortKeys.map((term) =>
      term.descending === backward ? sql`${columnOf(term.field)}` : sql`${columnOf(term.field)} DESC`,
    ),
    ', ',
  )
}

/** A condition on rows after a position, or before it if `backward`. `inclusive` adds the row at the position. */
export function beyond(
  sortKeys: readonly SortKey[],
  columnOf: ColumnOf,
  position: readonly Sql[],
  { backward, inclusive }: { backward: boolean; inclusive: boolean },
): Sql {
  const [first] = sortKeys
  const same = sortKeys.every((term) => term.descending === first?.descending)
  const sign = (term: SortKey) => (term.descending === backward ? '>' : '<')
  if (same && first) {
    const columns = join(
      sortKeys.map((term) => columnOf(term.field)),
      ', ',
    )
    const values = join(position, ', ')
    // A row value is a range of the index. The same condition with OR is not.
    return sign(first) === '>'
      ? inclusive
        ? sql`(${columns}) >= (${values})`
        : sql`(${columns}) > (${values})`
      : inclusive
        ? sql`(${columns}) <= (${values})`
        : sql`(${columns}) < (${values})`
  }
  return sortKeys.reduceRight<Sql | null>((rest, term, index) => {
    const column = columnOf(term.field)
    const value = position[index] ?? sql`NULL`
    const past = sign(term) === '>' ? sql`${column} > ${value}` : sql`${column} < ${value}`
    if (!rest) return inclusive ? sql`(${past} OR ${column} = ${value})` : past
    return sql`(${past} OR (${column} = ${value} AND ${rest}))`
  }, null) as Sql
}

/** The values of a row's sort keys. */
export function positionOf(sortKeys: readonly SortKey[], row: object): Position {
  // The statement selects a column for each sort key.
  const values = row as Readonly<Record<string, Cell>>
  return sortKeys.map((term) => values[term.field] ?? null)
}

/** Compares two rows in the order of the list, for `toSorted`. */
export function comparison(sortKeys: readonly SortKey[]): (a: object, b: object) => number {
  return (a, b) => {
    for (const { field, descending } of sortKeys) {
      const left = (a as Readonly<Record<string, Cell>>)[field] ?? ''
      const right = (b as Readonly<Record<string, Cell>>)[field] ?? ''
      if (left !== right) return left < right === descending ? 1 : -1
    }
    return 0
  }
}

/** The values of the sort keys of a row. They identify its place even after the row is deleted. */
export type Position = readonly Cell[]
