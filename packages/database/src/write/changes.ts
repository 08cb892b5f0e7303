import type { WritingConnection } from './connection.ts'
import { insert } from './rows.ts'

export type ChangedType = 'ARTICLE' | 'AUTHOR' | 'CATEGORY' | 'TAG' | 'IMAGE'

/** What decides whether the public may see an article; nodes of other types are just there. */
export interface Seen {
  draft: boolean
  sortAt: number
  expiresAt: number | null
}
export type State = Seen | 'there' | null

const KEPT_REVISIONS = 1_000
const KEPT_ROWS = 200_000

/**
 * What the import did to each node, by what was there before it and what is there after it: a node that went and came
 * back within one import was updated.
 */
export class Changes {
  /** False for a first import: who has never seen the archive reads it whole. */
  readonly #kept: boolean
  readonly #noted = new Map<ChangedType, Map<number, { before: State; after: State }>>()

  constructor(kept: boolean) {
    this.#kept = kept
  }

  /** `before` counts only where it is the first note about this node. */
  note(type: ChangedType, id: number, before: State, after: State): void {
    if (!this.#kept) return
    let nodes = this.#noted.get(type)
    if (nodes === undefined) {
      nodes = new Map()
      this.#noted.set(type, nodes)
    }
    const known = nodes.get(id)
    if (known === undefined) nodes.set(id, { before, after })
    else known.after = after
  }

  count(type: ChangedType): { created: number; updated: number; deleted: number } {
    const counts = { created: 0, updated: 0, deleted: 0 }
    for (const { before, after } of this.#noted.get(type)?.values() ?? []) {
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
  write(connection: WritingConnection, revision: number, now: number, floor: number): number {
    if (!this.#kept) return revision
    let total = 0
    for (const nodes of this.#noted.values()) total += nodes.size
    if (total > KEPT_ROWS) {
      connection.run('DELETE FROM Change')
      return revision
    }
    let position = 0
    for (const type of [...this.#noted.keys()].sort()) {
      for (const [id, { before, after }] of [...(this.#noted.get(type) ?? [])].sort(([a], [b]) => a - b)) {
        const kind = before === null ? 'CREATED' : after === null ? 'DELETED' : 'UPDATED'
        const seen = type === 'ARTICLE' ? JSON.stringify({ before, after }) : null
        if (before === null && after === null) continue
        insert(connection, 'Change', { revision, position: position++, kind, type, nodeId: id, at: now, seen })
      }
    }
    return prune(connection, Math.max(floor, revision - KEPT_REVISIONS))
  }
}

function prune(connection: WritingConnection, oldest: number): number {
  let floor = oldest
  const rows = connection.get<{ count: number }>('SELECT COUNT(*) AS count FROM Change')
  let excess = (rows?.count ?? 0) - KEPT_ROWS
  if (excess > 0) {
    const revisions = 'SELECT revision, COUNT(*) AS count FROM Change GROUP BY revision ORDER BY revision'
    for (const { revision, count } of connection.all<{ revision: number; count: number }>(revisions)) {
      if (excess <= 0) break
      floor = Math.max(floor, revision)
      excess -= count
    }
  }
  connection.run('DELETE FROM Change WHERE revision <= ?', floor)
  return floor
}
