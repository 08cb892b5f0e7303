import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Returns the version of the program, from the `package.json` of the published package or of the project. */
export function version(): string {
  const file = join(import.meta.dirname, '../../../package.json')
  // Both files are made by this project, and have a version.
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
