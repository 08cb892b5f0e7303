/** Describes an operating system error in words, because few people know what ENOENT means. */
export function systemReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  switch (systemCode(error)) {
    case 'ENOENT':
      return 'it does not exist'
    case 'EACCES':
    case 'EPERM':
      return 'permission denied'
    case 'EISDIR':
      return 'it is a folder'
    case 'ENOTDIR':
      return 'it is not a folder'
    case 'ELOOP':
      return 'its symbolic links form a loop'
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open'
    default:
      return error.message
  }
}

/** Returns the code of an operating system error, such as `ENOENT`, or undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
