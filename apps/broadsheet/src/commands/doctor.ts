import { accessSync, constants, existsSync, realpathSync, statfsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import {
  createDatabase,
  type Database,
  databaseFile,
  databaseName,
  type Finding,
  inspectSqlite,
  isPostgresUrl,
  type Obstacle,
} from '@broadsheet/database'
import { checkListen, EnvironmentError, readEnvironment } from '@broadsheet/server'
import { serveArguments } from '../settings/arguments.ts'
import { folderProblem } from '../settings/preflight.ts'
import { chooseSettings } from '../settings/settings.ts'

/** `broadsheet doctor`: looks for what could stop an import or a server. Returns 1 if there is a problem, else 0. */
export async function doctorCommand(args: string[]): Promise<number> {
  chooseSettings(serveArguments(args))
  let problems = 0
  for await (const { what, state, remedy } of findings()) {
    console.log(`${remedy === null ? 'ok     ' : 'PROBLEM'} ${what}: ${state}`)
    if (remedy === null) continue
    problems++
    console.log(`        ${remedy}`)
  }
  console.log(problems === 0 ? 'No problem was found' : `Problems: ${problems}`)
  return problems === 0 ? 0 : 1
}

async function* findings(): AsyncGenerator<Finding> {
  yield { what: 'Node', state: process.versions.node, remedy: null }
  try {
    const { contentDir, databaseUrl, host, port } = readEnvironment(process.env, process.cwd())
    yield contentFolder(contentDir)
    yield await portState(host, port)
    if (isPostgresUrl(databaseUrl)) yield* archive(databaseUrl, contentDir)
    else yield* sqliteFile(databaseUrl, contentDir)
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    for (const line of error.message.split('\n')) yield { what: 'setting', state: line, remedy: 'change the setting' }
  }
}

function contentFolder(folder: string): Finding {
  const what = 'content folder'
  const problem = folderProblem(folder)
  if (problem !== null) return { what, state: problem.what, remedy: `CONTENT_DIR: ${problem.remedy}` }
  return isAllowed(folder, constants.R_OK | constants.X_OK)
    ? { what, state: folder, remedy: null }
    : { what, state: `${folder} cannot be read`, remedy: 'give this user permission to read the folder' }
}

/** A port in use is not a problem: the server may run. */
async function portState(host: string, port: number): Promise<Finding> {
  const problem = await checkListen(host, port)
  return {
    what: 'port',
    state: problem === null ? `${port} is free` : `${port} is in use, or not allowed`,
    remedy: null,
  }
}

async function* sqliteFile(url: string, contentDir: string): AsyncGenerator<Finding> {
  const file = resolve(databaseFile(url))
  if (!existsSync(file)) {
    yield { what: 'database', state: `there is no file ${file}`, remedy: 'import the folder: broadsheet import' }
    return
  }
  // SQLite keeps a log and a shared index next to the file.
  const isWritable = isAllowed(file, constants.W_OK) && isAllowed(dirname(file), constants.W_OK)
  yield isWritable
    ? { what: 'database', state: file, remedy: null }
    : {
        what: 'database',
        state: `${file} is read-only`,
        remedy: 'give this user write permission for the file and its folder',
      }
  yield space(file)
  const inspected = inspectSqlite(file)
  yield* inspected
  if (inspected[0]?.remedy === null) yield* archive(url, contentDir)
}

/** An import into a new file, and a log as large as the file, need as much space again. */
function space(file: string): Finding {
  const { bavail, bsize } = statfsSync(dirname(file))
  const free = bavail * bsize
  const state = `${megabytes(free)} MB are free, the database has ${megabytes(statSync(file).size)} MB`
  const isEnough = free > statSync(file).size
  return {
    what: 'disk',
    state,
    remedy: isEnough ? null : 'free some space: an import may write as much as the database has',
  }
}

const remedies: Readonly<Record<Obstacle, string>> = {
  missing: 'import the folder: broadsheet import',
  unmigrated: 'use another database, or delete this one if nothing else is in it',
  behind: 'migrate it by an import: broadsheet import',
  ahead: 'update Broadsheet',
  unimported: 'import the folder: broadsheet import',
  unreachable: 'start PostgreSQL 16 or later, and check the address, the user and the password in DATABASE_URL',
  unreadable: 'check the disk, then restore a backup, or delete the file and import again',
}

async function* archive(url: string, contentDir: string): AsyncGenerator<Finding> {
  const database = createDatabase(url)
  try {
    await database.connect()
    const obstacle = database.obstacle()
    yield { what: 'migrations', state: database.schemaState(), remedy: obstacle && remedies[obstacle] }
    if (obstacle !== null) return
    const { articles, images } = database.archiveSize()
    yield {
      what: 'archive',
      state: `revision ${database.revision()}, articles: ${articles}, images: ${images}`,
      remedy: null,
    }
    yield* origin(await importedFolder(database), contentDir)
  } catch (error) {
    const state = `${databaseName(url)}: ${error instanceof Error ? error.message : error}`
    yield { what: 'database', state, remedy: lacksDatabase(error) ? remedies.missing : remedies.unreachable }
  } finally {
    await database.close()
  }
}

/** Whether a PostgreSQL server answered that it has no database of this name. An import creates it. */
function lacksDatabase(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error && 'code' in cause && cause.code === '3D000'
}

async function importedFolder(database: Database): Promise<string | null> {
  const reader = database.openSnapshot({ preview: true, now: Date.now() })
  try {
    return await reader.site.importedFolder()
  } finally {
    reader.release()
  }
}

/** An import refuses the database of another folder. */
function* origin(imported: string | null, contentDir: string): Generator<Finding> {
  if (imported === null || !existsSync(contentDir) || realpathSync(contentDir) === imported) return
  yield {
    what: 'origin',
    state: `the database was imported from ${imported}, not from ${contentDir}`,
    remedy: 'set DATABASE_URL to another database, or import with --force to replace the content of this one',
  }
}

function isAllowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode)
    return true
  } catch {
    // The error says only which permission is missing.
    return false
  }
}

function megabytes(bytes: number): string {
  return Math.round(bytes / 1e6).toLocaleString('en')
}
