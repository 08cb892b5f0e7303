/** SQLite's codes for a file that cannot be read, as it is at the moment (https://www.sqlite.org/rescode.html). */
const unreadable = /^SQLITE_(CORRUPT|NOTADB|IOERR|CANTOPEN|PERM|AUTH|BUSY|LOCKED|FULL)/

/** Whether SQLite says by this error that the file cannot be read. */
export function isUnreadable(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && unreadable.test(String(error.code))
}
