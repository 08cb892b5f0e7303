import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase } from '@broadsheet/database'
import { migratePostgres } from '@broadsheet/database/testing/migrate-postgres'
import { importFolder } from '@broadsheet/importer'
import { Client } from 'pg'
import { writeArchive } from '../archive/generate-archive.ts'

/** The figures of a first import into PostgreSQL. */
export interface PostgresImport {
  articles: number
  seconds: number
  articlesPerSecond: number
  /** The time of this process with all its threads, without the time of PostgreSQL. */
  processorSeconds: number
  peakMegabytes: number
  databaseMegabytes: number
}

/** Generates an archive and imports it into an empty database. */
export async function importArchive(url: string, articles: number, paragraphs?: number): Promise<PostgresImport> {
  const content = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'))
  try {
    writeArchive(content, articles, { paragraphs })
    await migratePostgres(url)
    const database = createDatabase(url)
    await database.connect()
    const before = process.cpuUsage()
    const { seconds } = await importFolder({ folder: content, database })
    const { user, system } = process.cpuUsage(before)
    await database.close()
    return {
      articles,
      seconds,
      articlesPerSecond: articles / seconds,
      processorSeconds: (user + system) / 1e6,
      peakMegabytes: process.resourceUsage().maxRSS / 1024,
      databaseMegabytes: (await sizeOf(url)) / 1024 / 1024,
    }
  } finally {
    rmSync(content, { recursive: true, force: true })
  }
}

async function sizeOf(url: string): Promise<number> {
  const client = new Client(url)
  await client.connect()
  const { rows } = await client.query<{ bytes: string }>('SELECT pg_database_size(current_database()) AS bytes')
  await client.end()
  return Number(rows[0]?.bytes)
}
