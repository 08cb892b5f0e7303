import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase } from '@broadsheet/database'
import { migrate } from '@broadsheet/database/testing'
import { importFolder } from '@broadsheet/importer'
import { writeArchive } from './generate-archive.ts'

const folder = join(import.meta.dirname, '../../data/bench')

/** Returns the database file of a generated archive. It is created once, and again if the tables have changed. */
export async function archiveDatabase(articles: number): Promise<string> {
  const file = join(folder, `${articles}.db`)
  if (isCurrent(file)) return file
  console.log(`Generating and importing ${articles} articles into ${file}`)
  for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true })
  mkdirSync(folder, { recursive: true })
  const content = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'))
  // The final name is set last, so that an interrupted import never leaves an incomplete file under it.
  const unfinished = `${file}.unfinished`
  try {
    rmSync(unfinished, { force: true })
    writeArchive(content, articles)
    migrate(unfinished)
    const database = createDatabase(`file:${unfinished}`)
    await importFolder({ folder: content, database })
    database.close()
    renameSync(unfinished, file)
    return file
  } finally {
    rmSync(content, { recursive: true, force: true })
  }
}

function isCurrent(file: string): boolean {
  if (!existsSync(file)) return false
  const database = createDatabase(`file:${file}`)
  try {
    return database.isReady()
  } finally {
    database.close()
  }
}
