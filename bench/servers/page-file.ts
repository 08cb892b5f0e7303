import { hash } from 'node:crypto'
import { join } from 'node:path'

/** Returns the file that holds the page of an address. An address may be too long for the name of a file. */
export function pageFile(folder: string, address: string): string {
  return join(folder, hash('sha1', address))
}
