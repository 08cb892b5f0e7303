/** A state of the archive that an asker has seen: what a revision held, judged at an instant. */
export interface Known {
  readonly revision: number
  /** When the revision was made, which tells it from one of the same number in another archive; null: not said. */
  readonly at: number | null
  /** Milliseconds since 1970; null: not said. */
  readonly instant: number | null
}

/** How far a run has come through what lies between two states. */
export interface Place {
  /** First what imports noted, by revision and position, then what time alone did, by type and id. */
  readonly part: 'noted' | 'due'
  readonly at: readonly [number, number]
}

/** The state that the asker came from and, in the middle of a run, the one that it goes to, and how far it has come. */
export interface ChangeCursor {
  readonly from: Known
  readonly run: { readonly revision: number; readonly instant: number; readonly place: Place } | null
}

const parts = ['noted', 'due'] as const

export function encodeChangeCursor({ from, run }: ChangeCursor): string {
  const values = [from.revision, from.at, from.instant]
  if (run) values.push(run.revision, run.instant, parts.indexOf(run.place.part), ...run.place.at)
  return Buffer.from(JSON.stringify(['changes', ...values])).toString('base64url')
}

/** Null for what is no cursor of changes. A revision's number is one. */
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
    // Not JSON: no cursor of ours, which the caller says better.
    return []
  }
}
