import Sqlite from 'better-sqlite3'

/**
 * Removes all tables from the SQLite file at `url` (`file:…`), for `migrate reset`. The engine itself drops the tables one
 * by one. It fails on FTS5's internal tables. It also treats `sqlite_sequence`, which cannot be dropped, as a sign that the
 * database is not empty. So this function deletes all entries of the schema table, and VACUUM frees their pages.
 */
export function emptyDatabase(url: string): null {
  const sqlite = new Sqlite(url.slice('file:'.length))
  try {
    sqlite.unsafeMode()
    sqlite.pragma('writable_schema = ON')
    sqlite.exec('DELETE FROM sqlite_schema')
    sqlite.pragma('writable_schema = RESET')
    sqlite.exec('VACUUM')
  } finally {
    sqlite.close()
  }
  return null
}
