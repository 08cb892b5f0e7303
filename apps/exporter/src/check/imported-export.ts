import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase, makeTemporaryFolder, migrateDatabase } from '@broadsheet/database'
import { importFolder } from '@broadsheet/importer'
import type { Environment } from '@broadsheet/server'
import { startLocalServer } from '@broadsheet/server/local'
import { ArchiveSource } from '../archive/archive.ts'
import { exportHost } from '../forms/addresses.ts'
import { type ArticleFacts, factsOf } from './article-facts.ts'

/** An export, imported into a database of its own, to compare it with the archive. */
export class ImportedExport {
  readonly #folder: string
  readonly #environment: Environment
  readonly #workshop = makeTemporaryFolder('broadsheet-export-')

  constructor(folder: string, environment: Environment) {
    this.#folder = folder
    this.#environment = {
      ...environment,
      contentDir: folder,
      publicUrl: exportHost,
      replicaUrls: [],
      databaseUrl: `file:${join(this.#workshop, 'check.db')}`,
    }
  }

  /** Imports what has changed in the export. Returns the facts of its articles, by path. */
  async facts(): Promise<Map<string, ArticleFacts>> {
    const { databaseUrl } = this.#environment
    await migrateDatabase(databaseUrl, () => {})
    const database = createDatabase(databaseUrl)
    try {
      await importFolder({ folder: this.#folder, database, force: true })
    } finally {
      await database.close()
    }
    const server = await startLocalServer(this.#environment)
    try {
      const source = new ArchiveSource(server, false)
      const listed = await source.listedPaths()
      const found = new Map<string, ArticleFacts>()
      for await (const article of source.articles(null))
        found.set(article.path, factsOf(article, article.status === 'PUBLISHED' && !listed.has(article.path)))
      return found
    } finally {
      await server.close()
    }
  }

  remove(): void {
    rmSync(this.#workshop, { recursive: true, force: true })
  }
}
