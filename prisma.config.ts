import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { defineConfig } from 'prisma/config'
import { databaseFile, databaseUrl, isPostgres, loadEnvironment, root } from './prisma/environment.ts'

loadEnvironment()
chooseEngine()

const postgres = isPostgres(databaseUrl())

/** The search indexes. Migrations create them and other tables for search, because the schema cannot describe them. */
const searchTables = ['ArticleSearch', 'HeadSearch']
/** FTS5's tables for a search index. */
const fts5Tables = ['_data', '_idx', '_content', '_docsize', '_config']

// `generate` makes the clients for both databases from the first schema.
const isForPostgres = postgres && !process.argv.includes('generate')

export default defineConfig({
  schema: join(root, isForPostgres ? 'prisma/postgres/schema.prisma' : 'prisma/schema.prisma'),
  migrations: {
    path: join(root, postgres ? 'prisma/postgres/migrations' : 'prisma/migrations'),
    seed: 'node prisma/seed.ts',
  },
  datasource: { url: postgres ? databaseUrl() : absolute(databaseUrl()) },
  experimental: { externalTables: true },
  tables: {
    external: postgres
      ? [...searchTables, 'Folding'].map((name) => `public.${name}`)
      : searchTables.flatMap((name) => ['', ...fts5Tables].map((end) => `${name}${end}`)),
  },
})

/**
 * Every command of the CLI first downloads Prisma's schema engine, and fails if the host is unreachable. This function
 * selects the same engine from npm (prisma/engine/), unless the environment names an engine or Prisma has downloaded
 * one. Both engines are built from the same commit, so it does not matter which one runs. On Windows a script cannot
 * replace an executable, so Prisma downloads its own engine.
 */
function chooseEngine(): void {
  if (process.env.PRISMA_SCHEMA_ENGINE_BINARY || process.platform === 'win32' || isDownloaded()) return
  process.env.PRISMA_SCHEMA_ENGINE_BINARY = join(root, 'prisma/engine/schema-engine.ts')
}

function isDownloaded(): boolean {
  const prisma = createRequire(createRequire(import.meta.url).resolve('prisma/package.json'))
  const folder = dirname(prisma.resolve('@prisma/engines/package.json'))
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('schema-engine-'))
}

/** Returns an absolute URL with three slashes: Studio does not accept `file:/srv/a.db` or `file:./a.db`. */
function absolute(url: string): string {
  try {
    return `file://${databaseFile(url)}`
  } catch {
    // The engine reports a wrong URL in one line. The CLI would hide an error thrown here among its own messages.
    return url
  }
}
