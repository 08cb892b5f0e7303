import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { databaseFile, databaseUrl, root } from '../prisma/environment.ts'
import { run } from './child.mjs'

/** Generates Prisma's client where the one at hand was not made from the schema as it stands. */
export async function generate(): Promise<void> {
  const made = join(root, 'packages/database/generated/sqlite/internal/class.ts')
  const schema = readFileSync(join(root, 'prisma/schema.prisma'), 'utf8')
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/prisma/package.json'), 'utf8'))
  if (existsSync(made)) {
    // The client carries the text of its schema and the version of what made it.
    const text = readFileSync(made, 'utf8')
    if (text.includes(JSON.stringify(schema)) && text.includes(`"clientVersion": "${version}"`)) return
  }
  console.log('Generating the database client …')
  await prisma('generate')
}

/** Applies the migrations that the database has not seen; asks the CLI only where there is one. */
export async function migrate(): Promise<void> {
  const pending = pendingOrExit(databaseUrl())
  if (pending.length === 0) return
  console.log(`Migrating the database (${pending.join(', ')}) …`)
  await prisma('migrate', 'deploy')
}

/** A file that is no database and a URL that is no file are people's mistakes: a line each, and no stack. */
function pendingOrExit(url: string): string[] {
  try {
    if (url.startsWith('file:')) return pendingMigrations(databaseFile(url))
    console.error('DATABASE_URL must name a SQLite file, such as file:./data/broadsheet.db')
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    console.error(`DATABASE_URL: ${databaseFile(url)}: ${error.message}`)
  }
  process.exit(1)
}

/** The names of the migrations that were not applied to this file, in order: all of them where it is missing. */
export function pendingMigrations(file: string): string[] {
  const migrations = readdirSync(join(root, 'prisma/migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  if (!existsSync(file)) return migrations
  const database = new Database(file, { readonly: true })
  try {
    const table = database.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get()
    if (table === undefined) return migrations
    const applied = database
      .prepare('SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL')
      .pluck()
      .all()
    return migrations.filter((name) => !applied.includes(name))
  } finally {
    database.close()
  }
}

async function prisma(...args: string[]): Promise<void> {
  const cli = join(root, 'node_modules/prisma/build/index.js')
  const { code, output } = await run(process.execPath, [cli, ...args], {
    cwd: root,
    quiet: true,
    env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  })
  if (code === 0) return
  process.stderr.write(output)
  process.exit(code)
}
