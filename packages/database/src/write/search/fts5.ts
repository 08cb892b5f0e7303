import type { WriteConnection } from '../sqlite/write-connection.ts'

export const indexes = ['ArticleSearch', 'HeadSearch'] as const
/** What FTS5 holds before it writes. */
export const HASH_BYTES = 16_777_216
/** FTS5's own: so many parts of one size are made one. */
export const AUTOMERGE = 4

/** Empties the indexes for an import that fills them again as a whole. */
export function emptyIndexes(connection: WriteConnection): void {
  // Rows that are deleted one by one leave marks behind, and what is all written anew need not be merged as it comes.
  for (const index of indexes) connection.run(`INSERT INTO ${index}(${index}) VALUES ('delete-all')`)
  configureIndexes(connection, 'automerge', 0)
}

/** Settings of FTS5 are rows of the index: https://www.sqlite.org/fts5.html#special_insert_commands */
export function configureIndexes(connection: WriteConnection, option: 'hashsize' | 'automerge', value: number): void {
  for (const index of indexes) connection.run(`INSERT INTO ${index}(${index}, rank) VALUES ('${option}', ${value})`)
}
