const forms = 'write it as file:./data/broadsheet.db or file:/var/lib/broadsheet.db'

/**
 * The path of the SQLite file that a database URL names.
 * @throws an error with one line that lists the supported forms
 */
export function databaseFile(url: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase()
  if (scheme === 'postgresql' || scheme === 'postgres') {
    throw new Error(`DATABASE_URL: PostgreSQL is not supported yet, only SQLite: ${forms}`)
  }
  // A URL of another kind may contain a password, so the message does not repeat it.
  if (scheme !== 'file')
    throw new Error(`DATABASE_URL: unknown kind of database${scheme ? ` (${scheme}:)` : ''}; ${forms}`)
  const path = url.slice('file:'.length).replace(/^\/\/(?=\/)/, '')
  if (path === '' || path.endsWith('/')) throw new Error(`DATABASE_URL: “${url}” does not name a file; ${forms}`)
  if (path.includes('?'))
    throw new Error(`DATABASE_URL: “${url}” has parameters, which are not supported for SQLite; ${forms}`)
  if (path === ':memory:')
    throw new Error(`DATABASE_URL: a database in memory is lost when its connection closes; ${forms}`)
  return path
}
