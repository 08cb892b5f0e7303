import { DatabaseError } from '../../postgres/database-errors.ts'

/** SQLite's codes for a file that cannot be read, as it is at the moment (https://www.sqlite.org/rescode.html). */
const unreadable = /^SQLITE_(CORRUPT|NOTADB|IOERR|CANTOPEN|PERM|AUTH|BUSY|LOCKED|FULL)/

/** Returns the error that the callers of a reader know, if the file cannot be read. Returns other errors unchanged. */
export function sqliteReadError(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && unreadable.test(String(error.code)))) return error
  const message = 'The database cannot be read. Send the request again later; its operator can run broadsheet doctor'
  return new DatabaseError('DATABASE_UNAVAILABLE', message, { cause: error })
}
