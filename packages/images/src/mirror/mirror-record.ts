/** A copy of a remote image. */
export interface MirroredFile {
  /** SHA-256 in hexadecimal: the name of the file in the mirror. */
  sha256: string
  mimeType: string
  /** In pixels. Null if the format does not tell. */
  width: number | null
  height: number | null
  bytes: number
  /** The parts of its placeholder. Both are null if it was not decoded. */
  color: string | null
  preview: string | null
}

/**
 * The result of a visit to an image. `stored`: a copy. `dead`: the host does not have it. `refused`: the image is not fetched, by a
 * rule of this program or of the host. `failed`: no answer, which may change.
 */
export type VisitOutcome = 'stored' | 'dead' | 'refused' | 'failed'

/** One visit to a remote image. */
export interface MirrorRecord {
  url: string
  /** Milliseconds since 1970. */
  at: number
  outcome: VisitOutcome
  /** Why there is no copy: `the host answered 404`. Null if there is one. */
  reason: string | null
  file: MirroredFile | null
}

const outcomes: readonly VisitOutcome[] = ['stored', 'dead', 'refused', 'failed']
const sha256Pattern = /^[0-9a-f]{64}$/

/** Parses a line of the index. Returns null for a line that is not a record, as a process leaves it that is killed. */
export function parseRecord(line: string): MirrorRecord | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  const { url, at, outcome: written, reason = null, file = null } = fieldsOf(value)
  const outcome = outcomes.find((one) => one === written)
  if (typeof url !== 'string' || typeof at !== 'number' || outcome === undefined) return null
  const read = file === null ? null : parseFile(fieldsOf(file))
  if ((outcome === 'stored') !== (read !== null)) return null
  return { url, at, outcome, reason: textOf(reason), file: read }
}

function parseFile(fields: Record<string, unknown>): MirroredFile | null {
  const { sha256, mimeType, bytes } = fields
  if (typeof sha256 !== 'string' || !sha256Pattern.test(sha256)) return null
  if (typeof mimeType !== 'string' || typeof bytes !== 'number') return null
  const [width, height] = [numberOf(fields.width), numberOf(fields.height)]
  return { sha256, mimeType, bytes, width, height, color: textOf(fields.color), preview: textOf(fields.preview) }
}

function fieldsOf(value: unknown): Record<string, unknown> {
  // Every object has fields by name, of unknown types.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
