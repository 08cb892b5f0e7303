import { and, or, type Sql, sql } from './sql.ts'

/** Bounds on a whole number, null where there is none. */
export interface Range {
  readonly atLeast: number | null
  readonly atMost: number | null
}

export const anywhere: Range = { atLeast: null, atMost: null }

/** What lies in both. */
export function narrowed(one: Range, other: Range): Range {
  return { atLeast: greatest(one.atLeast, other.atLeast), atMost: least(one.atMost, other.atMost) }
}

/**
 * The column's value lies in the range. Bounds that `said` says already are left out: of two bounds on one side SQLite
 * takes either as the end of an index range, and may read everything up to the further one.
 */
export function within(column: Sql, { atLeast, atMost }: Range, said: Range = anywhere): Sql {
  const conditions: Sql[] = []
  if (atLeast !== null && (said.atLeast === null || said.atLeast < atLeast))
    conditions.push(sql`${column} >= ${atLeast}`)
  if (atMost !== null && (said.atMost === null || said.atMost > atMost)) conditions.push(sql`${column} <= ${atMost}`)
  return and(conditions)
}

function greatest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other)
}

function least(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other)
}

/** Instants from the first to, and not with, the second. */
export type Span = readonly [number, number]

export function rangeOfSpan([from, to]: Span): Range {
  return { atLeast: from, atMost: to - 1 }
}

export function withinSpans(column: Sql, spans: readonly Span[]): Sql {
  return or(spans.map((span) => sql`(${within(column, rangeOfSpan(span))})`))
}
