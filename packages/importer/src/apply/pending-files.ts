import { nodeId } from '@broadsheet/database/node-ids'
import type { ParseJob } from '../parse/parse-job.ts'
import type { FolderChanges } from '../scan/compare.ts'
import type { FoundFile } from '../scan/file-list.ts'

/** A file to read, and what the database knows of it. */
export interface PendingFile {
  file: FoundFile
  /** Null if the database does not know the path. */
  knownHash: string | null
  /** Parse the file even if its content has not changed. */
  mustParse: boolean
}

/**
 * The files to read, in the order of the ids that their articles have, or will have unless their front matter has others.
 * Rows that arrive in the order of their keys fill each page of the database once, and are found on neighbouring pages when
 * they are compared. A new file takes 12 bytes here, because it is made from the list of all files when it is its turn.
 */
export class PendingFiles implements Iterable<ParseJob> {
  readonly #created: FolderChanges['articles']['created']
  readonly #known: PendingFile[]
  readonly #knownByPath: ReadonlyMap<string, PendingFile>
  /** Places: first those of `#created`, then those of `#known`. */
  readonly #order: Uint32Array

  /** @param mustParse whether a known file must be parsed even if it has not changed */
  constructor({ articles: { created, touched, unchanged } }: FolderChanges, mustParse: (path: string) => boolean) {
    const repeated = unchanged.filter(({ file }) => mustParse(file.path))
    const known = [...touched, ...repeated]
    this.#created = created
    this.#known = known.map(({ file, known: { sha256 } }) => {
      return { file, knownHash: sha256, mustParse: mustParse(file.path) }
    })
    this.#knownByPath = new Map(this.#known.map((pending) => [pending.file.path, pending]))
    const ids = new Float64Array(created.length + known.length)
    for (let place = 0; place < created.length; place++) ids[place] = idOf(created.pathAt(place), null)
    known.forEach(({ file, known: { articleKey } }, at) => {
      ids[created.length + at] = idOf(file.path, articleKey)
    })
    this.#order = Uint32Array.from(ids, (_, place) => place).sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0))
  }

  get length(): number {
    return this.#order.length
  }

  /** @param path of one of these files */
  get(path: string): PendingFile | undefined {
    const known = this.#knownByPath.get(path)
    if (known !== undefined) return known
    const file = this.#created.files.get(path)
    return file && { file, knownHash: null, mustParse: true }
  }

  *[Symbol.iterator](): Generator<ParseJob> {
    for (const place of this.#order) {
      const known = this.#known[place - this.#created.length]
      const { path, real, bytes } = known?.file ?? this.#created.at(place)
      yield { path, real, bytes, knownHash: known === undefined || known.mustParse ? null : known.knownHash }
    }
  }
}

function idOf(path: string, articleKey: string | null): number {
  return nodeId('Article', articleKey ?? `file:${path}`)
}
