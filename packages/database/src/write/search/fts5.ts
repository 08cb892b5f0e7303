import type { WriteConnection } from '../connection/write-connection.ts'

type Connection = Pick<WriteConnection, 'run' | 'get'>

export const indexes = ['ArticleSearch', 'HeadSearch'] as const

/** The tables in which FTS5 keeps an index (https://www.sqlite.org/fts5.html#fts5_data_structures). */
export function tablesOf(index: (typeof indexes)[number]): string[] {
  return ['data', 'idx', 'docsize', 'config'].map((part) => `${index}_${part}`)
}

/** Bytes that FTS5 collects in memory before it writes. */
export const HASH_BYTES = 16_777_216
/** The default of FTS5: it merges this many segments of one size. */
export const AUTOMERGE = 4

/** So many pages of an index one step of merging writes. */
const STEP = 1_000
/** So many pages the import of a few files writes to merge segments. Each has about 4 KB. */
const FEW = 64

/** Empties the indexes, for an import that fills them completely. */
export function emptyIndexes(connection: Connection): void {
  // Deleting rows one by one leaves delete marks. A full rewrite needs no automatic merging while it runs.
  for (const index of indexes) connection.run(`INSERT INTO ${index}(${index}) VALUES ('delete-all')`)
  configureIndexes(connection, 'automerge', 0)
}

/** The settings of FTS5 are rows of the index: https://www.sqlite.org/fts5.html#special_insert_commands */
export function configureIndexes(connection: Connection, option: 'hashsize' | 'automerge', value: number): void {
  for (const index of indexes) connection.run(`INSERT INTO ${index}(${index}, rank) VALUES ('${option}', ${value})`)
}

/**
 * Merges all segments into one, because a look-up reads each of them. It does so in steps, which free the pages that they have
 * read: the file does not grow by the size of the index. https://www.sqlite.org/fts5.html#the_merge_command
 */
export function mergeAll(connection: Connection): void {
  for (const index of indexes) {
    let before: number
    do {
      before = changes(connection)
      connection.run(`INSERT INTO ${index}(${index}, rank) VALUES ('merge', ${-STEP})`)
      // A command that finds nothing to merge counts as one change.
    } while (changes(connection) - before >= 2)
  }
}

/**
 * Merges a few pages of segments of similar sizes. By itself, FTS5 waits for 64 written pages, and small imports write few. Then it
 * merges the 16 segments of a level at once, which are the whole index if no smaller ones have been merged before.
 */
export function mergeSome(connection: Connection): void {
  for (const index of indexes) connection.run(`INSERT INTO ${index}(${index}, rank) VALUES ('merge', ${FEW})`)
}

function changes(connection: Connection): number {
  return connection.get<{ count: number }>('SELECT total_changes() AS count')?.count ?? 0
}
