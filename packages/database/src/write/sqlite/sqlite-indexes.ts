import type { WriteConnection } from '../connection/write-connection.ts'

/** Needed for every file. */
const NEEDED = 'Redirect_file_idx'
/** Not needed for uniqueness, because the id is made from the same value. */
const SPARE = 'Image_url_key'

/** The indexes that a first import does not need, with the statements that drop and create them. */
export function sqliteIndexes(connection: WriteConnection): { drop: string; create: string }[] {
  // Unique indexes stay: the writer looks rows up by them, and they prevent duplicates.
  const indexes = connection.all<{ name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND name <> ? AND (sql LIKE 'CREATE INDEX %' OR name = ?)
      ORDER BY name DESC`,
    NEEDED,
    SPARE,
  )
  return indexes.map(({ name, sql }) => ({ drop: `DROP INDEX "${name}"`, create: sql }))
}
