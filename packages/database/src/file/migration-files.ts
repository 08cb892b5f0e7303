import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One migration of Prisma: a folder with a file of SQL. */
export interface Migration {
  name: string
  sql: string
  /** The SHA-256 hash of the SQL in hex, as Prisma records it. */
  checksum: string
}

/** Reads the migrations of a folder that a database does not have yet, in the order of their names. */
export function migrationsAfter(applied: ReadonlySet<unknown>, folder: string): Migration[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const names = entries.map(({ name }) => name).filter((name) => !applied.has(name))
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}
