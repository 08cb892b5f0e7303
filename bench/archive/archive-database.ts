import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase } from '@broadsheet/database'
import { migrate } from '@broadsheet/database/testing'
import { importFolder } from '@broadsheet/importer'
import { writeArchive } from './generate-archive.ts'

const folder = join(import.meta.dirname, '../../data/bench')

/** The database of a generated archive: made once, and kept until the tables change or the file is deleted. */
export async function archiveDatabase(articles: number): Promise<string> {
  const file = join(folder, `${articles}.db`)
  if (isCurrent(file)) return file
  console.log(`Generating and importing ${articles} articles into ${file}`)
  for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true })
  mkdirSync(folder, { recursive: true })
  const content = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'))
  // An import that is interrupted leaves no file that looks whole.
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
