import { UNDATED } from '../../schema/undated.ts'
import { anywhere, type Range } from '../../sql/range.ts'
import { and, type Cell, empty, instant, join, never, raw, type Sql, sql } from '../../sql/sql.ts'
import type { Page } from './page.ts'
import { beyond, type ColumnOf, orderBy, type Position, type SortKey } from './sort-keys.ts'

/** A list of rows in one order: everything that the statements for its pages and its count need. */
export interface List {
  readonly sortKeys: readonly SortKey[]
  /** The columns of the nodes, and one column for each sort key. */
  readonly columns: Sql
  readonly columnOf: ColumnOf
  /** The tables to select rows from. */
  readonly from: Sql
  /** The columns that identify a row. Needed if a sort key has `undatedIn`. */
  readonly key?: readonly Sql[]
  /** The condition on rows. Bounds on the first sort key that `knownBounds` implies are left out. */
  where(knownBounds: Range): Sql
  /** A SELECT of as many rows as the list has, if counting them is faster than counting the list itself. */
  counted?(): Sql
  /** How to read rows if no index answers the condition. If left out, the database decides. */
  readonly scan?: Scan | undefined
  /**
   * Whether the condition is checked row by row, so that another statement for the next row may scan the whole table. Then
   * the page's own statement reads one more row.
   */
  readonly scanned?: boolean
  /** The ranges that the list consists of, if no single index has its order. */
  readonly ranges?: Ranges | null
  /** The SQL for a value of a cursor, if it is not the plain value. */
  bound?(field: string, value: Cell, position: Position): Sql
}

/** A list that is read as several lists, one after the other. */
export interface Ranges {
  /** Their sort keys are the last ones of the whole list, because each of the others has one value in a range. */
  readonly lists: readonly List[]
  /** The index of the range that a position of the whole list is in. */
  rangeOf(position: Position): number
}

/** A list whose condition is checked on each row. */
export interface Scan {
  /** The tables, read from their start to their end. */
  readonly from: Sql
  /** The list without this condition, if an index has its order. */
  readonly unfiltered: List | null
  /** The table of the nodes, the column of their ids, and their other columns without sort keys. */
  readonly table: Sql
  readonly node: Sql
  readonly columns: Sql
  /** The sort keys that are columns of the rows besides these. */
  readonly keyColumns: readonly string[]
  /** The column of a sort key in `from`, if it is not that of the list. */
  readonly columnOf?: ColumnOf
}

export type Side = 'after' | 'before'

/** SELECT of the rows of a page, in the order of the list (keyset pagination). Each column is one expression. */
export function selectPage(list: List, page: Page, columns: readonly Sql[]): Sql {
  const [only, ...others] = partsOf(list, page)
  return others.length === 0
    ? sql`SELECT ${join(columns, ', ')} FROM ${only.list.from} ${pageOfPart(only)}`
    : selectOfParts([only, ...others], page, columns)
}

/** Whether a page reads several parts of the list, so that the columns of its statement are numbered, not named. */
export function isParted(list: List, page: Page): boolean {
  return partsOf(list, page).length > 1
}

/** SELECT of a row outside of the page: at its cursor or past it, or anywhere if it has no cursor. */
export function selectOutside(list: List, page: Page, side: Side): Sql {
  const position = side === 'before' ? page.after : page.before
  if (list.scan) {
    const scanned = { ...list, columnOf: list.scan.columnOf ?? list.columnOf }
    const past = position ? [outside(scanned, position, { backward: side === 'before', inclusive: true })] : []
    return sql`SELECT 1 FROM ${list.scan.from} WHERE ${and([list.where(anywhere), ...past])} LIMIT 1`
  }
  if (!position) return sql`SELECT 1 FROM ${list.from} WHERE ${list.where(anywhere)} LIMIT 1`
  const none = { ...page, after: null, before: null }
  const parts = partsOf(list, side === 'before' ? { ...none, before: position } : { ...none, after: position })
  const found = parts.map(({ list, page }) => {
    const bound = page.before ?? page.after
    const past = bound ? [outside(list, bound, { backward: side === 'before', inclusive: true })] : []
    return sql`SELECT 1 FROM ${list.from} WHERE ${and([list.where(anywhere), ...past])} LIMIT 1`
  })
  return found.length === 1 ? join(found, '') : join(found.map(asTable), ' UNION ALL ')
}

/**
 * SELECT of the rows of a page of a list without an index: it reads the whole table and sorts what it finds. It sorts only
 * the keys, and reads the other columns of the rows of the page.
 */
export function selectByScan(list: List, scan: Scan, page: Page): Sql {
  const { sortKeys } = list
  const columnOf = scan.columnOf ?? list.columnOf
  // Without the bounds of an index, the sort keys are compared as they are, also those with `undatedIn`.
  const conditions = [list.where(anywhere), ...outsides({ ...list, columnOf }, page)]
  const values = sortKeys.map(({ field }, at) => sql`${columnOf(field)} AS ${raw(`s${at}`)}`)
  const found = sql`SELECT ${scan.node} AS node, ${join(values, ', ')} FROM ${scan.from} WHERE ${and(conditions)}
    ORDER BY ${orderBy(sortKeys, columnOf, page.backward)} ${limit(page)}`
  const names = sortKeys.map(({ field }, at) => (scan.keyColumns.includes(field) ? `, s.s${at} AS "${field}"` : ''))
  const order = sortKeys.map(({ descending }, at) => `s.s${at}${descending === page.backward ? '' : ' DESC'}`)
  return sql`SELECT ${scan.columns}${raw(names.join(''))} FROM (${found}) s CROSS JOIN ${scan.table}
    WHERE ${scan.node} = s.node ORDER BY ${raw(order.join(', '))}`
}

