import type { ParsedFile } from './article.ts'
import type { Folder } from './folder.ts'
import type { Site } from './site.ts'

/** Reads one file. Pure: neither disk nor clock nor the machine's time zone is asked. Never throws for what is in the file. */
export function parseFile(input: { file: string; bytes: Uint8Array }, _site: Site, _folder: Folder): ParsedFile {
  throw new Error(`${input.file}: not written yet`)
}
