import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseState } from '../packages/database/src/file/database-state.ts'
import { databaseName } from '../packages/database/src/file/database-url.ts'
import type { SchemaState } from '../packages/database/src/file/schema-state.ts'
import { WatchedFile } from '../packages/database/src/file/watched-file.ts'
import { databaseFile, databaseUrl, isPostgres, root } from '../prisma/environment.ts'
import { run } from './run-process.mjs'

/** Generates Prisma's client, unless the existing one matches the current schema and version of Prisma. */
export async function generate(): Promise<void> {
  const made = join(root, 'packages/database/generated/sqlite/internal/class.ts')
  const schema = readFileSync(join(root, 'prisma/schema.prisma'), 'utf8')
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/prisma/package.json'), 'utf8'))
  if (existsSync(made)) {
    // The client contains the text of its schema and the version of Prisma.
    const text = readFileSync(made, 'utf8')
    if (text.includes(JSON.stringify(schema)) && text.includes(`"clientVersion": "${version}"`)) return
  }
  console.log('Generating the database client …')
  await prisma('generate')
}

/** Applies the migrations that the database does not have. Starts the CLI only if there are any. */
export async function migrate(): Promise<void> {
  const state = await schemaState()
  if (state === 'current') return
  if (state === 'ahead') {
    refuse(
      `${nameOfDatabase()}: a newer version of Broadsheet has migrated this database; update Broadsheet, or set DATABASE_URL to another database`,
    )
  }
  if (state === 'unmigrated') {
    const how = 'if nothing else is in it, empty it with `npx prisma migrate reset`; otherwise use another database'
    refuse(
      `DATABASE_URL: ${nameOfDatabase()} contains tables that were not created by migrations, for example by \`prisma db push\`; ${how}`,
    )
  }
  if (!isPostgres()) touch(databaseFile())
  console.log(state === 'missing' ? 'Creating the database …' : 'Migrating the database …')
  await prisma('migrate', 'deploy')
}

async function schemaState(): Promise<SchemaState> {
  try {
    return isPostgres() ? await postgresState() : sqliteState()
  } catch (error) {
    // A wrong URL or a file that is not a database is a mistake of the user: print one line without a stack.
    const message = error instanceof Error ? error.message : String(error)
    refuse(message.startsWith('DATABASE_URL') ? message : `DATABASE_URL: ${nameOfDatabase()}: ${message}`)
  }
}

function sqliteState(): SchemaState {
  const database = new DatabaseState(new WatchedFile(databaseFile()))
  const state = database.schemaState(join(root, 'prisma/migrations'))
  database.close()
  return state
}

async function postgresState(): Promise<SchemaState> {
  // Loaded here, because this module needs the client that was just generated.
  const { createDatabase } = await import('../packages/database/src/database.ts')
  const database = createDatabase(databaseUrl())
  try {
    await database.connect()
    return database.schemaState()
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    // The server does not have the database. The CLI creates it.
    if (cause instanceof Error && 'code' in cause && cause.code === '3D000') return 'missing'
    throw cause
  } finally {
    await database.close()
  }
}

function nameOfDatabase(): string {
  return isPostgres() ? databaseName(databaseUrl()) : databaseFile()
}

/** Creates the file and its folder. If that fails, the CLI would hide the reason among its own messages. */
function touch(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    closeSync(openSync(file, 'a'))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    refuse(`DATABASE_URL: ${file} cannot be written (${why}); use a file in a folder with write permission`)
  }
}

function refuse(line: string): never {
  console.error(line)
  process.exit(1)
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
