import type Sqlite from 'better-sqlite3'
import { hasTable } from './schema-state.ts'

/** How much an archive holds, drafts included. The time of a scan is proportional to one of these numbers. */
export interface ArchiveSize {
  readonly articles: number
  readonly images: number
  /** Authors, categories and tags together. */
  readonly names: number
  /** Places of tokens in the index of all texts. */
  readonly tokens: number
}

const empty: ArchiveSize = { articles: 0, images: 0, names: 0, tokens: 0 }

const counts = `SELECT (SELECT COUNT(*) FROM Article) AS articles, (SELECT COUNT(*) FROM Image) AS images,
  (SELECT COUNT(*) FROM Author) + (SELECT COUNT(*) FROM Category) + (SELECT COUNT(*) FROM Tag) AS names`

/** Counts what the archive holds, in a few milliseconds for 100,000 articles. All zero if there are no tables. */
export function readArchiveSize(connection: Sqlite.Database): ArchiveSize {
  if (!hasTable(connection, 'ArticleSearch_data')) return empty
  const { articles = 0, images = 0, names = 0 } = connection.prepare<[], ArchiveSize>(counts).get() ?? {}
  return { articles, images, names, tokens: tokensOf(connection) }
}

/**
 * Reads the number of tokens from the record in which FTS5 keeps its averages: the number of rows, then the tokens of
 * each column, as varints (https://www.sqlite.org/fts5.html#fts5_data_structures, record 1). Counting would read the
 * whole index.
 */
function tokensOf(connection: Sqlite.Database): number {
  const block = connection.prepare('SELECT block FROM ArticleSearch_data WHERE id = 1').pluck().get()
  if (!(block instanceof Uint8Array)) return 0
  const [, ...columns] = varints(block)
  return columns.reduce((sum, tokens) => sum + tokens, 0)
}

/** Reads SQLite's varints: seven bits a byte, the most significant first. The highest bit of a byte means more follow. */
function varints(bytes: Uint8Array): number[] {
  const numbers: number[] = []
  let number = 0
  for (const byte of bytes) {
    number = number * 128 + (byte & 127)
    if (byte & 128) continue
    numbers.push(number)
    number = 0
  }
  return numbers
}
