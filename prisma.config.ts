import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { defineConfig } from 'prisma/config'
import { databaseFile, databaseUrl, loadEnvironment, root } from './prisma/environment.ts'

loadEnvironment()
chooseEngine()

/** The search indexes and the tables that FTS5 keeps behind them: migrations make them, the schema cannot say them. */
const searchTables = ['ArticleSearch', 'HeadSearch'].flatMap((name) =>
  ['', '_data', '_idx', '_content', '_docsize', '_config'].map((end) => `${name}${end}`),
)

export default defineConfig({
  schema: join(root, 'prisma/schema.prisma'),
  migrations: { path: join(root, 'prisma/migrations'), seed: 'node prisma/seed.ts' },
  datasource: { url: absolute(databaseUrl()) },
  experimental: { externalTables: true },
  tables: { external: searchTables },
})

/**
 * Every command of the CLI begins by downloading Prisma's schema engine, and fails where its host is out of reach. So
 * it gets the same engine from npm, prisma/engine/, unless one is named in the environment or lies where Prisma's own
 * download puts it. A probe of the host at each command would cost more than it decides: both engines are of one
 * commit and write the same tables. On Windows, where a script cannot stand for a program, Prisma downloads as ever.
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

/** With its slashes, for Studio knows `file:///srv/a.db` but neither `file:/srv/a.db` nor `file:./a.db`. */
function absolute(url: string): string {
  try {
    return `file://${databaseFile(url)}`
  } catch {
    // The engine refuses it in one line; an error here would be buried in the CLI's own about its configuration.
    return url
  }
}
