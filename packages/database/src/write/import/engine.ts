import type { WriteConnection } from '../connection/write-connection.ts'
import type { SearchIndex } from '../search/search-index.ts'
import type { Deferrable } from './deferred-indexes.ts'

/** The parts of an import that are written for each database. One object serves one import. */
export interface Engine {
  /** The connection of the import. Its transaction has begun. */
  readonly connection: WriteConnection
  searchIndex(options: { isOutdated: boolean; isFilled: boolean }): SearchIndex
  /** The indexes that a first import creates at its end. */
  deferrable(): Deferrable[]
  /** Called before the first import of an archive writes anything. */
  beginFirst?(): void
  /** Called after a first import has created its indexes. */
  afterLoad?(): void
  /** Called at the end of an import that has written something. */
  beforeCommit?(revision: number): void
}
