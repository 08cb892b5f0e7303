import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, type Database } from './database.ts'
import { migrate } from './file/migrate.ts'

/** An empty archive in the system's temporary folder, for a question that only a whole archive answers; gone with `close`. */
export function createScratchDatabase(): Database {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'))
  const file = join(folder, 'scratch.db')
  migrate(file)
  const database = createDatabase(`file:${file}`)
  return {
    ...database,
    close() {
      database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
