import type { ChangedType } from '../../schema/changed-types.ts'

/** A row of the change log: the first row of its node within a run, with the state of the last one. */
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
