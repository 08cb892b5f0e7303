import { ImportRunningError } from '../connection/import-running.ts'

/** Explains an error code of SQLite in words that say what to do. Returns other errors unchanged. */
export function explainSqliteError(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_BUSY') return new ImportRunningError(file, { cause: error })
  const message = explain(code, file)
  return message === null ? error : new Error(message, { cause: error })
}

function explain(code: string, file: string): string | null {
  if (code === 'SQLITE_FULL')
    return `The disk of ${file} is full. This import was rolled back. Free some space and start it again.`
  if (code.startsWith('SQLITE_READONLY'))
    return `${file} is read-only. Give this user write permission for the file and its folder, and start the import again.`
  if (code === 'SQLITE_CANTOPEN') return `${file} cannot be opened. Check that its folder exists and is writable.`
  if (code.startsWith('SQLITE_IOERR')) return `The disk of ${file} failed (${code}). This import was rolled back.`
  if (code === 'SQLITE_NOTADB')
    return `${file} is not a SQLite database. Name another file, or restore a backup of this one.`
  if (code.startsWith('SQLITE_CORRUPT'))
    return `${file} is damaged. Delete it and import again: everything in it comes from the content folder.`
  return null
}
