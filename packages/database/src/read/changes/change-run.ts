import { sql } from '../../sql/sql.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { type ChangeCursor, decodeChangeCursor, encodeChangeCursor, type Place } from './change-cursor.ts'

/**
 * The changes between two states of the archive. Both states are fixed while a client pages through the run. Changes of
 * later imports belong to the next run.
 */
export interface ChangeRun {
  readonly from: State
  readonly to: State
  /** Where the run continues. */
  readonly place: Place
  /** The revision of the snapshot. The run may end at an earlier one. */
  readonly current: number
}

export interface State {
  readonly revision: number
  /** When the revision was made. */
  readonly at: number
  readonly instant: number
}

/** The longest time between the `at` of a revision and its commit, in milliseconds. */
const maxCommitTime = 300_000

/** The run after a cursor. Null if the cursor belongs to another archive, is too old, or is not a cursor. */
export function runAfter(snapshot: Snapshot, text: string): Awaitable<ChangeRun | null> {
  const cursor = decodeChangeCursor(text)
  if (cursor === null) return null
  return after(snapshot.archive(), ({ revision: current }) => runUntil(snapshot, cursor, current))
}

function runUntil(snapshot: Snapshot, { from, run }: ChangeCursor, current: number): Awaitable<ChangeRun | null> {
  const to = run ?? { revision: current, instant: snapshot.viewer.now }
  return after(timesOf(snapshot, from.revision, to.revision), ({ floor, fromAt, fromEnd, toAt, toEnd }) => {
    const there = from.revision >= floor && from.revision <= to.revision && to.revision <= current
    if (!there || fromAt === null || toAt === null || (from.at !== null && from.at !== fromAt)) return null
    // An instant at which the revision was not current is invented. It could reveal nodes that were deleted before the
    // public saw them.
    const latest = (end: number | null) => Math.min(snapshot.viewer.now, end === null ? Infinity : end + maxCommitTime)
    const begin = Math.min(Math.max(from.instant ?? fromAt, fromAt), latest(fromEnd))
    const end = Math.max(begin, Math.min(to.instant, latest(toEnd)))
    return {
      from: { revision: from.revision, at: fromAt, instant: begin },
      to: { revision: to.revision, at: toAt, instant: end },
      place: run?.place ?? { part: 'noted', at: [from.revision, Number.MAX_SAFE_INTEGER] },
      current,
    }
  })
}

/** The cursor of a client that has seen everything. */
export function cursorOfNow(snapshot: Snapshot): Awaitable<string> {
  const instant = snapshot.viewer.now
  return after(snapshot.archive(), ({ revision }) =>
    after(timesOf(snapshot, revision, revision), ({ fromAt }) =>
      encodeChangeCursor({ from: { revision, at: fromAt ?? 0, instant }, run: null }),
    ),
  )
}

interface Times {
  floor: number
  fromAt: number | null
  /** When the next revision was made. */
  fromEnd: number | null
  toAt: number | null
  toEnd: number | null
}

function timesOf(snapshot: Snapshot, from: number, to: number): Awaitable<Times> {
  const at = (revision: number) => sql`(SELECT r.at FROM "Revision" r WHERE r.revision = ${revision})`
  const found = snapshot.all<Times>(sql`SELECT s."changeFloor" AS floor, ${at(from)} AS "fromAt",
    ${at(from + 1)} AS "fromEnd", ${at(to)} AS "toAt", ${at(to + 1)} AS "toEnd" FROM "Site" s WHERE s.id = 1`)
  return after(found, ([times]) => times ?? { floor: 0, fromAt: null, fromEnd: null, toAt: null, toEnd: null })
}
