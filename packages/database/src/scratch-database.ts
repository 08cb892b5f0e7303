import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase, type Database } from './database.ts'
import { migrate } from './file/migrate.ts'
import { makeTemporaryFolder } from './file/temporary-folder.ts'

/** Creates an empty archive in the system's temporary folder, for checks that need a database. `close` deletes it. @throws TemporaryFolderError */
export function createScratchDatabase(): Database {
  const folder = makeTemporaryFolder('broadsheet-')
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
