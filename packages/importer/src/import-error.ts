/** Something that a person can mend: its message is all that they are shown. */
export class ImportError extends Error {
  override name = 'ImportError'
}

/** The import was interrupted before anything of it could be seen. */
export class Interrupted extends Error {
  override name = 'Interrupted'
}

/** What the operating system answers, in words: most people do not read ENOENT. */
export function systemReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  switch (systemCode(error)) {
    case 'ENOENT':
      return 'it is not there'
    case 'EACCES':
    case 'EPERM':
      return 'permission denied'
    case 'EISDIR':
      return 'it is a folder'
    case 'ENOTDIR':
      return 'it is not a folder'
    case 'ELOOP':
      return 'its links lead round in a circle'
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open'
    default:
      return error.message
  }
}

/** `ENOENT` and the like; undefined for an error that is not the operating system's. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
