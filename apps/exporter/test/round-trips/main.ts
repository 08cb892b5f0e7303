import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createDatabase, migrateDatabase } from '@broadsheet/database'
import { type ExportForm, exportArchive, exportForms } from '@broadsheet/exporter'
import { importFolder } from '@broadsheet/importer'
import { type Environment, readEnvironment } from '@broadsheet/server'

/**
 * Exports each archive of a folder, imports the export, and prints what differs: `npm run round-trips -- FOLDER`. Each folder
 * in it is one archive.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { as: { type: 'string', default: 'hexo,hugo,jekyll' } },
})
const [folder] = positionals
if (folder === undefined)
  throw new Error('Name a folder of archives: npm run round-trips -- FOLDER [--as hexo,hugo,jekyll]')

for (const archive of readdirSync(folder, { withFileTypes: true })) {
  if (archive.isDirectory()) await roundTrips(resolve(folder, archive.name), archive.name)
}

async function roundTrips(contentDir: string, name: string): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'broadsheet-round-trip-'))
  try {
    const environment = await imported(contentDir, `file:${join(work, 'archive.db')}`)
    for (const form of formsOf(values.as)) {
      const options = { environment, target: join(work, form), form, where: null, publishedOnly: false, force: false }
      const { articles, differences } = await exportArchive(options)
      console.log(`${name}, ${form}: ${articles} articles, ${differences.length} differ`)
      for (const { path, facts } of differences) console.log(`  ${path}: ${facts.join(', ')}`)
      if (differences.length > 0) process.exitCode = 1
    }
  } finally {
    rmSync(work, { recursive: true })
  }
}

async function imported(contentDir: string, url: string): Promise<Environment> {
  await migrateDatabase(url, () => {})
  const database = createDatabase(url)
  await importFolder({ folder: contentDir, database })
  await database.close()
  return readEnvironment({ DATABASE_URL: url, CONTENT_DIR: contentDir }, '/')
}

function formsOf(names: string): ExportForm[] {
  return names.split(',').map((name) => {
    const form = exportForms.find((known) => known === name)
    if (form === undefined) throw new Error(`--as: "${name}" is none of ${exportForms.join(', ')}`)
    return form
  })
}
