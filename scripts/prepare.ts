import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseState } from '../packages/database/src/file/database-state.ts'
import { databaseFile, root } from '../prisma/environment.ts'
import { run } from './run-process.mjs'

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

/** Applies the migrations that the database has not seen; asks the CLI only where there are such. */
export async function migrate(): Promise<void> {
  const state = schemaState()
  if (state === 'current') return
  if (state === 'ahead') {
    refuse(`${databaseFile()}: a newer Broadsheet has migrated this database; update the code or name another file`)
  }
  if (state === 'unmigrated') {
    const how = 'empty it with `npx prisma migrate reset` if nothing else is in it, or name another file'
    refuse(`DATABASE_URL: ${databaseFile()} holds tables that no migration made, as \`prisma db push\` does; ${how}`)
  }
  touch(databaseFile())
  console.log(state === 'missing' ? 'Making the database …' : 'Migrating the database …')
  await prisma('migrate', 'deploy')
}

function schemaState(): ReturnType<DatabaseState['schemaState']> {
  try {
    const watch = new DatabaseState(databaseFile())
    const state = watch.schemaState(join(root, 'prisma/migrations'))
    watch.close()
    return state
  } catch (error) {
    // A URL that names no file and a file that is no database are people's mistakes: a line, and no stack.
    const message = error instanceof Error ? error.message : String(error)
    refuse(message.startsWith('DATABASE_URL') ? message : `DATABASE_URL: ${databaseFile()}: ${message}`)
  }
}

/** Makes the file, with its folder: the CLI buries in its own lines why it cannot. */
function touch(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    closeSync(openSync(file, 'a'))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    refuse(`DATABASE_URL: ${file} cannot be written (${why}); name a file in a folder that you may write to`)
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
