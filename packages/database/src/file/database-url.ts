const forms = 'write it as file:./data/broadsheet.db, or as postgresql://user:password@host:5432/database'

function schemeOf(url: string): string | undefined {
  return /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase()
}

/** Whether a database URL names a PostgreSQL database. Other URLs name a SQLite file, or are wrong. */
export function isPostgresUrl(url: string): boolean {
  return ['postgresql', 'postgres'].includes(schemeOf(url) ?? '')
}

/**
 * A name of the database for messages, without its password: the path of the file, or the host and the name.
 * @throws as `databaseFile` does
 */
export function databaseName(url: string): string {
  if (!isPostgresUrl(url)) return databaseFile(url)
  const parsed = URL.parse(url)
  if (parsed === null) throw new Error(`DATABASE_URL: this is not a URL; ${forms}`)
  return `${parsed.protocol}//${parsed.host}${parsed.pathname}`
}

/**
 * The path of the SQLite file that a database URL names.
 * @throws an error with one line that lists the supported forms
 */
export function databaseFile(url: string): string {
  const scheme = schemeOf(url)
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
