/**
 * The paths of all files in a folder, with slashes and without a leading one. It can be read many times. A list of strings
 * would take 100 bytes for each path, and a folder can have a million files.
 */
export interface Listing extends Iterable<string> {
  has(path: string): boolean
}

/** The paths that meet a condition, in the order of the listing. */
export function pathsWhere(listing: Iterable<string>, condition: (path: string) => boolean): string[] {
  const found: string[] = []
  for (const path of listing) if (condition(path)) found.push(path)
  return found
}

export function somePath(listing: Iterable<string>, condition: (path: string) => boolean): boolean {
  for (const path of listing) if (condition(path)) return true
  return false
}
