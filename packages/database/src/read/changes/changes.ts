import { changedTypes } from '../../schema/changed-types.ts'
import type { Periods } from '../../schema/listed-periods.ts'
import { sql } from '../../sql/sql.ts'
import { maxPageSize, pageOf } from '../paging/page.ts'
import type { ChangeArgs } from '../request/arguments.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { isSet } from '../request/optional.ts'
import type { Viewer } from '../request/viewer.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { encodeChangeCursor, type Place } from './change-cursor.ts'
import type { Change, ChangePage, ChangeReader } from './change-reader.ts'
import { type ChangeRun, cursorOfNow, runAfter } from './change-run.ts'
import { dueChanges } from './due-changes.ts'
import type { RecordedChange } from './recorded-change.ts'
import { movedAt, shownAt, shownThroughout } from './shown-periods.ts'

interface Step {
  readonly change: Change
  readonly place: Place
}

const readAtOnce = 500

export class Changes implements ChangeReader {
  readonly #snapshot: Snapshot

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
  }

  page({ after: cursor, first }: ChangeArgs): Awaitable<ChangePage> {
    const { size } = pageOf({ first: first ?? maxPageSize }, [])
    if (!isSet(cursor)) return this.#nothing(false)
    return after(runAfter(this.#snapshot, cursor), (run): Awaitable<ChangePage> => {
      if (run === null) return this.#nothing(true)
      return after(this.#steps(run, size + 1), (steps) => this.#page(run, steps, size))
    })
  }

  #nothing(resetRequired: boolean): Awaitable<ChangePage> {
    const page = { changes: [], hasNextPage: false, resetRequired }
    return after(cursorOfNow(this.#snapshot), (endCursor) => ({ ...page, endCursor }))
  }

  #page({ from, to, place, current }: ChangeRun, steps: readonly Step[], size: number): ChangePage {
    const changes = steps.slice(0, size).map(({ change }) => change)
    const more = steps.length > size
    const run = { revision: to.revision, instant: to.instant, place: steps[size - 1]?.place ?? place }
    return {
      changes,
      endCursor: encodeChangeCursor(more ? { from, run } : { from: to, run: null }),
      hasNextPage: more || to.revision < current,
      resetRequired: false,
    }
  }

  /** The next changes, at most `size`. */
  #steps(run: ChangeRun, size: number): Awaitable<Step[]> {
    const { part, at } = run.place
    if (part === 'due') return this.#due(run, at, size)
    return after(this.#noted(run, at, size), (noted): Awaitable<Step[]> => {
      if (noted.length === size) return noted
      return after(this.#due(run, [-1, 0], size - noted.length), (due) => [...noted, ...due])
    })
  }

  /** Recorded changes. A node's place is that of its first row in the run. */
  #noted(run: ChangeRun, [revision, position]: Place['at'], size: number): Awaitable<Step[]> {
    const { from, to } = run
    const mine = sql`o.type = c.type AND o."nodeId" = c."nodeId" AND o.revision > ${from.revision}`
    const last = sql`FROM "Change" o WHERE ${mine} AND o.revision <= ${to.revision} ORDER BY o.revision DESC LIMIT 1`
    const query = sql`SELECT c.revision, c.position, c.type, c."nodeId" AS id, c.at, c.seen,
        (SELECT o.revision ${last}) AS "lastRevision", (SELECT o.at ${last}) AS "lastAt", (SELECT o.seen ${last}) AS "lastSeen",
        EXISTS (SELECT 1 FROM "Change" o WHERE ${mine} AND o.revision <= ${to.revision} AND o.kind <> 'SHOWN') AS own
      FROM "Change" c WHERE (c.revision, c.position) > (${revision}, ${position}) AND c.revision <= ${to.revision}
        AND NOT EXISTS (SELECT 1 FROM "Change" o WHERE ${mine} AND o.revision < c.revision)
      ORDER BY c.revision, c.position LIMIT ${readAtOnce}`
    return after(this.#snapshot.all<RecordedChange>(query), (rows): Awaitable<Step[]> => {
      const steps = rows.flatMap((row) => notedStep(this.#snapshot.viewer, run, row)).slice(0, size)
      const end = rows[readAtOnce - 1]
      if (steps.length === size || end === undefined) return steps
      const rest = this.#noted(run, [end.revision, end.position], size - steps.length)
      return after(rest, (more) => [...steps, ...more])
    })
  }

  #due(run: ChangeRun, [type, id]: Place['at'], size: number): Awaitable<Step[]> {
    return after(dueChanges(this.#snapshot, run), (changes) => {
      const steps = changes.map((change): Step => {
        return { change, place: { part: 'due', at: [changedTypes.indexOf(change.type), change.id] } }
      })
      const isNext = ({ place: { at } }: Step) => at[0] > type || (at[0] === type && at[1] > id)
      return steps.filter(isNext).slice(0, size)
    })
  }
}

/** Empty if nothing changed for this viewer, such as a draft that stays a draft, or appears and goes. */
function notedStep({ preview }: Viewer, { from, to }: ChangeRun, row: RecordedChange): Step[] {
  // The writer wrote this JSON.
  const { before } = JSON.parse(row.seen) as { before: Periods }
  const { after: now } = JSON.parse(row.lastSeen) as { after: Periods }
  const was = preview ? before !== null : shownAt(before, from.instant)
  const is = preview ? now !== null : shownAt(now, to.instant)
  if (!was && !is) return []
  if (was && is && !row.own) {
    // If the node was hidden for a time, a client may have received it as missing. Report it again.
    const stayed = shownThroughout(before, from.instant, row.at) && shownThroughout(now, row.at, to.instant)
    if (preview || (row.lastRevision === row.revision && stayed)) return []
  }
  const kind = !was ? 'CREATED' : is ? 'UPDATED' : 'DELETED'
  const moved = preview || kind === 'UPDATED' ? null : movedAt(now, to.instant)
  const change = { kind, type: row.type, id: row.id, at: Math.max(row.lastAt, moved ?? row.lastAt) } as const
  return [{ change, place: { part: 'noted', at: [row.revision, row.position] } }]
}
