/** A state of the archive that a client has seen: a revision, at an instant. */
export interface KnownState {
  readonly revision: number
  /**
   * When the revision was made, in milliseconds since 1970. It distinguishes revisions with the same number in
   * different archives. Null if unknown.
   */
  readonly at: number | null
  /** Milliseconds since 1970. Null if unknown. */
  readonly instant: number | null
}

/** How many of the changes between two states a client has read. */
export interface Place {
  /**
   * First the changes that imports recorded, by revision and position, then those caused by time alone, by type and id.
   */
  readonly part: 'noted' | 'due'
  readonly at: readonly [number, number]
}

/**
 * The state that the client started from. In the middle of a run, also the state that it ends at, and the place in it.
 */
export interface ChangeCursor {
  readonly from: KnownState
  readonly run: { readonly revision: number; readonly instant: number; readonly place: Place } | null
}

const parts = ['noted', 'due'] as const

export function encodeChangeCursor({ from, run }: ChangeCursor): string {
  const values = [from.revision, from.at, from.instant]
  if (run) values.push(run.revision, run.instant, parts.indexOf(run.place.part), ...run.place.at)
  return Buffer.from(JSON.stringify(['changes', ...values])).toString('base64url')
}

/** Decodes a cursor of changes, or the number of a revision. Null if the text is neither. */
export function decodeChangeCursor(text: string): ChangeCursor | null {
  if (/^\d{1,15}$/.test(text)) return { from: { revision: Number(text), at: null, instant: null }, run: null }
  const [name, ...values] = membersOf(text)
  if (name !== 'changes' || !isWhole(values)) return null
  const [revision = 0, at = 0, instant = 0, untilRevision = 0, until = 0, number = 0, first = 0, second = 0] = values
  const from = { revision, at, instant }
  if (values.length === 3) return { from, run: null }
  const part = parts[number]
  if (values.length !== 8 || part === undefined) return null
  return { from, run: { revision: untilRevision, instant: until, place: { part, at: [first, second] } } }
}

function isWhole(values: unknown[]): values is number[] {
  return values.every((value) => Number.isSafeInteger(value))
}

function membersOf(text: string): unknown[] {
  try {
    const members: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(members) ? members : []
  } catch {
    // Not JSON, so not a cursor. The caller reports it.
    return []
  }
}
