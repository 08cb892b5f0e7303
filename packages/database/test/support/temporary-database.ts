import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../src/file/migrate.ts'

export { migrate }

/** A migrated, empty SQLite file in its own folder, as `prisma migrate deploy` creates it. */
export interface TemporaryDatabase extends Disposable {
  /** `file:…`, as in DATABASE_URL. */
  url: string
  file: string
}

/** Migrated once for each process. The other files are copies of it. */
let migrated: string | undefined

/** Creates a database. `using` or `[Symbol.dispose]()` deletes its folder. */
export function temporaryDatabase(): TemporaryDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'))
  const file = join(folder, 'broadsheet.db')
  migrated ??= migratedFile()
  copyFileSync(migrated, file)
  return { url: `file:${file}`, file, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

function migratedFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  migrate(join(folder, 'migrated.db'))
  return join(folder, 'migrated.db')
}
