const forms = 'write it as file:./data/broadsheet.db or file:/var/lib/broadsheet.db'

/**
 * The path of the SQLite file that a database URL names.
 * @throws an error with one line that lists the supported forms
 */
export function databaseFile(url: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase()
  if (scheme === 'postgresql' || scheme === 'postgres') {
    throw new Error(`DATABASE_URL: PostgreSQL is not served yet, SQLite is: ${forms}`)
  }
  // A URL of another kind may contain a password, so the message does not repeat it.
  if (scheme !== 'file')
    throw new Error(`DATABASE_URL: no known form of database${scheme ? ` (${scheme}:)` : ''}; ${forms}`)
  const path = url.slice('file:'.length).replace(/^\/\/(?=\/)/, '')
  if (path === '' || path.endsWith('/')) throw new Error(`DATABASE_URL: “${url}” names no file; ${forms}`)
  if (path.includes('?')) throw new Error(`DATABASE_URL: “${url}” has parameters, and SQLite takes none here; ${forms}`)
  if (path === ':memory:') throw new Error(`DATABASE_URL: a database in memory is gone with its connection; ${forms}`)
  return path
}
