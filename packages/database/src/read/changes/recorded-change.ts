import type { ChangedType } from '../../schema/changed-types.ts'

/** A row of what imports noted, the first of its node within a run, with what the last says. */
export interface RecordedChange {
  revision: number
  position: number
  type: ChangedType
  id: number
  at: number
  seen: string
  lastRevision: number
  lastAt: number
  lastSeen: string
  own: 0 | 1
}