/** A list, or the part of it that is one range of an index. */
interface Part {
  readonly list: List
  readonly page: Page
}

/** The ranges of a list. A cursor may leave some of them out. */
function partsOf(list: List, page: Page): [Part, ...Part[]] {
  const ranges = list.ranges ?? undatedRanges(list)
  if (!ranges) return [{ list, page }]
  const [one, ...others] = ranges.lists.flatMap((range, index): Part[] => {
    const after = placeIn(ranges, index, page.after, 1)
    const before = placeIn(ranges, index, page.before, -1)
    return after === undefined || before === undefined ? [] : [{ list: range, page: { ...page, after, before } }]
  })
  const nothing = { list: { ...list, where: () => never }, page: { ...page, after: null, before: null } }
  return [one ?? nothing, ...others]
}

/**
 * The index has the articles without a date first. A list that has them last reads two ranges of the index: those with a
 * date, then the others.
 */
function undatedRanges(list: List): Ranges | null {
  const [first, ...sortKeys] = list.sortKeys
  if (first?.undatedIn === undefined) return null
  const date = list.columnOf(first.undatedIn)
  const conditions = [sql`${date} > ${instant(UNDATED)}`, sql`${date} = ${instant(UNDATED)}`]
  return {
    lists: conditions.map((condition) => {
      const where = (knownBounds: Range) => and([condition, list.where(knownBounds)])
      return { ...list, sortKeys, where }
    }),
    rangeOf: (position) => Number(position[0]),
  }
}

/** The position within a range. Null if it does not bound the range, undefined if it leaves it out. */
function placeIn(
  { lists, rangeOf }: Ranges,
  index: number,
  position: Position | null,
  sign: 1 | -1,
): Position | null | undefined {
  if (!position) return null
  const range = rangeOf(position)
  if (range === index) return position.slice(-(lists[index]?.sortKeys.length ?? 0))
  return (index - range) * sign > 0 ? null : undefined
}

function selectOfParts(parts: readonly Part[], page: Page, columns: readonly Sql[]): Sql {
  const keys = columns.map((column, index) => sql`${column} AS ${raw(`k${index}`)}`)
  const longest = parts
    .map(({ list }) => list.sortKeys)
    .reduce((one, other) => (other.length > one.length ? other : one))
  const selections = parts.map(({ list, page }, part) => {
    // The first sort keys of another range have one value here.
    const missing = longest.slice(0, longest.length - list.sortKeys.length)
    const found = [
      ...missing.map(({ text }) => raw(text ? "''" : '0')),
      ...list.sortKeys.map(({ field }) => list.columnOf(field)),
    ]
    const values = found.map((value, index) => sql`${value} AS ${raw(`s${index}`)}`)
    const selected = join([...keys, ...values, raw(`${part} AS part`)], ', ')
    const wanted = { ...page, size: page.size + page.offset, offset: 0 }
    return sql`SELECT ${selected} FROM ${list.from} ${pageOfPart({ list, page: wanted })}`
  })
  const places = longest.map(({ descending }, index) => raw(`s${index}${descending === page.backward ? '' : ' DESC'}`))
  const order = join([raw(page.backward ? 'part DESC' : 'part'), ...places], ', ')
  const names = raw(columns.map((_, index) => `k${index}`).join(', '))
  return sql`SELECT ${names} FROM (${join(selections.map(asTable), ' UNION ALL ')}) parts ORDER BY ${order} ${limit(page)}`
}

function asTable(selection: Sql, index: number): Sql {
  return sql`SELECT * FROM (${selection}) ${raw(`part${index}`)}`
}

/** WHERE, ORDER BY and LIMIT. */
function pageOfPart({ list, page }: Part): Sql {
  const known = cursorBounds(list.sortKeys, page.after, page.before)
  const conditions = [list.where(known), ...outsides(list, page)]
  return sql`WHERE ${and(conditions)} ORDER BY ${orderBy(list.sortKeys, list.columnOf, page.backward)} ${limit(page)}`
}

/** The conditions on rows between the cursors of a page. */
function outsides(list: List, { after: start, before: end }: Page): Sql[] {
  return [
    ...(start ? [outside(list, start, { backward: false, inclusive: false })] : []),
    ...(end ? [outside(list, end, { backward: true, inclusive: false })] : []),
  ]
}

function limit({ size, offset }: Page): Sql {
  return sql`LIMIT ${size}${offset ? sql` OFFSET ${offset}` : empty}`
}

function cursorBounds([first]: readonly SortKey[], start: Position | null, end: Position | null): Range {
  if (!first || first.text) return anywhere
  const [least, most] = first.descending ? [end, start] : [start, end]
  return { atLeast: least ? Number(least[0]) : null, atMost: most ? Number(most[0]) : null }
}

/** The condition on rows on one side of a position. */
function outside(list: List, position: Position, sides: { backward: boolean; inclusive: boolean }): Sql {
  const values = list.sortKeys.map((term, index) => {
    const value = position[index] ?? null
    if (term.instant) return instant(Number(value))
    return list.bound?.(term.field, value, position) ?? sql`${value}`
  })
  return beyond(list.sortKeys, list.columnOf, values, sides)
}
