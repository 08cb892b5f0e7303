import type { ChangedType, NamedType } from '../../schema/changed-types.ts'
import type { Periods } from '../../schema/listed-periods.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { KEPT_REVISIONS, KEPT_ROWS, prune } from './change-retention.ts'
import { type ListingState, periodsOfArticle, periodsOfNamed } from './listed-periods.ts'

interface Entry {
  before: Periods
  /** Undefined until `write`, which then reads it from the tables. */
  after?: Periods
  /** Whether the node itself changed, not only the periods in which lists show it. */
  own: boolean
}

/**
 * The changes of an import: for each node its state before and after. A node that is deleted and created again in one
 * import counts as updated. The log records when the public saw the node and when it will, so that a reader can later
 * tell each client what changed for it.
 */
export class ChangeLog {
  readonly #connection: WriteConnection
  /** False for a first import: clients have to read the whole archive anyway. */
  readonly #kept: boolean
  /** The time of the oldest revision that clients can continue from. */
  readonly #since: number
  readonly #noted = new Map<ChangedType, Map<number, Entry>>()

  constructor(connection: WriteConnection, { kept, since }: { kept: boolean; since: number }) {
    this.#connection = connection
    this.#kept = kept
    this.#since = since
  }

  /** Records a change of an article. Only the first call for an article uses `before`. */
  article(id: number, before: ListingState | null, after: ListingState | null): void {
    if (!this.#kept) return
    const entry = this.#entry('ARTICLE', id, () => before && periodsOfArticle(before, this.#since))
    entry.after = after && periodsOfArticle(after, this.#since)
    entry.own = true
  }

  /** Call this before articles start or stop using the node. */
  touch(type: NamedType, id: number): void {
    if (this.#kept) this.#entry(type, id, () => periodsOfNamed(this.#connection, type, id, this.#since))
  }

  /** Call this for a new node. */
  created(type: NamedType, id: number): void {
    if (this.#kept) this.#entry(type, id, () => null).own = true
  }

  /** Records that a node changed or was deleted. Before deleting it, call `touch`. */
  changed(type: NamedType, id: number): void {
    if (!this.#kept) return
    this.#entry(type, id, () => periodsOfNamed(this.#connection, type, id, this.#since)).own = true
  }

  #entry(type: ChangedType, id: number, before: () => Periods): Entry {
    let nodes = this.#noted.get(type)
    if (nodes === undefined) {
      nodes = new Map()
      this.#noted.set(type, nodes)
    }
    let entry = nodes.get(id)
    if (entry === undefined) {
      entry = { before: before(), own: false }
      nodes.set(id, entry)
    }
    return entry
  }

  countArticles(): { created: number; updated: number; deleted: number } {
    const counts = { created: 0, updated: 0, deleted: 0 }
    for (const { before, after } of this.#noted.get('ARTICLE')?.values() ?? []) {
      if (before === null && after !== null) counts.created++
      else if (before !== null && after !== null) counts.updated++
      else if (before !== null) counts.deleted++
    }
    return counts
  }

  /**
   * Writes the changes, and returns the oldest revision that clients can continue from. Keeps at most 1,000 revisions
   * and 200,000 changes. An import with more changes keeps none, because reading everything is faster then.
   */
  write(revision: number, now: number, floor: number): number {
    if (!this.#kept) return revision
    let total = 0
    for (const nodes of this.#noted.values()) total += nodes.size
    if (total > KEPT_ROWS) {
      this.#connection.run('DELETE FROM Change')
      return revision
    }
    let position = 0
    for (const type of [...this.#noted.keys()].sort()) {
      for (const [nodeId, entry] of [...(this.#noted.get(type) ?? [])].sort(([a], [b]) => a - b)) {
        const seen = { before: entry.before, after: this.#after(type, nodeId, entry) }
        const kind = kindOf(seen, entry.own)
        if (kind === null) continue
        const row = { revision, position: position++, kind, type, nodeId, at: now, seen: JSON.stringify(seen) }
        this.#connection.insert('Change', [row])
      }
    }
    return prune(this.#connection, Math.max(floor, revision - KEPT_REVISIONS))
  }

  #after(type: ChangedType, id: number, { after }: Entry): Periods {
    if (after !== undefined || type === 'ARTICLE') return after ?? null
    return periodsOfNamed(this.#connection, type, id, this.#since)
  }
}

function kindOf({ before, after }: { before: Periods; after: Periods }, own: boolean): string | null {
  if (before === null) return after === null ? null : 'CREATED'
  if (after === null) return 'DELETED'
  if (own) return 'UPDATED'
  return JSON.stringify(before) === JSON.stringify(after) ? null : 'SHOWN'
}
