import { addressOf } from '../html/address.ts'

const prefix = '/reader/versions'

/** Returns the address of the page that shows what changed in an article against the version before. */
export function versionAddress(path: string): string {
  return prefix + addressOf(path)
}

/** Returns the path of the article whose changes a path shows. Null for any other path. */
export function parseVersionPath(path: string): string | null {
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : null
}
