const forms = 'write it as file:./data/broadsheet.db or file:/var/lib/broadsheet.db'

/**
 * The path of the SQLite file that a database URL names.
 * @throws with one line that says which forms there are
 */
export function databaseFile(url: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase()
  if (scheme === 'postgresql' || scheme === 'postgres') {
    throw new Error(`DATABASE_URL: PostgreSQL is not served yet, SQLite is: ${forms}`)
  }
  // A password may stand in a URL that was meant for something else, so it is not repeated.
  if (scheme !== 'file')
    throw new Error(`DATABASE_URL: no known form of database${scheme ? ` (${scheme}:)` : ''}; ${forms}`)
  const path = url.slice('file:'.length).replace(/^\/\/(?=\/)/, '')
  if (path === '' || path.endsWith('/')) throw new Error(`DATABASE_URL: “${url}” names no file; ${forms}`)
  if (path.includes('?')) throw new Error(`DATABASE_URL: “${url}” has parameters, and SQLite takes none here; ${forms}`)
  if (path === ':memory:') throw new Error(`DATABASE_URL: a database in memory is gone with its connection; ${forms}`)
  return path
}
