import type { Periods } from '../../schema/listed-periods.ts'

/** Whether lists showed the node to the public at an instant. */
export function shownAt(periods: Periods, instant: number): boolean {
  return periods?.some(([from, until]) => from <= instant && (until === null || instant < until)) ?? false
}

/** Whether lists showed the node without interruption between two instants. */
export function shownThroughout(periods: Periods, from: number, to: number): boolean {
  return periods?.some(([begin, until]) => begin <= from && (until === null || to < until)) ?? false
}

/** The last time at which lists began or stopped showing the node, up to an instant. Null if there is none. */
export function movedAt(periods: Periods, instant: number): number | null {
  const moves = (periods ?? []).flat().filter((move) => move !== null && move <= instant)
  // `filter` has removed the nulls.
  return (moves.at(-1) as number | undefined) ?? null
}
