import type { ChangedType, NamedType } from '../../schema/changed-types.ts'
import type { Periods } from '../../schema/listed-periods.ts'
import { insert } from '../sqlite/row-statements.ts'
import type { WriteConnection } from '../sqlite/write-connection.ts'
import { KEPT_REVISIONS, KEPT_ROWS, prune } from './change-retention.ts'
import { periodsOfArticle, periodsOfNamed, type Seen } from './listed-periods.ts'

interface Entry {
  before: Periods
  /** Undefined: as the tables say at the end. */
  after?: Periods
  /** Whether anything of its own changed, and not only when it is seen. */
  own: boolean
}

/**
 * What the import did to each node, by what was there before it and what is there after it: a node that went and came
 * back within one import was updated. Of each it notes when the public saw it and when it will, so that whoever asks
 * later can be told what became of it for him.
 */
export class ChangeLog {
  readonly #connection: WriteConnection
  /** False for a first import: who has never seen the archive reads it whole. */
  readonly #kept: boolean
  /** The time of the oldest revision that a reader can go on from. */
  readonly #since: number
  readonly #noted = new Map<ChangedType, Map<number, Entry>>()

  constructor(connection: WriteConnection, { kept, since }: { kept: boolean; since: number }) {
    this.#connection = connection
    this.#kept = kept
    this.#since = since
  }

  /** An article changed; `before` counts only where it is the first note about it. */
  article(id: number, before: Seen | null, after: Seen | null): void {
    if (!this.#kept) return
    const entry = this.#entry('ARTICLE', id, () => before && periodsOfArticle(before, this.#since))
    entry.after = after && periodsOfArticle(after, this.#since)
    entry.own = true
  }

  /** To be called before articles come to name or show it, or cease to. */
  touch(type: NamedType, id: number): void {
    if (this.#kept) this.#entry(type, id, () => periodsOfNamed(this.#connection, type, id, this.#since))
  }

  /** To be called where there was none. */
  created(type: NamedType, id: number): void {
    if (this.#kept) this.#entry(type, id, () => null).own = true
  }

  /** It is another now, or gone. To be called after `touch` where it went. */
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
   * Writes them down and returns the oldest revision that a reader can go on from. The oldest ones are dropped past
   * 1,000 revisions or 200,000 changes; one import of more than those leaves none, as reading all is then the shorter way.
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
        insert(this.#connection, 'Change', row)
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
