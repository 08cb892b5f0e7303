import { and, instant, or, type Sql, sql } from './sql.ts'

/** Bounds of an instant, in milliseconds since 1970, both inclusive. Null means no bound. */
export interface Range {
  readonly atLeast: number | null
  readonly atMost: number | null
}

export const anywhere: Range = { atLeast: null, atMost: null }

/** The intersection of two ranges. */
export function narrowed(one: Range, other: Range): Range {
  return { atLeast: greatest(one.atLeast, other.atLeast), atMost: least(one.atMost, other.atMost) }
}

/**
 * A condition that the column's value is in the range. Bounds that `knownBounds` already implies are left out. With two
 * bounds on one side, SQLite uses either as the end of an index range, and may read up to the wider one.
 */
export function within(column: Sql, { atLeast, atMost }: Range, knownBounds: Range = anywhere): Sql {
  const conditions: Sql[] = []
  if (atLeast !== null && (knownBounds.atLeast === null || knownBounds.atLeast < atLeast))
    conditions.push(sql`${column} >= ${instant(atLeast)}`)
  if (atMost !== null && (knownBounds.atMost === null || knownBounds.atMost > atMost))
    conditions.push(sql`${column} <= ${instant(atMost)}`)
  return and(conditions)
}

function greatest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other)
}

function least(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other)
}

/** From the first instant (inclusive) to the second (exclusive), in milliseconds since 1970. */
export type Span = readonly [number, number]

export function rangeOfSpan([from, to]: Span): Range {
  return { atLeast: from, atMost: to - 1 }
}

export function withinSpans(column: Sql, spans: readonly Span[]): Sql {
  return or(spans.map((span) => sql`(${within(column, rangeOfSpan(span))})`))
}
