import type { SchemaState } from './schema-state.ts'

/**
 * Why an archive cannot be served. `missing`, `unmigrated`, `behind`, `ahead`: see SchemaState; `missing` also means that
 * the file was deleted. `unimported`: no import has ended yet. `unreachable`: PostgreSQL does not answer at the moment.
 * `unreadable`: the file is damaged, or the disk fails.
 */
export type Obstacle = Exclude<SchemaState, 'current'> | 'unimported' | 'unreachable' | 'unreadable'

/** Returns what is in the way of serving an archive, or null. Revision 0 means that no import has ended yet. */
export function obstacleOf(schema: SchemaState, revision: number): Obstacle | null {
  if (schema !== 'current') return schema
  return revision === 0 ? 'unimported' : null
}
