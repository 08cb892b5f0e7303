import type { SqliteWriteConnection } from '../sqlite/sqlite-write-connection.ts'

export const indexes = ['ArticleSearch', 'HeadSearch'] as const
/** Bytes that FTS5 collects in memory before it writes. */
export const HASH_BYTES = 16_777_216
/** The default of FTS5: it merges this many segments of one size. */
export const AUTOMERGE = 4

/** Empties the indexes, for an import that fills them completely. */
export function emptyIndexes(connection: SqliteWriteConnection): void {
  // Deleting rows one by one leaves delete marks. A full rewrite needs no automatic merging while it runs.
  for (const index of indexes) connection.run(`INSERT INTO ${index}(${index}) VALUES ('delete-all')`)
  configureIndexes(connection, 'automerge', 0)
}

/** The settings of FTS5 are rows of the index: https://www.sqlite.org/fts5.html#special_insert_commands */
export function configureIndexes(
  connection: SqliteWriteConnection,
  option: 'hashsize' | 'automerge',
  value: number,
): void {
  for (const index of indexes) connection.run(`INSERT INTO ${index}(${index}, rank) VALUES ('${option}', ${value})`)
}
