import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createDatabase, migrateDatabase } from '@broadsheet/database'
import { importFolder } from '@broadsheet/importer'
import { type Environment, readEnvironment } from '@broadsheet/server'

export const seeds = join(import.meta.dirname, '../../../seeds')

/** Imports a folder into a new database. Returns the settings of a server of it. */
export async function imported(contentDir: string): Promise<Environment> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-exported-'))
  const url = `file:${join(folder, 'archive.db')}`
  await migrateDatabase(url, () => {})
  const database = createDatabase(url)
  await importFolder({ folder: contentDir, database })
  await database.close()
  return readEnvironment({ DATABASE_URL: url, CONTENT_DIR: contentDir }, '/')
}

/** Writes files into a new folder. */
export function written(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-content-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** A file with front matter. */
export const article = (front: string, body: string) => `---\n${front}\n---\n\n${body}\n`
