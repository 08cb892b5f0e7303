import { type Cell, join, type Sql, sql } from '../../sql/sql.ts'

/** One of the values a list is ordered by. The last of a list's terms is unique, and none is ever null. */
export interface SortKey {
  /** The field of the row that holds the value. */
  readonly field: string
  readonly descending: boolean
  /** The value is a text, not a number. */
  readonly text?: boolean
}

/** The column of a term's field, within a statement. */
export type ColumnOf = (field: string) => Sql

export function orderBy(terms: readonly SortKey[], columnOf: ColumnOf, backward: boolean): Sql {
  return join(
    terms.map((term) =>
      term.descending === backward ? sql`${columnOf(term.field)}` : sql`${columnOf(term.field)} DESC`,
    ),
    ', ',
  )
}

/** Rows that stand after a position, or before it, or there too where `inclusive`. */
export function beyond(
  terms: readonly SortKey[],
  columnOf: ColumnOf,
  position: readonly Sql[],
  { backward, inclusive }: { backward: boolean; inclusive: boolean },
): Sql {
  const [first] = terms
  const same = terms.every((term) => term.descending === first?.descending)
  const sign = (term: SortKey) => (term.descending === backward ? '>' : '<')
  if (same && first) {
    const columns = join(
      terms.map((term) => columnOf(term.field)),
      ', ',
    )
    const values = join(position, ', ')
    // A row value is a range of the index; the same said with OR is not.
    return sign(first) === '>'
      ? inclusive
        ? sql`(${columns}) >= (${values})`
        : sql`(${columns}) > (${values})`
      : inclusive
        ? sql`(${columns}) <= (${values})`
        : sql`(${columns}) < (${values})`
  }
  return terms.reduceRight<Sql | null>((rest, term, index) => {
    const column = columnOf(term.field)
    const value = position[index] ?? sql`NULL`
    const past = sign(term) === '>' ? sql`${column} > ${value}` : sql`${column} < ${value}`
    if (!rest) return inclusive ? sql`(${past} OR ${column} = ${value})` : past
    return sql`(${past} OR (${column} = ${value} AND ${rest}))`
  }, null) as Sql
}

/** Where the row stands. */
export function positionOf(terms: readonly SortKey[], row: object): Position {
  // The statement selects a column for each term's field.
  const values = row as Readonly<Record<string, Cell>>
  return terms.map((term) => values[term.field] ?? null)
}

/** For `toSorted`: rows in the list's order. */
export function comparison(terms: readonly SortKey[]): (a: object, b: object) => number {
  return (a, b) => {
    for (const { field, descending } of terms) {
      const left = (a as Readonly<Record<string, Cell>>)[field] ?? ''
      const right = (b as Readonly<Record<string, Cell>>)[field] ?? ''
      if (left !== right) return left < right === descending ? 1 : -1
    }
    return 0
  }
}

/** Where a row stands in its list: the values that the list is ordered by, so it holds when the row is gone. */
export type Position = readonly Cell[]
