import { FileSelection, type FoundFile } from './file-list.ts'

/** The values that the last import stored about a file. */
export interface KnownFile {
  path: string
  sha256: string
  bytes: number
  modifiedAt: number
  changedAt: number
  /** The key of the file's article. Null without an article. */
  articleKey: string | null
}

/** The files of a folder, compared with what the last import stored. */
export interface FilePlan {
  /** Files that the database does not know. */
  created: FileSelection
  /** Files whose size or times changed. Whether their content changed is known after reading them. */
  touched: { file: FoundFile; known: KnownFile }[]
  unchanged: { file: FoundFile; known: KnownFile }[]
  /** Files that the database knows and that no longer exist. */
  deleted: KnownFile[]
  /** Number of files that the database knows. */
  known: number
}

/**
 * Compares the files of a folder with what the last import stored.
 * @param unreadable paths that could not be read; a folder's path ends with a slash. The database keeps what it knows of
 *   them and of everything below them.
 */
export function makePlan(known: Iterable<KnownFile>, found: FileSelection, unreadable: string[]): FilePlan {
  const plan: Omit<FilePlan, 'created'> = { touched: [], unchanged: [], deleted: [], known: 0 }
  const { files } = found
  const isCreated = new Uint8Array(files.length)
  for (let place = 0; place < found.length; place++) isCreated[found.numberAt(place)] = 1
  for (const row of known) {
    const index = files.paths.indexOf(row.path)
    plan.known++
    if (isCreated[index] === 1) {
      isCreated[index] = 0
      const file = files.at(index)
      if (isUnchanged(row, file)) plan.unchanged.push({ file, known: row })
      else plan.touched.push({ file, known: row })
    } else if (!unreadable.some((path) => row.path === path || (path.endsWith('/') && row.path.startsWith(path)))) {
      plan.deleted.push(row)
    }
  }
  return { ...plan, created: new FileSelection(files, (index) => isCreated[index] === 1) }
}

function isUnchanged(known: KnownFile, file: FoundFile): boolean {
  return known.bytes === file.bytes && known.modifiedAt === file.modifiedAt && known.changedAt === file.changedAt
}

/** Returns the new files that may be renamed ones, because a deleted file had the same size. */
export function moveCandidates(plan: FilePlan): FoundFile[] {
  const sizes = new Set(plan.deleted.map((row) => row.bytes))
  if (sizes.size === 0) return []
  return [...plan.created].filter((file) => file.bytes > 0 && sizes.has(file.bytes))
}

export interface Move {
  from: string
  to: FoundFile
}

/**
 * Finds renamed files: exactly one deleted file and exactly one new file have the same hash.
 * @param hashes SHA-256 of the move candidates, by path
 */
export function findMoves(plan: FilePlan, hashes: Map<string, string>): Move[] {
  const deleted = Map.groupBy(plan.deleted, (row) => row.sha256)
  const created = Map.groupBy(moveCandidates(plan), (file) => hashes.get(file.path) ?? '')
  return [...created].flatMap(([sha256, [to, ...otherNew]]) => {
    const [from, ...otherDeleted] = deleted.get(sha256) ?? []
    if (sha256 === '' || to === undefined || from === undefined) return []
    return otherNew.length > 0 || otherDeleted.length > 0 ? [] : [{ from: from.path, to }]
  })
}
