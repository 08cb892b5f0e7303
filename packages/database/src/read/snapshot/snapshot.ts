import type { Dialect } from '../../sql/dialect.ts'
import type { Sql } from '../../sql/sql.ts'
import type { Awaitable } from '../request/awaitable.ts'
import type { Viewer } from '../request/viewer.ts'
import type { ColumnCache } from './article-columns.ts'
import type { CountCache } from './count-cache.ts'
import type { NodeCache } from './node-cache.ts'
import type { OtherArticles } from './other-articles.ts'

/** A consistent view of one revision of the archive (snapshot isolation). */
export interface Snapshot {
  readonly viewer: Viewer
  readonly dialect: Dialect
  /** The state of the archive that the snapshot shows. */
  archive(): Awaitable<ArchiveState>
  /** The caller declares the type of the rows, because it writes the columns of the statement. */
  all<Row>(query: Sql): Awaitable<Row[]>
  release(): void
}

/** One state of the archive, with caches that are valid for it. */
export interface ArchiveState {
  readonly revision: number
  readonly known: NodeCache
  readonly counts: CountCache
  readonly kept: ColumnCache
  readonly others: OtherArticles
}
