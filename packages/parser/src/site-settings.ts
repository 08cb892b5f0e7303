import type { Diagnostic } from './diagnostic.ts'
import type { Site } from './site.ts'

/** Whether readSite wants this file's contents: configuration of ours or of a generator, and author files. */
export function isSiteFile(_path: string): boolean {
  throw new Error('not written yet')
}

/**
 * Configuration files above the content folder that are worth a look when the folder given is a site's content rather than
 * its root: for a folder named `source`, `../_config.yml`. Hand those that exist to readSite under these paths.
 */
export function siteFilesAbove(_folderName: string): string[] {
  throw new Error('not written yet')
}

/** Makes the site from its configuration files (those isSiteFile and siteFilesAbove named) and the paths in the folder. */
export function readSite(
  _files: Iterable<{ path: string; bytes: Uint8Array }>,
  _listing: Iterable<string>,
): { site: Site; diagnostics: Diagnostic[] } {
  throw new Error('not written yet')
}
