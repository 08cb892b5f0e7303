import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { PrismaClient } from '../generated/sqlite/client.ts'
import { databaseFile, isPostgresUrl } from './file/database-url.ts'

/**
 * Opens a typed client of Prisma for the archive, for scripts: `prisma/schema.prisma` has its models, docs/database.md
 * has examples. It only reads. Imports write the rows, and everything else would be lost with the next import. Ids are
 * `bigint`, instants are `Date`. Call `$disconnect()` at the end.
 * @param url `file:` and a path, absolute or relative to the working directory; or `postgresql:`
 * @throws if the URL is not supported, or if there is no such file; queries throw if the database does not answer
 */
export async function createPrismaClient(url: string): Promise<PrismaClient> {
  return isPostgresUrl(url) ? postgresClient(url) : sqliteClient(url)
}

// The modules are loaded here because the server does not need them: they take a tenth of a second.

async function sqliteClient(url: string): Promise<PrismaClient> {
  const file = resolve(databaseFile(url))
  if (!existsSync(file)) throw new Error(`DATABASE_URL: there is no file ${file}; create it with: npm run seed`)
  const { PrismaBetterSqlite3 } = await import('@prisma/adapter-better-sqlite3')
  const { PrismaClient } = await import('../generated/sqlite/client.ts')
  const adapter = new PrismaBetterSqlite3({ url: file, readonly: true }, { timestampFormat: 'unixepoch-ms' })
  return new PrismaClient({ adapter })
}

async function postgresClient(url: string): Promise<PrismaClient> {
  const { PrismaPg } = await import('@prisma/adapter-pg')
  const { PrismaClient } = await import('../generated/postgres/client.ts')
  const adapter = new PrismaPg({ connectionString: url, options: '-c default_transaction_read_only=on' })
  // Both clients have the same models and methods. The one for PostgreSQL has a few more options.
  return new PrismaClient({ adapter }) as unknown as PrismaClient
}
