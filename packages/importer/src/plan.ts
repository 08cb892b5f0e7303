import type { FoundFile } from './walk.ts'

/** What the last import wrote down about a file. */
export interface KnownFile {
  path: string
  sha256: string
  bytes: number
  modifiedAt: number
  changedAt: number
}

export interface Plan {
  /** Files that the database has not heard of. */
  created: FoundFile[]
  /** Files whose size or times moved: whether their bytes did, reading tells. */
  suspects: { file: FoundFile; known: KnownFile }[]
  unchanged: { file: FoundFile; known: KnownFile }[]
  /** Files that were there and are not. */
  gone: KnownFile[]
  /** How many files the database knew. */
  known: number
}

/**
 * Compares the folder with what the last import left. `hidden` are paths (a folder's ends in a slash) that could not be
 * looked at: what the database knows beneath them stays as it is.
 */
export function makePlan(known: Iterable<KnownFile>, found: FoundFile[], hidden: string[]): Plan {
  const plan: Plan = { created: [], suspects: [], unchanged: [], gone: [], known: 0 }
  const rest = new Map(found.map((file) => [file.path, file]))
  for (const row of known) {
    const file = rest.get(row.path)
    rest.delete(row.path)
    plan.known++
    if (file !== undefined) {
      if (isAsItWas(row, file)) plan.unchanged.push({ file, known: row })
      else plan.suspects.push({ file, known: row })
    } else if (!hidden.some((path) => row.path === path || (path.endsWith('/') && row.path.startsWith(path)))) {
      plan.gone.push(row)
    }
  }
  return { ...plan, created: [...rest.values()] }
}

function isAsItWas(known: KnownFile, file: FoundFile): boolean {
  return known.bytes === file.bytes && known.modifiedAt === file.modifiedAt && known.changedAt === file.changedAt
}

/** New files that may be old ones under another name: only their hashes are needed to tell. */
export function moveCandidates(plan: Plan): FoundFile[] {
  const sizes = new Set(plan.gone.map((row) => row.bytes))
  return plan.created.filter((file) => file.bytes > 0 && sizes.has(file.bytes))
}

export interface Move {
  from: string
  to: FoundFile
}

/** A file moved where its bytes are those of exactly one file that is gone, and of exactly one new one. */
export function findMoves(plan: Plan, hashes: Map<string, string>): Move[] {
  const gone = Map.groupBy(plan.gone, (row) => row.sha256)
  const created = Map.groupBy(plan.created, (file) => hashes.get(file.path) ?? '')
  return [...created].flatMap(([sha256, [to, ...others]]) => {
    const [from, ...rivals] = gone.get(sha256) ?? []
    if (sha256 === '' || to === undefined || from === undefined || others.length > 0 || rivals.length > 0) return []
    return [{ from: from.path, to }]
  })
}

/** The clocks of file systems tick as slowly as every two seconds (FAT). */
const slowestTick = 2000

/**
 * The change time to remember for a file read at `readAt`. A file that changed just before it was read may change once
 * more within the same tick of the clock, and look untouched: 0 makes the next import read it again.
 */
export function changeTimeToRemember(file: FoundFile, readAt: number): number {
  return file.changedAt < readAt - slowestTick ? file.changedAt : 0
}
