import { isUnreadable } from '../../file/unreadable.ts'
import { DatabaseError } from '../../postgres/database-errors.ts'

/** Returns the error that the callers of a reader know, if the file cannot be read. Returns other errors unchanged. */
export function sqliteReadError(error: unknown): unknown {
  if (!isUnreadable(error)) return error
  const message = 'The database cannot be read. Send the request again later; its operator can run broadsheet doctor'
  return new DatabaseError('DATABASE_UNAVAILABLE', message, { cause: error })
}
