/** The address of the server that an export reads. It shows which files are those of the content folder, and is never written. */
export const exportHost = 'http://export.invalid'
const media = '/media/'
/** Folders of generators whose names are not part of addresses. */
const roots = /^(?:source|static|public|content|src)\//

/** Returns the path in the content folder of a file that the server serves. Null for any other address. */
export function contentFile(url: string): string | null {
  const path = url.startsWith(exportHost) ? url.slice(exportHost.length) : url
  if (!path.startsWith(media)) return null
  const bare = path.slice(media.length).replace(/[?#].*$/s, '')
  try {
    return bare.split('/').map(decodeURIComponent).join('/')
  } catch {
    return null
  }
}

/** Returns the path at which an export has a file of the content folder, from the root of the site. */
export function publicFile(file: string): string {
  // Generators leave out folders that begin with these.
  return file.replace(roots, '').replace(/(^|\/)[_.]+(?=[^/]+\/)/g, '$1')
}

/** Returns the address of a path from the root of the site. */
export function addressOfFile(path: string): string {
  return `/${path.split('/').map(encodeURIComponent).join('/')}`
}
