import Sqlite from 'better-sqlite3'

/**
 * Takes all tables out of the SQLite file behind `url` (`file:…`), for `migrate reset`. The engine drops them one by
 * one, and stumbles over those that FTS5 keeps behind the search index; and `sqlite_sequence`, which no statement
 * drops, is to it a database that is not empty. So their names go, and VACUUM clears away what they held.
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
