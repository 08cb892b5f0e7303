/** The remedy for a damaged database. */
export const remedyOfDamage =
  'delete the file and import again, or restore a backup; only former paths do not come from the folder'

/**
 * Returns the remedy for an error of SQLite: `wait until the first import has ended`. Advises to delete the file only if SQLite says
 * that its content is damaged. Returns null for errors of other kinds.
 */
export function sqliteRemedy(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!code.startsWith('SQLITE_')) return null
  if (code === 'SQLITE_BUSY') return 'wait until the first import has ended'
  if (code === 'SQLITE_READONLY_ROLLBACK') return 'an import was killed; import again, which undoes what it has written'
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN'))
    return 'give this user read and write permission for the file and its folder; SQLite keeps two files next to it'
  if (code.startsWith('SQLITE_IOERR')) return 'check the disk, and restore a backup if it has lost data'
  if (code.startsWith('SQLITE_NOTADB')) return 'name another file, or restore a backup of this one'
  if (code.startsWith('SQLITE_CORRUPT')) return remedyOfDamage
  return 'close other programs that use the file, and try again'
}

/** The message of an error with its remedy: `file is not a database; name another file, or …`. */
export function withRemedy(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const remedy = sqliteRemedy(error)
  return remedy === null ? message : `${message}; ${remedy}`
}
