import type { Periods } from '../../schema/listed-periods.ts'

/** Whether the public saw it in lists at an instant. */
export function shownAt(periods: Periods, instant: number): boolean {
  return periods?.some(([from, until]) => from <= instant && (until === null || instant < until)) ?? false
}

/** Whether it did all the time from one instant to another. */
export function shownThroughout(periods: Periods, from: number, to: number): boolean {
  return periods?.some(([begin, until]) => begin <= from && (until === null || to < until)) ?? false
}

/** When it last came into lists, or left them, up to an instant; null where it did neither. */
export function movedAt(periods: Periods, instant: number): number | null {
  const moves = (periods ?? []).flat().filter((move) => move !== null && move <= instant)
  // `filter` has taken the nulls out.
  return (moves.at(-1) as number | undefined) ?? null
}
