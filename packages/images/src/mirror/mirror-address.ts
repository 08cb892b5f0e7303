/** The beginning of the addresses of copies. */
const prefix = '/media/@mirror/'

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'image/x-icon': 'ico',
}

/** Returns the path at which the server sends a copy: `/media/@mirror/3f2a….jpg`. */
export function mirrorPath({ sha256, mimeType }: { sha256: string; mimeType: string }): string {
  return `${prefix}${sha256}.${extensions[mimeType] ?? mimeType.replace(/^image\//, '')}`
}

/** Returns the SHA-256 of the copy that the server sends at a path, or null if it is the path of something else. */
export function mirroredAt(path: string): string | null {
  return path.startsWith(prefix) ? (/^([0-9a-f]{64})\.\w+$/.exec(path.slice(prefix.length))?.[1] ?? null) : null
}

/** Returns the path of a copy within the folder of the mirror. It has a folder with the first two characters of the hash. */
export function copyPath(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256}`
}
