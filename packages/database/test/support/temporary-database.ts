import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../src/file/migrate.ts'

export { migrate }

/** A migrated, empty SQLite file in a folder of its own, left as `prisma migrate deploy` leaves one. */
export interface TemporaryDatabase extends Disposable {
  /** `file:…`, as DATABASE_URL has it. */
  url: string
  file: string
}

/** Migrated once for a process: others are copies of it. */
let migrated: string | undefined

/** Makes one; `using` or `[Symbol.dispose]()` removes its folder. */
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
