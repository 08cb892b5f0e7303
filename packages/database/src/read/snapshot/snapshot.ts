import type { Dialect } from '../../sql/dialect.ts'
import type { Sql } from '../../sql/sql.ts'
import type { Awaitable } from '../request/awaitable.ts'
import type { Viewer } from '../request/viewer.ts'
import type { NodeCache } from './node-cache.ts'

/** One revision of the archive, held still. */
export interface Snapshot {
  readonly viewer: Viewer
  readonly revision: number
  readonly dialect: Dialect
  /** Good for this revision. */
  readonly known: NodeCache
  /** The caller names the shape of the rows: it is that of the columns in its own statement. */
  all<Row>(query: Sql): Awaitable<Row[]>
  release(): void
}
